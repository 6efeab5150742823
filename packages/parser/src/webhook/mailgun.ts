import type { DeliveryEvent, EventKind } from "../event.js";
import { buildEvent } from "./build-event.js";
import { type JsonObject, numberAt, objectAt, textAt } from "./json.js";

/** Mailgun, as in "Event Structure": the event stands under `event-data`, or bare in an answer of its events API. */
export function readMailgun(value: JsonObject): DeliveryEvent[] | undefined {
  const event = objectAt(value, "event-data") ?? value;
  const name = textAt(event, "event");
  if (name === undefined || (event === value && textAt(event, "log-level") === undefined)) return undefined;
  const kind = kindOf(name, textAt(event, "severity"));
  if (kind === undefined) return [];
  const message = objectAt(event, "message");
  const headers = objectAt(message, "headers");
  const status = objectAt(event, "delivery-status");
  return [
    buildEvent({
      kind,
      format: "mailgun",
      recipient: textAt(event, "recipient"),
      sender: textAt(objectAt(event, "envelope"), "sender") ?? textAt(headers, "from"),
      messageId: textAt(headers, "message-id"),
      queueId: textAt(event, "id"),
      subject: textAt(headers, "subject"),
      time: textAt(event, "timestamp"),
      status: textAt(status, "enhanced-code"),
      reply: replyOf(status) ?? wordsOf(event),
      remoteHost: textAt(status, "mx-host"),
    }),
  ];
}

function kindOf(event: string, severity: string | undefined): EventKind | undefined {
  switch (event) {
    case "failed":
      return severity === "temporary" ? "delay" : "bounce";
    case "rejected":
      return "bounce";
    case "delivered":
      return "delivered";
    case "complained":
      return "complaint";
    default:
      return undefined;
  }
}

/** The code stands beside the text; 605 and its kin are Mailgun's own, for what it did not even try. */
function replyOf(status: JsonObject | undefined): string | undefined {
  const text = textAt(status, "message", "description");
  const code = numberAt(status, "code");
  if (text === undefined || code === undefined || code < 200 || code > 699) return text;
  return text.startsWith(String(code)) ? text : `${code} ${text}`;
}

function wordsOf(event: JsonObject): string | undefined {
  const reject = objectAt(event, "reject");
  return textAt(reject, "reason", "description") ?? textAt(event, "reason");
}
