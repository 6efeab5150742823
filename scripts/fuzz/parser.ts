import { isDeepStrictEqual } from "node:util";
import {
  createLogReader,
  type DeliveryEvent,
  type LogFormat,
  parseMessage,
  parseWebhookText,
  recognizeLog,
} from "@bouncebook/parser";
import fc from "fast-check";
import { log, message, webhook } from "./messages.ts";
import { type Count, holds, type Target } from "./target.ts";

type Input =
  | { readonly kind: "message"; readonly text: string; readonly asBytes: boolean }
  | { readonly kind: "log"; readonly text: string; readonly cuts: readonly number[] }
  | { readonly kind: "webhook"; readonly text: string };

const KINDS = ["bounce", "delay", "delivered", "complaint", "auto-reply", "other"];
/** A text field; a log gives 16 kB of a reply at most, and of a field that nobody expects a line. */
const LONGEST_FIELD = 64 * 1024;
/** Exchange writes all recipients of a message into one line: of each event at least a character and what parts it. */
const SMALLEST_EVENT = 2;
/** Stamps without a year are read against a fixed day. */
const NOW = new Date("2026-11-23T12:00:00Z");
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;

/** Messages, logs and webhooks, whole and damaged. */
export function createParserTarget(): Target<Input> {
  const inputs: fc.Arbitrary<Input> = fc.oneof(
    fc.record({ kind: fc.constant("message" as const), text: message, asBytes: fc.boolean() }),
    fc.record({
      kind: fc.constant("log" as const),
      text: log,
      cuts: fc.array(fc.nat(20_000), { maxLength: 6 }),
    }),
    fc.record({ kind: fc.constant("webhook" as const), text: webhook }),
  );
  return {
    name: "parser",
    inputs,
    check: (input, count) => {
      const events = read(input);
      holds(isDeepStrictEqual(read(input), events), "read twice, the events are the same");
      holds(
        events.length <= 1 + input.text.length / SMALLEST_EVENT,
        "there are not more events than text",
        events.length,
      );
      for (const event of events) checkEvent(event, count);
      if (input.kind === "log") checkPieces(input.text, input.cuts);
      if (input.kind === "message" && isAscii(input.text))
        holds(
          isDeepStrictEqual(parseMessage(Buffer.from(input.text)), parseMessage(input.text)),
          "bytes and text say the same",
        );
      if (events.length > 0) count(input.kind);
    },
    reaches: {
      message: 0.2,
      log: 0.15,
      webhook: 0.1,
      bounce: 0.2,
      delay: 0.03,
      delivered: 0.01,
      complaint: 0.005,
      "auto-reply": 0.001,
      reply: 0.2,
      status: 0.15,
      recipient: 0.3,
      time: 0.2,
    },
  };
}

function read(input: Input): DeliveryEvent[] {
  switch (input.kind) {
    case "message":
      return parseMessage(input.asBytes ? Buffer.from(input.text, "latin1") : input.text);
    case "log":
      return readLog([input.text]);
    case "webhook":
      return parseWebhookText(input.text);
    default:
      return input satisfies never;
  }
}

function readLog(pieces: readonly (string | Uint8Array)[], format?: LogFormat): DeliveryEvent[] {
  const reader = createLogReader({ now: NOW, ...(format && { format }) });
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

/**
 * A log comes as the system reads it: cut anywhere. Its format is recognised first, as the command does, since a
 * reader that has to find it out passes over the lines of earlier pieces.
 */
function checkPieces(text: string, cuts: readonly number[]): void {
  const bytes = Buffer.from(text);
  const format = recognizeLog(text);
  // Half a surrogate pair has no bytes.
  if (format === undefined || bytes.toString() !== text) return;
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  const pieces = places.slice(1).map((place, at) => bytes.subarray(places[at], place));
  const whole = readLog([text], format);
  holds(isDeepStrictEqual(readLog(pieces, format), whole), `a ${format} in pieces says the same`, cuts);
}

function isAscii(text: string): boolean {
  return !/[^\u0000-\u007f]/.test(text);
}

function checkEvent(event: DeliveryEvent, count: Count): void {
  const { kind, format, line = 1, time, replyCode, status, limits = [] } = event;
  holds(KINDS.includes(kind), "the kind is a known one", kind);
  holds(/^[a-z0-9][a-z0-9.-]{1,30}$/.test(format), "the format has a name", format);
  holds(Number.isInteger(line) && line >= 1, "lines count from 1", line);
  holds(time === undefined || TIME.test(time), "a time is one of RFC 3339", time);
  holds(
    replyCode === undefined || /^[2-5]\d\d$/.test(replyCode),
    "a reply code is one of RFC 5321",
    replyCode,
  );
  holds(
    status === undefined || /^[245]\.\d{1,3}\.\d{1,3}$/.test(status),
    "a status is one of RFC 3463",
    status,
  );
  for (const [key, value] of Object.entries(event)) {
    if (key === "line" || key === "limits") continue;
    holds(
      typeof value === "string" && value.length <= LONGEST_FIELD,
      `${key} is a text of bounded size`,
      value?.length,
    );
    if (key === "reply" || key === "status" || key === "recipient" || key === "time") count(key);
  }
  for (const limit of limits) holds(/^[A-Z][^\n]{5,200}$/.test(limit), "a limit is a sentence", limit);
  holds(isDeepStrictEqual(JSON.parse(JSON.stringify(event)), event), "JSON gives it back", event);
  count(kind);
}
