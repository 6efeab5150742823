import type { DeliveryEvent } from "../event.js";
import { detach, type FormatReader } from "./format-reader.js";
import type { LogOptions } from "./log-options.js";
import { kindOfStatus, readDelivery } from "./postfix-line.js";
import { type QueuedMessage, QueueMemory } from "./queue-memory.js";
import { SyslogStamps } from "./syslog-stamp.js";

/** Where the parts of a line are in the block; one object serves all lines. */
interface Place {
  text: string;
  start: number;
  end: number;
  /** The host name, or the process where there is none. */
  host: number;
  /** The process: `postfix-out/smtp` of `postfix-out/smtp[123]: `. */
  process: number;
  /** The `]: ` behind the process id. */
  bracket: number;
  queueId: number;
  /** The `: ` behind the queue id. */
  colon: number;
  number: number;
}

/**
 * Reads Postfix's log (syslog, RFC 3339 stamps or postlogd). Only the lines `to=<`, `from=<`, `message-id=<` and
 * `removed` behind a queue id matter; the others are passed over without making a text of them, because a log is
 * mostly those. Refusals of incoming mail (`NOQUEUE: reject`) are not deliveries and are left out.
 */
export class PostfixReader implements FormatReader {
  readonly #stamps: SyslogStamps;
  readonly #queue = new QueueMemory();
  readonly #place: Place = {
    text: "",
    start: 0,
    end: 0,
    host: 0,
    process: 0,
    bracket: 0,
    queueId: 0,
    colon: 0,
    number: 0,
  };

  constructor(options: LogOptions) {
    this.#stamps = new SyslogStamps(options);
  }

  read(text: string, line: number, events: DeliveryEvent[]): number {
    const place = this.#place;
    place.text = text;
    place.number = line;
    place.bracket = -1;
    for (place.start = 0; place.start < text.length; place.number++) {
      const end = text.indexOf("\n", place.start);
      place.end = end < 0 ? text.length : end;
      // The search may run into a later line; then its answer serves that one.
      if (place.bracket < place.start) place.bracket = indexOrEnd(text, "]: ", place.start);
      if (place.bracket < place.end && findQueueId(place)) this.#readLine(place, events);
      place.start = place.end + 1;
    }
    place.text = "";
    return place.number - line;
  }

  /** The first letter decides quickly: nearly all lines are none of these. */
  #readLine(place: Place, events: DeliveryEvent[]): void {
    const { text } = place;
    const at = place.colon + 2;
    const first = text.charCodeAt(at);
    if (first === 0x74 && text.startsWith("to=<", at)) this.#delivery(place, at, events);
    else if (first === 0x66 && text.startsWith("from=<", at)) this.#sender(place, at, events);
    else if (first === 0x6d && text.startsWith("message-id=<", at)) this.#messageId(place, at + 12);
    else if (first === 0x72 && text.startsWith("removed", at)) {
      const key = keyOf(place);
      if (key !== "") this.#queue.forget(key);
    }
  }

  #delivery(place: Place, at: number, events: DeliveryEvent[]): void {
    const key = keyOf(place);
    const line = restOf(place, place.start);
    const event = key === "" ? undefined : readDelivery(line, at - place.start);
    if (!event) return;
    const message = this.#queue.get(key);
    this.#complete(event, place, line, message);
    events.push(event);
    if (event.kind === "delay") this.#queue.addDelay(message ?? this.#queue.use(key), event);
    else if (message?.delays) this.#queue.dropDelay(message, event.recipient ?? "");
  }

  #complete(event: DeliveryEvent, place: Place, line: string, message?: QueuedMessage): void {
    const { start } = place;
    const stamp = this.#stamps.read(line);
    event.line = place.number;
    if (stamp) event.time = stamp.time;
    if (message?.sender !== undefined) event.sender = message.sender;
    if (message?.messageId !== undefined) event.messageId = message.messageId;
    event.queueId = line.slice(place.queueId - start, place.colon - start);
    if (place.host < place.process)
      event.reportingHost = line.slice(place.host - start, place.process - 1 - start);
  }

  /** `from=<a@b>, size=…`, or `from=<a@b>, status=expired, returned to sender`. */
  #sender(place: Place, at: number, events: DeliveryEvent[]): void {
    const key = keyOf(place);
    if (key === "") return;
    const written = restOf(place, at + 6);
    const size = written.indexOf(">, size=");
    if (size >= 0) this.#queue.use(key).sender = written.slice(0, size);
    else if (written.endsWith(", returned to sender")) this.#expired(place, key, written, events);
  }

  /** One bounce for each recipient that was still waiting, with the last reason for that. */
  #expired(place: Place, key: string, written: string, events: DeliveryEvent[]): void {
    const status = written.lastIndexOf(">, status=");
    const kind = kindOfStatus(written.slice(status + 10, written.lastIndexOf(",")));
    if (status < 0 || kind !== "bounce") return;
    const message = this.#queue.use(key);
    message.sender = written.slice(0, status);
    const delays = this.#queue.takeDelays(message);
    const line = restOf(place, place.start);
    for (const delay of delays.length > 0 ? delays : [undefined]) {
      const event: DeliveryEvent = { ...delay, kind, format: "postfix-log" };
      this.#complete(event, place, line, message);
      events.push(event);
    }
  }

  #messageId(place: Place, at: number): void {
    const key = keyOf(place);
    const written = restOf(place, at);
    const close = written.indexOf(">");
    if (key !== "" && close > 0) this.#queue.use(key).messageId = written.slice(0, close);
  }
}

function indexOrEnd(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at;
}

/** Long queue ids have up to 20 characters (postconf(5), enable_long_queue_ids). */
const LONGEST_QUEUE_ID = 24;

/** Finds `ABCDEF: ` behind the process id; Solaris puts `[ID 197553 mail.info] ` in front of it. */
function findQueueId(place: Place): boolean {
  const { text, end } = place;
  let at = place.bracket + 3;
  if (text.charCodeAt(at) === 0x5b && text.startsWith("[ID ", at))
    at += text.slice(at, at + 64).indexOf("] ") + 2;
  place.queueId = at;
  const last = Math.min(end, at + LONGEST_QUEUE_ID);
  while (at < last && isLetterOrDigit(text.charCodeAt(at))) at++;
  place.colon = at;
  return at > place.queueId && text.charCodeAt(at) === 0x3a && text.charCodeAt(at + 1) === 0x20;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/**
 * What tells messages apart: host, instance and queue id. Finds the host on the way. Empty where the process has no
 * slash in its name: then the line is not Postfix's.
 */
function keyOf(place: Place): string {
  const { text, start, bracket } = place;
  place.process = Math.max(text.lastIndexOf(" ", bracket) + 1, start);
  // A search in the block itself could run to its end for each line.
  const slash = text.slice(place.process, bracket).indexOf("/");
  if (slash < 0) return "";
  // A space of the line before is none of this one's, and a space that begins the line ends no host name.
  const before =
    place.process > start + 1 ? Math.max(text.lastIndexOf(" ", place.process - 2) + 1, start) : place.process;
  place.host = isClock(text, before) ? place.process : before;
  return text.slice(place.host, place.process + slash) + text.slice(place.queueId, place.colon);
}

/** A log of a container may lack the host name; then the stamp stands in its place. */
function isClock(text: string, at: number): boolean {
  return (
    text.charCodeAt(at + 2) === 0x3a ||
    (text.charCodeAt(at + 10) === 0x54 && text.charCodeAt(at + 4) === 0x2d)
  );
}

/** The line from a place on, without its line end, as a text of its own. */
function restOf({ text, end }: Place, from: number): string {
  return detach(text, from, text.charCodeAt(end - 1) === 0x0d ? end - 1 : end);
}
