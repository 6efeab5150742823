import type { DeliveryEvent } from "../event.js";
import { unquote } from "./fields.js";
import { addReply, commandOf } from "./smtp-reply.js";

/** ` R=dnslookup`, ` C="250 OK"`, ` [192.0.2.1]:25` behind `H=`, ` defer (-44)`: what stands between address and error. */
const FIELD =
  / ([A-Za-z]{1,4})=("(?:[^"\\]|\\.)*"|[^\s"]\S*)| \[[0-9A-Fa-f.:]{2,45}\](?::\d{1,5})?| \([^\s()]{1,255}\)| defer \(-?\d{1,5}\)/y;

/**
 * Reads what stands behind `=>`, `**` or `==` into an event: `a@b <c@d> R=dnslookup T=remote_smtp H=mx.example.com
 * [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<a@b>: 550 …` (the Exim specification, "Log files").
 */
export function readEximDelivery(text: string, event: DeliveryEvent): void {
  const behind = readAddresses(text, event);
  const error = readFields(text, behind, event);
  if (error !== "") readEximError(error, event);
}

/** `user <user@example.com>` for a local mailbox, `final@example.com <alias@example.com>` behind a redirection. */
function readAddresses(text: string, event: DeliveryEvent): number {
  const end = endOfAddress(text);
  const first = text.slice(0, end).replace(/:$/, "");
  const parent = /^ <([^<>]{1,1000})>/.exec(text.slice(end, end + 1010));
  const original = parent?.[1];
  if (first.includes("@") || original === undefined) event.recipient = first.replace(/^<|>$/g, "");
  else event.recipient = original;
  if (original !== undefined && event.recipient !== original) event.originalRecipient = original;
  return text[end - 1] === ":" ? end - 1 : end + (parent?.[0].length ?? 0);
}

/** A local part in quotes may hold blanks. */
function endOfAddress(text: string): number {
  const from = text.startsWith('"') ? Math.max(text.indexOf('"@', 1), 0) : 0;
  const blank = text.indexOf(" ", from);
  return blank < 0 ? text.length : blank;
}

/** Takes what the fields tell and gives the error text behind them. */
function readFields(text: string, start: number, event: DeliveryEvent): string {
  let at = start;
  FIELD.lastIndex = at;
  for (let found = FIELD.exec(text); found; found = FIELD.exec(text)) {
    at = FIELD.lastIndex;
    const [, name, value = ""] = found;
    // `T=remote_smtp: error`: the colon belongs to what follows.
    const colon = value.endsWith(":");
    if (name !== undefined) takeField(event, name, colon ? value.slice(0, -1) : value);
    if (colon) return text.slice(at).trim();
    FIELD.lastIndex = at;
  }
  FIELD.lastIndex = 0;
  return text.slice(at).replace(/^: ?/, "").trim();
}

function takeField(event: DeliveryEvent, name: string, value: string): void {
  if (name === "H" && value.length < 256) event.remoteHost = value;
  else if (name === "C") addReply(event, withLineEnds(unquote(value).replace(/\\(["\\])/g, "$1")));
  else if (name === "F" || name === "P") event.sender = value.replace(/^<|>$/g, "");
}

/** `SMTP error from remote mail server after RCPT TO:<a@b>: host mx.example.com [192.0.2.1]: 550 …`, or words of Exim's own. */
const SMTP_ERROR =
  /^(?:SMTP|LMTP) (?:error|timeout) from remote (?:mail server|mailer|host) after (?:pipelined )?/;
const ANSWER = /: (?=[2-5]\d\d(?:[ -]|$))/;
const HOST = /: host ([^\s[\]]{1,255}) \[/;

function readEximError(error: string, event: DeliveryEvent): void {
  const lead = SMTP_ERROR.exec(error);
  const answer = lead ? ANSWER.exec(error) : null;
  if (lead) {
    const command = commandOf(error.slice(lead[0].length));
    if (command !== undefined) event.command = command;
  }
  const host = answer && HOST.exec(error.slice(0, answer.index + 1));
  if (host) event.remoteHost = host[1]!;
  addReply(event, withLineEnds(answer ? error.slice(answer.index + 2) : error));
}

/** Exim writes the line ends of a reply as `\n`. */
function withLineEnds(text: string): string {
  return text.replace(/\\[rn]/g, "\n").replace(/\n{2,}/g, "\n");
}
