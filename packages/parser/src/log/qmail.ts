import type { DeliveryEvent, EventKind } from "../event.js";
import { type FormatReader, lineByLine } from "./format-reader.js";
import type { LogOptions } from "./log-options.js";
import { readQmailText } from "./qmail-text.js";
import { QueueMemory } from "./queue-memory.js";
import { RecentMap } from "./recent-map.js";
import { SyslogStamps } from "./syslog-stamp.js";
import { readIsoStamp, timeOfEpoch } from "./time-stamp.js";

/** qmail-send runs at most 255 deliveries of each kind at once (qmail-control(5), concurrencyremote); forks allow more. */
const MOST_DELIVERIES = 2048;

const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["success", "delivered"],
  ["failure", "bounce"],
  ["deferral", "delay"],
]);

/** The record behind any stamp: multilog's `@4000…`, tai64nlocal's date, or syslog with seconds since 1970. */
export const QMAIL_RECORD =
  /^(?:@([0-9a-f]{24}) |(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{1,9}) |(.{15,60}? )qmail[\w-]{0,30}(?:\[\d{1,10}\])?: (\d{9,11}\.\d{1,9}) )?(info msg|starting delivery|delivery|new msg|end msg|bounce msg|status:) /;

interface Started {
  readonly message: string;
  readonly recipient: string;
}

/** Reads what qmail-send logs: `starting delivery 7: msg 123 to remote a@b`, `delivery 7: failure: …`. */
export function qmailReader(options: LogOptions): FormatReader {
  const stamps = new SyslogStamps(options);
  const queue = new QueueMemory();
  const started = new RecentMap<Started>(MOST_DELIVERIES);
  return lineByLine((line, number, events) => {
    const head = QMAIL_RECORD.exec(line.slice(0, 200));
    if (!head) return;
    const text = line.slice(head[0].length);
    switch (head[5]) {
      case "info msg":
        return readMessage(queue, text);
      case "starting delivery":
        return start(started, text);
      case "end msg":
        return queue.forget(text);
      case "delivery": {
        const event = finish(started, queue, text);
        if (event) events.push(complete(event, number, head, stamps));
      }
    }
  });
}

/** `123: bytes 456 from <a@b> qp 789 uid 1000` */
function readMessage(queue: QueueMemory, text: string): void {
  const found = /^(\d{1,20}): bytes \d{1,20} from <(.{0,1000})> qp /.exec(text);
  if (found) queue.use(found[1]!).sender = found[2]!;
}

/** `7: msg 123 to remote a@b` */
function start(started: RecentMap<Started>, text: string): void {
  const found = /^(\d{1,20}): msg (\d{1,20}) to (?:remote|local) (.{1,1000})$/.exec(text);
  if (!found) return;
  started.set(found[1]!, { message: found[2]!, recipient: found[3]! });
}

/** `7: failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_…/` */
function finish(started: RecentMap<Started>, queue: QueueMemory, text: string): DeliveryEvent | undefined {
  const found = /^(\d{1,20}): (success|failure|deferral): /.exec(text);
  if (!found) return undefined;
  const event: DeliveryEvent = { kind: KINDS.get(found[2]!)!, format: "qmail-log" };
  const delivery = started.take(found[1]!);
  if (delivery) {
    event.recipient = delivery.recipient;
    event.queueId = delivery.message;
    const sender = queue.get(delivery.message)?.sender;
    if (sender !== undefined) event.sender = sender;
  }
  readQmailText(text.slice(found[0].length), event);
  return event;
}

function complete(
  event: DeliveryEvent,
  number: number,
  head: RegExpExecArray,
  stamps: SyslogStamps,
): DeliveryEvent {
  const [, tai, local, syslog, epoch] = head;
  event.line = number;
  const time = tai ? timeOfTai(tai) : local ? readIsoStamp(local)?.time : timeOfEpoch(Number(epoch) * 1000);
  if (time !== undefined) event.time = time;
  const host = syslog?.slice(stamps.read(syslog)?.end ?? syslog.length).trim();
  if (host) event.reportingHost = host;
  return event;
}

/** TAI64N: 2^62 plus seconds of TAI since 1970, then nanoseconds. qmail counts TAI as UTC and 10 seconds (tai64nlocal). */
function timeOfTai(label: string): string | undefined {
  const seconds = Number(BigInt(`0x${label.slice(0, 16)}`) - 0x4000000000000000n) - 10;
  return timeOfEpoch(seconds * 1000 + Math.floor(Number.parseInt(label.slice(16), 16) / 1e6));
}
