/**
 * What people really have about their mail, as delivery events: bounce messages, server logs, webhooks.
 *
 * @example
 * import { parseMessage } from "@bouncebook/parser";
 * const [event] = parseMessage(await readFile("bounce.eml"));
 */
export type { DeliveryEvent, EventKind } from "./event.js";
export * from "./log/index.js";
export * from "./message/index.js";
export * from "./webhook/index.js";
