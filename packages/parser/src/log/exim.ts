import type { DeliveryEvent, EventKind } from "../event.js";
import { readEximDelivery } from "./exim-line.js";
import { type FormatReader, lineByLine } from "./format-reader.js";
import type { LogOptions } from "./log-options.js";
import { QueueMemory } from "./queue-memory.js";
import { readIsoStamp } from "./time-stamp.js";

/** Old message ids have 6-6-2 characters, those since 4.97 have 6-11-4. */
const EXIM_MESSAGE_ID = /^(?:\[\d{1,10}\] )?([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}) /;

/** The signs behind the message id; `*>` is a delivery that -N only pretended. */
const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["=>", "delivered"],
  ["->", "delivered"],
  [">>", "delivered"],
  ["==", "delay"],
  ["**", "bounce"],
]);

/** Exim gives up with these words alone; the reason is that of the last delay. */
const GIVEN_UP = "retry timeout exceeded";

/** Reads Exim's main log, also with syslog in front of its own stamp. */
export function eximReader(_options: LogOptions): FormatReader {
  const queue = new QueueMemory();
  return lineByLine((line, number, events) => {
    const entry = readEximLine(line);
    if (!entry) return;
    const { id, sign, text } = entry;
    if (sign === "<=") return readArrival(queue, id, text);
    if (sign === "Completed") return queue.forget(id);
    const kind = KINDS.get(sign);
    if (kind === undefined || text === "") return;
    const event: DeliveryEvent = { kind, format: "exim-log", line: number };
    if (entry.time !== undefined) event.time = entry.time;
    event.queueId = id;
    if (entry.host !== undefined) event.reportingHost = entry.host;
    readEximDelivery(text, event);
    events.push(withMemory(queue, id, event));
  });
}

interface EximLine {
  readonly time?: string;
  readonly host?: string;
  readonly id: string;
  readonly sign: string;
  readonly text: string;
}

/** In syslog Exim's stamp is behind the program's name, or left out (log_timestamp). */
const SYSLOG_HEAD =
  /^(?:<\d{1,3}>)?\S{3,40}(?: {1,2}\d{1,2} [\d:]{8})? ([^\s[\]]{1,255}) exim[0-9a-z-]{0,20}(?:\[\d{1,10}\])?: (?:\[\d{1,6}[\\/]\d{1,6}\] )?/;

export function readEximLine(line: string): EximLine | undefined {
  const syslog = line.includes(" exim") ? SYSLOG_HEAD.exec(line.slice(0, 500)) : null;
  const own = syslog ? line.slice(syslog[0].length) : line;
  const stamp = readIsoStamp(own);
  if (!stamp && !syslog) return undefined;
  const rest = stamp ? own.slice(stamp.end + 1) : own;
  const id = EXIM_MESSAGE_ID.exec(rest);
  if (!id) return undefined;
  const behind = rest.slice(id[0].length);
  const blank = behind.indexOf(" ");
  return {
    ...(stamp && { time: stamp.time }),
    ...(syslog && { host: syslog[1]! }),
    id: id[1]!,
    sign: blank < 0 ? behind : behind.slice(0, blank),
    text: blank < 0 ? "" : behind.slice(blank + 1),
  };
}

/** `a@b H=… P=esmtps S=1234 id=x@y T="Hello" from <a@b> for c@d`; the null reverse-path is `<>`. */
function readArrival(queue: QueueMemory, id: string, text: string): void {
  const message = queue.use(id);
  const sender = text.split(" ", 1)[0]!;
  message.sender = sender === "<>" ? "" : sender;
  const messageId = / id=(\S{1,1000})/.exec(text)?.[1];
  if (messageId !== undefined) message.messageId = messageId;
  const subject = / T="((?:[^"\\]|\\.){0,1000})"/.exec(text)?.[1];
  if (subject !== undefined) message.subject = subject.replace(/\\(["\\])/g, "$1");
}

function withMemory(queue: QueueMemory, id: string, event: DeliveryEvent): DeliveryEvent {
  const message = queue.get(id);
  if (message?.sender !== undefined) event.sender ??= message.sender;
  if (message?.messageId !== undefined) event.messageId = message.messageId;
  if (message?.subject !== undefined) event.subject = message.subject;
  const recipient = event.recipient ?? "";
  if (event.kind === "delay") queue.addDelay(message ?? queue.use(id), event);
  else if (message?.delays) {
    const delay = message.delays.get(recipient);
    queue.dropDelay(message, recipient);
    if (delay && event.kind === "bounce" && event.reply === GIVEN_UP)
      return { ...delay, ...event, reply: delay.reply! };
  }
  return event;
}
