import type { DeliveryEvent, EventKind } from "../event.js";
import { buildEvent } from "./build-event.js";
import { type JsonObject, textAt } from "./json.js";

const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["bounce", "bounce"],
  // Never sent, because SendGrid suppresses the address or refused the message.
  ["dropped", "bounce"],
  ["deferred", "delay"],
  ["delivered", "delivered"],
  ["spamreport", "complaint"],
]);

/** Twilio SendGrid, as in "Event Webhook Reference". A block is a `bounce` of `type: "blocked"`. */
export function readSendgrid(value: JsonObject): DeliveryEvent[] | undefined {
  const event = textAt(value, "event");
  if (event === undefined || textAt(value, "sg_event_id", "sg_message_id") === undefined) return undefined;
  const kind = KINDS.get(event);
  if (kind === undefined) return [];
  return [
    buildEvent({
      kind,
      format: "sendgrid",
      recipient: textAt(value, "email"),
      messageId: textAt(value, "smtp-id"),
      queueId: textAt(value, "sg_message_id"),
      time: textAt(value, "timestamp"),
      status: textAt(value, "status"),
      reply: textAt(value, "reason", "response"),
    }),
  ];
}
