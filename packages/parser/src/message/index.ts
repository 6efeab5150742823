/** Bounce messages, feedback reports and automatic replies as delivery events. */
export { type MboxMessage, readMbox } from "./mbox.js";
export { type ParseMessageOptions, parseMessage } from "./parse-message.js";
