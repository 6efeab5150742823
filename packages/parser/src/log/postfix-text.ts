import type { DeliveryEvent } from "../event.js";
import { addReply, commandOf, hostName, LONGEST_REPLY, splitJoinedReply } from "./smtp-reply.js";

const SUSPENDED = "delivery temporarily suspended: ";
const IN_REPLY_TO = " (in reply to ";
/** How Postfix begins a text that is not a server's answer (src/smtp/smtp_connect.c, smtp_proto.c, smtp_trouble.c). */
const OWN_WORDS: readonly (readonly [start: string, command?: string])[] = [
  ["connect to ", "CONNECT"],
  ["lost connection with "],
  ["conversation with "],
  ["TLS is required, but was not offered by host ", "STARTTLS"],
];

/**
 * Reads what stands in brackets behind `status=` into an event: `host mx.example.com[192.0.2.1] said: 550 … (in
 * reply to RCPT TO command)`, or words of Postfix's own. The reply has no surroundings then.
 */
export function readPostfixText(written: string, event: DeliveryEvent): void {
  const cut = written.length > LONGEST_REPLY ? written.slice(0, LONGEST_REPLY) : written;
  const text = cut.startsWith(SUSPENDED) ? cut.slice(SUSPENDED.length) : cut;
  // Other transports log the bare answer: `250 2.0.0 Ok: queued`.
  if (!readAnswer(text, event)) readOwnWords(text, event);
}

/** `host X[ip] said: …`, `host X[ip] refused to talk to me: …`, `SASL authentication failed; server X[ip] said: …`. */
function readAnswer(text: string, event: DeliveryEvent): boolean {
  const colon = text.indexOf(": ");
  const lead = colon < 0 ? "" : text.slice(0, colon);
  const refused = lead.endsWith(" refused to talk to me");
  if (!refused && !lead.endsWith(" said")) return false;
  addHost(event, lead.slice(lead.startsWith("host ") ? 5 : lead.indexOf(" server ") + 8));
  const at = text.lastIndexOf(IN_REPLY_TO);
  const answer = text.slice(colon + 2, at < colon ? text.length : at);
  if (at > colon) addCommand(event, commandOf(text.slice(at + IN_REPLY_TO.length).replace(/^end of /, "")));
  else if (refused) event.command = "CONNECT";
  else if (lead.startsWith("SASL ")) event.command = "AUTH";
  addReply(event, splitJoinedReply(answer));
  return true;
}

function readOwnWords(text: string, event: DeliveryEvent): void {
  addReply(event, splitJoinedReply(text));
  const lead = OWN_WORDS.find(([start]) => text.startsWith(start));
  if (!lead) return;
  addCommand(event, lead[1] ?? phaseOf(text));
  addHost(event, text.slice(lead[0].length));
}

function addCommand(event: DeliveryEvent, command: string | undefined): void {
  if (command !== undefined) event.command = command;
}

/** The host that a text begins with: `mx.example.com[192.0.2.1]:25: Connection refused`. */
function addHost(event: DeliveryEvent, text: string): void {
  const blank = text.indexOf(" ");
  const host = hostName((blank < 0 ? text : text.slice(0, blank)).replace(/:$/, ""));
  if (host !== undefined) event.remoteHost = host;
}

/** `… while sending RCPT TO`, `… while receiving the initial server greeting`, `… while performing the EHLO handshake`. */
function phaseOf(text: string): string | undefined {
  const at = text.lastIndexOf(" while ");
  if (at < 0) return undefined;
  const words = text
    .slice(at + 7)
    .replace(/^(?:sending|receiving|performing) /, "")
    .replace(/^(?:the|end of) /, "");
  return commandOf(words);
}
