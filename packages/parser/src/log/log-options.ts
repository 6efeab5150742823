import type { LogFormat } from "./log-format.js";

export interface LogOptions {
  /** Which program wrote the log; without it the first line that tells decides. */
  readonly format?: LogFormat;
  /**
   * Year of the first stamp that has none (RFC 3164, section 4.1.2); a log that goes on from December to January
   * moves to the next year. Without it each stamp gets the latest year that does not put it in the future.
   */
  readonly year?: number;
  /** Name that the events carry in `file`. */
  readonly file?: string;
  /** What counts as now where a stamp has no year; the time of the call without it. */
  readonly now?: Date;
}
