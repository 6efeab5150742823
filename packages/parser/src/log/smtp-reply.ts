import type { DeliveryEvent } from "../event.js";

/** A reply is two pages at most (RFC 5321, section 4.5.3.1.5 allows 512 octets a line); what follows is dropped. */
export const LONGEST_REPLY = 16 * 1024;

const CODES = /^([2-5]\d\d)(?:[ -]+#?([245]\.\d{1,3}\.\d{1,3})(?![\d.]))?(?=[ -]|$)/;
const STATUS_INSIDE = /(?:^|[\s(#])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/;

/**
 * Writes a reply and its codes into an event. An enhanced code that does not lead the text counts where its class is
 * that of the reply code; a status that the event already has stays.
 */
export function addReply(event: DeliveryEvent, text: string): void {
  const reply = (text.length > LONGEST_REPLY ? text.slice(0, LONGEST_REPLY) : text).trim();
  if (reply === "") return;
  event.reply = reply;
  const found = CODES.exec(reply);
  if (found) event.replyCode = found[1]!;
  if (event.status !== undefined) return;
  const status = found?.[2] ?? STATUS_INSIDE.exec(reply.slice(0, 200))?.[1];
  if (status !== undefined && (found === null || status[0] === reply[0])) event.status = status;
}

/**
 * Gives a multi-line reply its line ends back: `550-5.1.1 one 550-5.1.1 two 550 5.1.1 three`, which is how Postfix
 * and others log it. Linear.
 */
export function splitJoinedReply(reply: string): string {
  if (reply.charCodeAt(3) !== 0x2d || reply.includes("\n")) return reply;
  const code = reply.slice(0, 3);
  if (!/^[2-5]\d\d$/.test(code)) return reply;
  const lines = reply.split(` ${code}-`);
  const last = lines.pop()!;
  // The last line has a blank behind the code; the same digits may stand in its text again.
  const final = last.indexOf(` ${code} `);
  const tail = final < 0 ? last : `${last.slice(0, final)}\n${last.slice(final + 1)}`;
  return [...lines, tail].join(`\n${code}-`);
}

/** The verb of a command, as servers write it, in the words of `DeliveryEvent.command`. */
export function commandOf(written: string): string | undefined {
  const words = written.slice(0, 60).toUpperCase();
  if (/^MAIL\b/.test(words)) return "MAIL";
  if (/^RCPT\b/.test(words)) return "RCPT";
  if (/^(?:EHLO|HELO|LHLO)\b/.test(words)) return "EHLO";
  if (/^(?:STARTTLS|TLS)\b/.test(words)) return "STARTTLS";
  if (/^AUTH\b/.test(words)) return "AUTH";
  if (/\b(?:DATA|BDAT|MESSAGE|BODY)\b|^\.$/.test(words)) return "DATA";
  return /\b(?:CONNECT|GREETING|BANNER|INITIAL CONNECTION)\b/.test(words) ? "CONNECT" : undefined;
}

/** An address without angle brackets; a text that is none gives undefined. */
export function bareAddress(written: string): string | undefined {
  const text = written.trim();
  const bare = text.startsWith("<") && text.endsWith(">") ? text.slice(1, -1) : text;
  return bare === "" || bare.length > LONGEST_ADDRESS ? undefined : bare;
}

/** RFC 5321, section 4.5.3.1 allows 320 octets; quoting and UTF-8 make some more. */
const LONGEST_ADDRESS = 1000;

/** The name of `mx.example.com[192.0.2.1]:25`; the address where there is no name. */
export function hostName(written: string): string | undefined {
  const bracket = written.indexOf("[");
  const name = (bracket > 0 ? written.slice(0, bracket) : written).trim().replace(/\.$/, "");
  if (bracket === 0) return written.slice(1).split("]")[0] || undefined;
  return name === "" || name.length > 255 ? undefined : name;
}
