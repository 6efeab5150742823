import type { DeliveryEvent } from "../event.js";
import { readAmazonSes } from "./amazon-ses.js";
import { readBrevo } from "./brevo.js";
import { type JsonObject, listAt, objectAt, parseJson, textAt, toObject } from "./json.js";
import { readMailgun } from "./mailgun.js";
import { readMailjet } from "./mailjet.js";
import { readMandrill } from "./mandrill.js";
import { readPostmark } from "./postmark.js";
import { readResend } from "./resend.js";
import { readSendgrid } from "./sendgrid.js";
import { readSparkpost } from "./sparkpost.js";

/** Envelopes and lists inside each other: a queue holds a topic's notification, which holds the event. */
const DEEPEST_ENVELOPE = 8;

type WebhookReader = (value: JsonObject) => DeliveryEvent[] | undefined;

/**
 * What a webhook posted, already parsed: one event, a list of them, or an envelope around them. The provider is
 * recognised by its own field names. What is unknown, and what is no answer about a delivery (opens, clicks,
 * subscriptions), gives nothing. Never throws.
 */
export function parseWebhook(value: unknown): DeliveryEvent[] {
  const events: DeliveryEvent[] = [];
  readValue(value, 0, events);
  return events;
}

/**
 * The same of a text: JSON, one JSON value a line (the events tell their line then), or the form in which Mandrill
 * posts. Lines that are not JSON are passed over.
 *
 * @throws TypeError when the text is no string.
 */
export function parseWebhookText(text: string): DeliveryEvent[] {
  if (typeof text !== "string") throw new TypeError("text: expected a string");
  const value = parseJson(text);
  if (value !== undefined) return parseWebhook(value);
  if (text.startsWith("mandrill_events=")) return parseWebhook(parseJson(formValue(text)));
  const events: DeliveryEvent[] = [];
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end < 0 ? text.length : end);
    start += line.length + 1;
    number++;
    for (const event of parseWebhook(parseJson(line))) events.push({ ...event, line: number });
  }
  return events;
}

function formValue(text: string): string {
  return new URLSearchParams(text).get("mandrill_events") ?? "";
}

function readValue(value: unknown, depth: number, events: DeliveryEvent[]): void {
  if (depth > DEEPEST_ENVELOPE) return;
  if (Array.isArray(value)) {
    for (const one of value) readValue(one, depth + 1, events);
    return;
  }
  const object = toObject(value);
  if (!object) return;
  const inside = insideEnvelope(object);
  if (inside !== undefined) readValue(inside, depth + 1, events);
  else for (const event of readObject(object)) events.push(event);
}

function readObject(object: JsonObject): DeliveryEvent[] {
  const readers: readonly WebhookReader[] = [
    readAmazonSes,
    readSendgrid,
    readMandrill,
    readMailgun,
    readPostmark,
    readSparkpost,
    readMailjet,
    readBrevo,
    readResend,
  ];
  for (const read of readers) {
    const events = read(object);
    if (events !== undefined) return events;
  }
  return [];
}

/**
 * SNS over HTTPS (`Message`), EventBridge (`detail`), SQS and Lambda (`Records` with `body` or `Sns`), a Mandrill
 * form, and a page of an events API (`items`, `results`).
 */
function insideEnvelope(object: JsonObject): unknown {
  if (textAt(object, "Type") === "Notification") return parseJson(textOf(object.Message));
  if (textAt(object, "source") === "aws.ses") return objectAt(object, "detail") ?? {};
  if (objectAt(object, "Sns")) return { Type: "Notification", Message: objectAt(object, "Sns")?.Message };
  if (textAt(object, "eventSource") === "aws:sqs") return parseJson(textOf(object.body));
  for (const name of ["Records", "items", "results"]) {
    const list = listAt(object, name);
    if (list.length > 0) return list;
  }
  const { mandrill_events: form } = object;
  return typeof form === "string" ? parseJson(form) : Array.isArray(form) ? form : undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
