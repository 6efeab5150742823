import type { DeliveryEvent, EventKind } from "../event.js";
import { buildEvent } from "./build-event.js";
import { type JsonObject, textAt } from "./json.js";

/** Bounce types that are no bounce ("Bounce types" of the bounce API); every other is one. */
const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["Transient", "delay"],
  ["SpamComplaint", "complaint"],
  ["AutoResponder", "auto-reply"],
  ["ChallengeVerification", "auto-reply"],
  ["Subscribe", "other"],
  ["Unsubscribe", "other"],
  ["AddressChange", "other"],
  ["OpenRelayTest", "other"],
]);

/** Postmark, as in "Bounce webhook", "Delivery webhook" and "Spam complaint webhook". Old bounces have no `RecordType`. */
export function readPostmark(value: JsonObject): DeliveryEvent[] | undefined {
  const type = textAt(value, "Type");
  const bounced = textAt(value, "BouncedAt");
  const record =
    textAt(value, "RecordType") ?? (type !== undefined && bounced !== undefined ? "Bounce" : undefined);
  if (record === undefined || textAt(value, "MessageID") === undefined) return undefined;
  const kind = kindOf(record, type);
  if (kind === undefined) return [];
  return [
    buildEvent({
      kind,
      format: "postmark",
      recipient: textAt(value, "Email", "Recipient"),
      sender: textAt(value, "From"),
      queueId: textAt(value, "MessageID"),
      subject: textAt(value, "Subject"),
      time: bounced ?? textAt(value, "DeliveredAt"),
      reply: textAt(value, "Details", "Description"),
    }),
  ];
}

function kindOf(record: string, type: string | undefined): EventKind | undefined {
  if (record === "Delivery") return "delivered";
  if (record === "SpamComplaint") return "complaint";
  return record === "Bounce" ? (KINDS.get(type ?? "") ?? "bounce") : undefined;
}
