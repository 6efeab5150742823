import { exchangeHeader } from "./exchange.js";
import { readEximLine } from "./exim.js";
import { HARAKA_HEAD } from "./haraka.js";
import { kumomtaRecord } from "./kumomta.js";
import type { LogFormat } from "./log-format.js";
import { powermtaHeader } from "./powermta.js";
import { QMAIL_RECORD } from "./qmail.js";

/** What tells a format stands in front; JSON records and headers of tables are looked at as a whole. */
const HEAD = 500;

const POSTFIX = /(?:^| )[^\s[\]]{0,60}postfix[^\s[\]]{0,60}\/[^\s[\]]{1,60}\[\d{1,10}\]: /;
/** Postfix under another syslog_name: the process has a slash in its name and the line a queue id. */
const POSTFIX_RENAMED =
  / [^\s[\]]{1,60}\/[^\s[\]]{1,60}\[\d{1,10}\]: (?:NOQUEUE: |[0-9A-Za-z]{5,20}: (?:to=<|from=<|client=|message-id=|removed|uid=))/;
const OPENSMTPD =
  / smtpd\[\d{1,10}\]: (?:[0-9a-f]{16} (?:mta|mda|smtp) |(?:relay|delivery): (?:Ok|TempFail|PermFail) for )/;
const SENDMAIL =
  / [^\s[\]/]{1,60}\[\d{1,10}\]: (?:\[ID \d{1,10} [a-z0-9.]{1,30}\] )?[0-9A-Za-z]{8,20}: (?:from=.*, (?:size|nrcpts)=|to=.*, (?:delay|mailer|stat)=)/;

/** The format of a log by the first line that tells it; undefined when none does. */
export function recognizeLog(sample: string): LogFormat | undefined {
  for (let start = sample.charCodeAt(0) === 0xfeff ? 1 : 0; start < sample.length; ) {
    const end = sample.indexOf("\n", start);
    const line = sample.slice(start, end < 0 ? sample.length : end);
    const format = recognizeLine(line.endsWith("\r") ? line.slice(0, -1) : line);
    if (format !== undefined) return format;
    start += line.length + 1;
  }
  return undefined;
}

function recognizeLine(line: string): LogFormat | undefined {
  const head = line.slice(0, HEAD);
  if (POSTFIX.test(head) || POSTFIX_RENAMED.test(head)) return "postfix-log";
  if (HARAKA_HEAD.test(head)) return "haraka-log";
  if (OPENSMTPD.test(head)) return "opensmtpd-log";
  if (SENDMAIL.test(head)) return "sendmail-log";
  if (readEximLine(head)) return "exim-log";
  if (QMAIL_RECORD.test(head)) return "qmail-log";
  if (head.startsWith("#Software: Microsoft Exchange") || isExchangeHeader(line)) return "exchange-log";
  if (powermtaHeader(line)) return "powermta-log";
  return kumomtaRecord(line) ? "kumomta-log" : undefined;
}

/** The other logs of Exchange and IIS begin with `#Fields:` too. */
function isExchangeHeader(line: string): boolean {
  const names = exchangeHeader(line);
  return names !== undefined && (names.includes("event-id") || names.includes("EventId"));
}
