export { LOG_FORMATS, type LogFormat } from "./log-format.js";
export type { LogOptions } from "./log-options.js";
export { createLogReader, type LogReader, readLog } from "./reader.js";
export { recognizeLog } from "./recognize.js";
