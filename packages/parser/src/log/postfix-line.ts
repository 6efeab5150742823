import type { DeliveryEvent, EventKind } from "../event.js";
import { readPostfixText } from "./postfix-text.js";
import { hostName } from "./smtp-reply.js";

/** The words behind `status=` (src/global/log_adhoc.c, bounce.c, defer.c, verify.c). */
const KINDS: Readonly<Record<string, EventKind>> = {
  sent: "delivered",
  bounced: "bounce",
  deferred: "delay",
  expired: "bounce",
  "force-expired": "bounce",
  // An address probe (ADDRESS_VERIFICATION_README): nothing was sent, but the answer stands for the address.
  undeliverable: "bounce",
  deliverable: "other",
  // With soft_bounce=yes a bounce is written so and tried again.
  SOFTBOUNCE: "delay",
};

export function kindOfStatus(word: string): EventKind | undefined {
  return Object.hasOwn(KINDS, word) ? KINDS[word] : undefined;
}

/**
 * Reads `to=<a@b>, orig_to=<c@d>, relay=x[192.0.2.1]:25, delay=1, delays=…, dsn=5.1.1, status=bounced (…)`, which
 * begins at `to`. An address may hold blanks, commas and brackets, so that the names around it are what separates.
 * The time and the message come from elsewhere.
 */
export function readDelivery(line: string, to: number): DeliveryEvent | undefined {
  const behind = line.indexOf(">, relay=", to);
  const status = behind < 0 ? -1 : line.indexOf(", status=", behind);
  if (status < 0) return undefined;
  const open = line.indexOf(" (", status);
  const kind = kindOfStatus(line.slice(status + 9, open < 0 ? line.length : open));
  if (kind === undefined) return undefined;
  const address = line.slice(to + 4, behind);
  const original = address.lastIndexOf(">, orig_to=<");
  const recipient = original < 0 ? address : address.slice(0, original);
  const event: DeliveryEvent = { kind, format: "postfix-log", recipient };
  if (original >= 0) event.originalRecipient = address.slice(original + 12);
  const dsn = dsnOf(line, behind, status);
  if (dsn !== undefined) event.status = dsn;
  if (open >= 0) readPostfixText(insideBrackets(line, open + 2), event);
  if (event.remoteHost === undefined) addRelay(event, line, behind + 9);
  return event;
}

/** The closing bracket is missing where syslog cut the line. */
function insideBrackets(line: string, start: number): string {
  return line.slice(start, line.endsWith(")") ? line.length - 1 : line.length);
}

/** `mx.example.com[192.0.2.1]:25`; `none` and the names of local transports are no host. */
function addRelay(event: DeliveryEvent, line: string, start: number): void {
  const comma = line.indexOf(",", start);
  const relay = line.slice(start, comma < 0 ? start : comma);
  const host = relay.includes("[") ? hostName(relay) : undefined;
  if (host !== undefined) event.remoteHost = host;
}

function dsnOf(line: string, start: number, status: number): string | undefined {
  const at = line.indexOf(", dsn=", start);
  if (at < 0 || at > status) return undefined;
  const dsn = line.slice(at + 6, Math.min(status, at + 20));
  return /^[245]\.\d{1,3}\.\d{1,3}$/.test(dsn) ? dsn : undefined;
}
