import type { DeliveryEvent, EventKind } from "../event.js";
import { fieldOf, lastFieldOf } from "./fields.js";
import { type FormatReader, lineByLine } from "./format-reader.js";
import type { LogOptions } from "./log-options.js";
import { QueueMemory } from "./queue-memory.js";
import { addReply, bareAddress } from "./smtp-reply.js";
import { readSyslogLine, type SyslogLine } from "./syslog-line.js";
import { SyslogStamps } from "./syslog-stamp.js";

const QUEUE_ID = /^([0-9A-Za-z]{8,20}): /;
/** Sendmail itself cuts a to= list at 256 characters or so. */
const MOST_RECIPIENTS = 1000;

/** Reads Sendmail's syslog: `to=<a@b>,<c@d>, delay=…, relay=mx.example.com. [192.0.2.1], dsn=5.1.1, stat=User unknown`. */
export function sendmailReader(options: LogOptions): FormatReader {
  const stamps = new SyslogStamps(options);
  const queue = new QueueMemory();
  return lineByLine((line, number, events) => {
    const entry = readSyslogLine(line, stamps);
    const id = entry && QUEUE_ID.exec(entry.text);
    if (!id) return;
    const text = entry.text.slice(id[0].length);
    if (text.startsWith("from=")) readSender(queue, id[1]!, text);
    else if (text.startsWith("to=")) readRecipients(queue, { entry, id: id[1]!, text, number, events });
    else if (isExpiry(text)) readExpiry(queue, { entry, id: id[1]!, text, number, events });
  });
}

interface Delivery {
  readonly entry: SyslogLine;
  readonly id: string;
  readonly text: string;
  readonly number: number;
  readonly events: DeliveryEvent[];
}

function readSender(queue: QueueMemory, id: string, text: string): void {
  const message = queue.use(id);
  const sender = fieldOf(text, "from");
  if (sender !== undefined) message.sender = sender === "<>" ? "" : (bareAddress(sender) ?? "");
  const messageId = fieldOf(text, "msgid");
  if (messageId !== undefined) message.messageId = messageId.replace(/^<|>$/g, "");
}

function readRecipients(queue: QueueMemory, delivery: Delivery): void {
  const { id, text, events } = delivery;
  const stat = lastFieldOf(text, "stat");
  const kind = stat === undefined ? undefined : kindOf(stat, fieldOf(text, "dsn"));
  if (kind === undefined) return;
  const message = queue.get(id);
  for (const recipient of (fieldOf(text, "to") ?? "").split(",").slice(0, MOST_RECIPIENTS)) {
    const event = baseEvent(queue, kind, delivery);
    event.recipient = bareAddress(recipient) ?? recipient;
    addServer(event, text);
    addAnswer(event, text, stat!);
    events.push(event);
    if (kind === "delay") queue.addDelay(message ?? queue.use(id), event);
    else if (message) queue.dropDelay(message, event.recipient);
  }
}

function baseEvent(queue: QueueMemory, kind: EventKind, { entry, id, number }: Delivery): DeliveryEvent {
  const event: DeliveryEvent = { kind, format: "sendmail-log", line: number };
  if (entry.time !== undefined) event.time = entry.time;
  if (entry.host !== undefined) event.reportingHost = entry.host;
  event.queueId = id;
  const message = queue.get(id);
  if (message?.sender !== undefined) event.sender = message.sender;
  if (message?.messageId !== undefined) event.messageId = message.messageId;
  return event;
}

/** `queued` and `Suspended` are no answer of anybody's; otherwise the class of `dsn=` decides, which old versions lack. */
function kindOf(stat: string, dsn: string | undefined): EventKind | undefined {
  if (/^(?:queued|suspended)/i.test(stat)) return undefined;
  if (/^deferred/i.test(stat) || dsn?.startsWith("4")) return "delay";
  return /^sent/i.test(stat) || dsn?.startsWith("2") ? "delivered" : "bounce";
}

/** `mx.example.com. [192.0.2.1]` */
function addServer(event: DeliveryEvent, text: string): void {
  const relay = fieldOf(text, "relay");
  const host = relay?.startsWith("[")
    ? relay.slice(1).split("]")[0]
    : relay?.split(" ", 1)[0]?.replace(/\.$/, "");
  if (host && host.length < 256 && !host.startsWith("local")) event.remoteHost = host;
}

/** Since 8.14 `reply=` holds the answer itself; before, it stands in `stat=Deferred: 451 …` at best. */
function addAnswer(event: DeliveryEvent, text: string, stat: string): void {
  const dsn = fieldOf(text, "dsn");
  if (dsn !== undefined && /^[245]\.\d{1,3}\.\d{1,3}$/.test(dsn)) event.status = dsn;
  const sent = /^Sent \((.*)\)$/.exec(stat);
  const words = sent ? sent[1]! : stat.replace(/^Deferred: /i, "");
  addReply(event, fieldOf(text, "reply", ", stat=") ?? words);
}

/** `4ANL…: DSN: Cannot send message for 5 days`: the sender is told that the queue gave up. */
function isExpiry(text: string): boolean {
  return /^(?:[0-9A-Za-z]{8,20}: )?(?:DSN|sender notify|postmaster notify|return to sender): Cannot send message/.test(
    text,
  );
}

function readExpiry(queue: QueueMemory, delivery: Delivery): void {
  const message = queue.get(delivery.id);
  const delays = message ? queue.takeDelays(message) : [];
  if (delays.length === 0) {
    const event = baseEvent(queue, "bounce", delivery);
    addReply(event, delivery.text.slice(delivery.text.indexOf("Cannot send")));
    delivery.events.push(event);
  }
  for (const delay of delays) delivery.events.push({ ...delay, ...baseEvent(queue, "bounce", delivery) });
}
