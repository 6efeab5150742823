import type { DeliveryEvent, EventKind } from "../event.js";
import { buildEvent } from "./build-event.js";
import { type JsonObject, listAt, objectAt, textAt } from "./json.js";

const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["email.bounced", "bounce"],
  // Never sent: the address is on the suppression list, or sending failed at Resend.
  ["email.suppressed", "bounce"],
  ["email.failed", "bounce"],
  ["email.delivery_delayed", "delay"],
  ["email.delivered", "delivered"],
  ["email.complained", "complaint"],
]);

/** Resend, as in "Event Types". The event does not say which of several recipients it is about, so that it stands for each. */
export function readResend(value: JsonObject): DeliveryEvent[] | undefined {
  const type = textAt(value, "type");
  const data = objectAt(value, "data");
  if (!data || !type?.startsWith("email.") || textAt(data, "email_id") === undefined) return undefined;
  const kind = KINDS.get(type);
  if (kind === undefined) return [];
  const to = textAt(data, "to");
  const recipients = to === undefined ? listAt(data, "to").filter((one) => typeof one === "string") : [to];
  return recipients.map((recipient) =>
    buildEvent({
      kind,
      format: "resend",
      recipient,
      sender: textAt(data, "from"),
      messageId: textAt(data, "message_id"),
      queueId: textAt(data, "email_id"),
      subject: textAt(data, "subject"),
      time: textAt(value, "created_at"),
      reply: replyOf(data),
    }),
  );
}

function replyOf(data: JsonObject): string | undefined {
  const bounce = objectAt(data, "bounce");
  const [code] = listAt(bounce, "diagnosticCode");
  return (
    textAt({ code }, "code") ??
    textAt(bounce, "diagnosticCode", "message") ??
    textAt(objectAt(data, "suppressed"), "message") ??
    textAt(objectAt(data, "failed"), "reason") ??
    textAt(objectAt(data, "delivery_delayed"), "message")
  );
}
