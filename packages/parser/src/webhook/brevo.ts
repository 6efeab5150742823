import type { DeliveryEvent, EventKind } from "../event.js";
import { buildEvent } from "./build-event.js";
import { type JsonObject, textAt } from "./json.js";

const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["hard_bounce", "bounce"],
  ["soft_bounce", "bounce"],
  // Never sent: the address is on the block list, or is none.
  ["blocked", "bounce"],
  ["invalid_email", "bounce"],
  ["invalid", "bounce"],
  ["error", "bounce"],
  ["deferred", "delay"],
  ["delivered", "delivered"],
  ["spam", "complaint"],
  ["complaint", "complaint"],
]);

/** Brevo, formerly Sendinblue, as in "Transactional webhooks". `date` is in the account's zone, so that it is not used. */
export function readBrevo(value: JsonObject): DeliveryEvent[] | undefined {
  const event = textAt(value, "event");
  if (event === undefined || textAt(value, "ts_event", "message-id") === undefined) return undefined;
  const kind = KINDS.get(event);
  if (kind === undefined) return [];
  return [
    buildEvent({
      kind,
      format: "brevo",
      recipient: textAt(value, "email"),
      sender: textAt(value, "sender_email"),
      messageId: textAt(value, "message-id"),
      subject: textAt(value, "subject"),
      time: textAt(value, "ts_event", "ts"),
      reply: textAt(value, "reason") ?? (kind === "bounce" ? event : undefined),
    }),
  ];
}
