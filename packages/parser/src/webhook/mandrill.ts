import type { DeliveryEvent, EventKind } from "../event.js";
import { buildEvent } from "./build-event.js";
import { type JsonObject, listAt, objectAt, textAt, toObject } from "./json.js";

const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["hard_bounce", "bounce"],
  ["soft_bounce", "bounce"],
  // Never sent: the address is on the deny list, or Mandrill refused the message.
  ["reject", "bounce"],
  ["deferral", "delay"],
  ["delivered", "delivered"],
  ["spam", "complaint"],
]);

/** Mandrill (Mailchimp Transactional), as in "Webhook format": the message under `msg`. */
export function readMandrill(value: JsonObject): DeliveryEvent[] | undefined {
  const message = objectAt(value, "msg");
  const event = textAt(value, "event");
  if (!message || event === undefined) return undefined;
  const kind = KINDS.get(event);
  if (kind === undefined) return [];
  const last = toObject(listAt(message, "smtp_events").at(-1));
  return [
    buildEvent({
      kind,
      format: "mandrill",
      recipient: textAt(message, "email"),
      sender: textAt(message, "sender"),
      queueId: textAt(message, "_id"),
      subject: textAt(message, "subject"),
      time: textAt(value, "ts"),
      reply: textAt(message, "diag") ?? textAt(last, "diag") ?? wordsOf(message),
    }),
  ];
}

/** `bad_mailbox`, or why the message was not sent: `hard-bounce`, `spam`, `unsub`, … */
function wordsOf(message: JsonObject): string | undefined {
  const reject = textAt(objectAt(message, "reject"), "reason") ?? textAt(message, "reject", "reject_reason");
  return textAt(message, "bounce_description") ?? reject;
}
