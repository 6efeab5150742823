import type { DeliveryEvent, EventKind } from "../event.js";
import { buildEvent } from "./build-event.js";
import { type JsonObject, textAt } from "./json.js";

const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["sent", "delivered"],
  ["bounce", "bounce"],
  // Never sent: the address bounced before, or Mailjet refused the message.
  ["blocked", "bounce"],
  ["spam", "complaint"],
]);

/** Mailjet, as in "Event API". `sent` is told when the recipient's server took the message. */
export function readMailjet(value: JsonObject): DeliveryEvent[] | undefined {
  const event = textAt(value, "event");
  if (event === undefined || textAt(value, "MessageID", "Message_GUID", "mj_campaign_id") === undefined)
    return undefined;
  const kind = KINDS.get(event);
  if (kind === undefined) return [];
  return [
    buildEvent({
      kind,
      format: "mailjet",
      recipient: textAt(value, "email"),
      queueId: textAt(value, "Message_GUID", "MessageID"),
      time: textAt(value, "time"),
      reply: textAt(value, "comment") ?? errorOf(value) ?? replyOf(value),
    }),
  ];
}

/** `recipient: user unknown`: the two words of the table "Possible values for errors". */
function errorOf(value: JsonObject): string | undefined {
  const words = [textAt(value, "error_related_to"), textAt(value, "error")].filter(
    (word) => word !== undefined,
  );
  return words.length > 0 ? words.join(": ") : undefined;
}

/** `sent (250 2.0.0 OK …)` */
function replyOf(value: JsonObject): string | undefined {
  const reply = textAt(value, "smtp_reply");
  return reply?.startsWith("sent (") ? reply.slice(6, -1) : reply;
}
