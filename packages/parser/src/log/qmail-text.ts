import type { DeliveryEvent } from "../event.js";
import { addReply } from "./smtp-reply.js";

/** How qmail-remote words what it was doing (qmail-remote.c, smtp()). */
const COMMANDS: readonly (readonly [words: string, command: string])[] = [
  [" does not like recipient", "RCPT"],
  [" sender was rejected", "MAIL"],
  [" failed on DATA command", "DATA"],
  [" failed after I sent the message", "DATA"],
  [" greeting failed", "CONNECT"],
  [" my name was rejected", "EHLO"],
];

const SAID = "Remote host said: ";

/**
 * Reads a delivery's text: qmail-send writes blanks as `_` and line ends as `/` (logsafe() in qmail-send.c), which
 * leaves real slashes and underscores like them. A slash counts as a line end where qmail's own words or a reply
 * code follow it.
 */
export function readQmailText(written: string, event: DeliveryEvent): void {
  const text = written
    .replaceAll("_", " ")
    .replace(/\/(?=Remote host said: |Giving up on |STARTTLS |TLS |Connected to |[2-5]\d\d[ -]|$)/g, "\n")
    .trim();
  const said = text.indexOf(SAID);
  const own = said < 0 ? text : text.slice(0, said);
  const command = COMMANDS.find(([words]) => own.includes(words))?.[1];
  if (command !== undefined) event.command = command;
  const host = hostOf(own);
  if (host !== undefined) event.remoteHost = host;
  const answer = said < 0 ? text : text.slice(said + SAID.length);
  const end = answer.lastIndexOf("\nGiving up on ");
  addReply(event, end < 0 ? answer : answer.slice(0, end));
}

/** `192.0.2.1 does not like recipient.`, `Connected to 192.0.2.1 but sender was rejected.` */
function hostOf(own: string): string | undefined {
  const found = /^(?:Connected to )?([0-9A-Za-z.:-]{3,255}) (?:accepted|does not|failed|but )/.exec(own);
  return found && /[.:]/.test(found[1]!) ? found[1] : undefined;
}
