import type { DeliveryEvent, EventKind } from "../event.js";
import { buildEvent } from "./build-event.js";
import { type JsonObject, objectAt, textAt, toObject } from "./json.js";

const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["bounce", "bounce"],
  ["out_of_band", "bounce"],
  // Never sent: the suppression list, a policy, or a template that failed.
  ["policy_rejection", "bounce"],
  ["generation_failure", "bounce"],
  ["generation_rejection", "bounce"],
  ["delay", "delay"],
  ["delivery", "delivered"],
  ["spam_complaint", "complaint"],
]);

/** SparkPost, as in "Webhooks, events": `{"msys": {"message_event": {…}}}`, or the bare event of its events API. */
export function readSparkpost(value: JsonObject): DeliveryEvent[] | undefined {
  const envelope = objectAt(value, "msys");
  const event = envelope ? toObject(Object.values(envelope)[0]) : value;
  const type = textAt(event, "type");
  if (!envelope && (type === undefined || textAt(event, "rcpt_to", "raw_rcpt_to") === undefined))
    return undefined;
  const kind = KINDS.get(type ?? "");
  if (kind === undefined) return [];
  return [
    buildEvent({
      kind,
      format: "sparkpost",
      recipient: textAt(event, "raw_rcpt_to", "rcpt_to"),
      sender: textAt(event, "msg_from"),
      queueId: textAt(event, "message_id"),
      subject: textAt(event, "subject"),
      time: textAt(event, "timestamp"),
      reply: textAt(event, "raw_reason", "reason"),
      replyCode: textAt(event, "error_code"),
      feedbackType: textAt(event, "fbtype"),
    }),
  ];
}
