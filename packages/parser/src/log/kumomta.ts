import type { DeliveryEvent, EventKind } from "../event.js";
import { type FormatReader, lineByLine } from "./format-reader.js";
import type { LogOptions } from "./log-options.js";
import { addReply, commandOf, hostName } from "./smtp-reply.js";
import { timeOfEpoch, timeOfIso } from "./time-stamp.js";

/** Record types ("Log Record"); Reception, Delayed and Rejection are no answer of a recipient's server. */
const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["Delivery", "delivered"],
  ["TransientFailure", "delay"],
  ["Bounce", "bounce"],
  ["AdminBounce", "bounce"],
  ["Expiration", "bounce"],
  ["OOB", "bounce"],
  ["Feedback", "complaint"],
]);

/** A message has one recipient or a batch of them; the batch is the sender's choice. */
const MOST_RECIPIENTS = 10_000;

type JsonObject = Readonly<Record<string, unknown>>;

/** Reads KumoMTA's log after its decompression: one JSON record a line. */
export function kumomtaReader(_options: LogOptions): FormatReader {
  return lineByLine((line, number, events) => {
    const record = kumomtaRecord(line);
    const kind = KINDS.get(String(record?.type));
    if (!record || kind === undefined) return;
    const { recipient: to } = record;
    const recipients = Array.isArray(to) ? to.slice(0, MOST_RECIPIENTS) : [to];
    for (const recipient of recipients) events.push(readRecord(record, kind, recipient, number));
  });
}

/** The record of a line; undefined where it is none. */
export function kumomtaRecord(line: string): JsonObject | undefined {
  if (!line.startsWith("{") || !line.includes('"type"')) return undefined;
  let record: JsonObject | undefined;
  try {
    record = objectOf(JSON.parse(line));
  } catch {
    return undefined;
  }
  const own =
    record &&
    typeof record.type === "string" &&
    "recipient" in record &&
    ("queue" in record || "response" in record);
  return own ? record : undefined;
}

function readRecord(record: JsonObject, kind: EventKind, recipient: unknown, number: number): DeliveryEvent {
  const event: DeliveryEvent = { kind, format: "kumomta-log", line: number };
  const headers = objectOf(record.headers);
  set(event, "time", timeOf(record.timestamp));
  set(event, "recipient", recipient);
  set(event, "sender", record.sender);
  set(
    event,
    "messageId",
    typeof headers?.["Message-ID"] === "string" ? headers["Message-ID"].replace(/^<|>$/g, "") : undefined,
  );
  set(event, "queueId", record.id);
  set(event, "subject", headers?.Subject);
  set(event, "remoteHost", serverOf(record));
  const report = objectOf(record.feedback_report);
  if (kind === "complaint") set(event, "feedbackType", objectOf(report)?.feedback_type);
  else addResponse(event, objectOf(record.response));
  return event;
}

function addResponse(event: DeliveryEvent, response: JsonObject | undefined): void {
  if (!response) return;
  const { class: first, subject, detail } = objectOf(response.enhanced_code) ?? {};
  const status = `${first}.${subject}.${detail}`;
  const enhanced = /^[245]\.\d{1,3}\.\d{1,3}$/.test(status) ? `${status} ` : "";
  const code = /^[2-5]\d\d$/.test(String(response.code)) ? `${response.code} ` : "";
  addReply(event, `${code}${enhanced}${typeof response.content === "string" ? response.content : ""}`);
  const command = typeof response.command === "string" ? commandOf(response.command.trim()) : undefined;
  if (command !== undefined) event.command = command;
}

/** Seconds since 1970; newer versions may write RFC 3339. */
function timeOf(value: unknown): string | undefined {
  if (typeof value === "number") return timeOfEpoch(value * 1000);
  return typeof value === "string" ? timeOfIso(value) : undefined;
}

function serverOf(record: JsonObject): string | undefined {
  const name = objectOf(record.peer_address)?.name;
  return typeof name === "string" ? hostName(name) : undefined;
}

type TextField =
  | "time"
  | "recipient"
  | "sender"
  | "messageId"
  | "queueId"
  | "subject"
  | "remoteHost"
  | "feedbackType";

function set(event: DeliveryEvent, name: TextField, value: unknown): void {
  if (typeof value === "string") event[name] = value;
}

function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}
