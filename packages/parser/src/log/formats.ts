import { exchangeReader } from "./exchange.js";
import { eximReader } from "./exim.js";
import type { FormatReader } from "./format-reader.js";
import { harakaReader } from "./haraka.js";
import { kumomtaReader } from "./kumomta.js";
import { LOG_FORMATS, type LogFormat } from "./log-format.js";
import type { LogOptions } from "./log-options.js";
import { opensmtpdReader } from "./opensmtpd.js";
import { PostfixReader } from "./postfix.js";
import { powermtaReader } from "./powermta.js";
import { qmailReader } from "./qmail.js";
import { sendmailReader } from "./sendmail.js";

/** Throws a TypeError for a format that is none. */
export function createFormatReader(format: LogFormat, options: LogOptions): FormatReader {
  switch (format) {
    case "postfix-log":
      return new PostfixReader(options);
    case "exim-log":
      return eximReader(options);
    case "sendmail-log":
      return sendmailReader(options);
    case "opensmtpd-log":
      return opensmtpdReader(options);
    case "qmail-log":
      return qmailReader(options);
    case "exchange-log":
      return exchangeReader(options);
    case "powermta-log":
      return powermtaReader(options);
    case "kumomta-log":
      return kumomtaReader(options);
    case "haraka-log":
      return harakaReader(options);
    default:
      format satisfies never;
      throw new TypeError(
        `createLogReader: expected format to be one of ${LOG_FORMATS.join(", ")}; got ${String(format)}.`,
      );
  }
}
