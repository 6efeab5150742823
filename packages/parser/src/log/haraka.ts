import type { DeliveryEvent } from "../event.js";
import { fieldOf, unquote } from "./fields.js";
import { type FormatReader, lineByLine } from "./format-reader.js";
import { type HarakaTransaction, HarakaTransactions } from "./haraka-transactions.js";
import type { LogOptions } from "./log-options.js";
import { addReply, hostName } from "./smtp-reply.js";
import { SyslogStamps } from "./syslog-stamp.js";

/** `[NOTICE] [1B012E7A-….1.1] [outbound] text`, behind a stamp or syslog's head. */
export const HARAKA_HEAD =
  /(?:^|[\s:])\[(?:DATA|PROTOCOL|DEBUG|INFO|NOTICE|WARN|ERROR|CRIT|ALERT|EMERG)\] \[([-0-9A-Fa-f]{1,36}(?:\.\d{1,6}){0,3})\] \[([\w./-]{1,80})\] {1,2}/;

interface HarakaLine {
  readonly time?: string;
  readonly text: string;
  readonly transaction: HarakaTransaction;
  readonly number: number;
  readonly id: string;
}

/**
 * Reads the lines of Haraka's outbound delivery. They name the recipient only where one was refused; the others
 * come from the transaction that the mail was received in, when its lines are in the log too.
 */
export function harakaReader(options: LogOptions): FormatReader {
  const stamps = new SyslogStamps(options);
  const transactions = new HarakaTransactions();
  return lineByLine((line, number, events) => {
    const head = HARAKA_HEAD.exec(line.slice(0, 400));
    if (!head) return;
    const text = line.slice(head.index + head[0].length);
    const [, id, source] = head as unknown as [string, string, string];
    if (source === "core") return transactions.read(id, text);
    if (source !== "outbound") return;
    const time = stamps.read(line)?.time;
    const transaction = transactions.ofItem(id);
    const entry = { ...(time !== undefined && { time }), text, transaction, number, id };
    for (const event of readOutbound(entry)) events.push(event);
  });
}

function readOutbound(entry: HarakaLine): DeliveryEvent[] {
  const { text } = entry;
  if (text.startsWith("recipient <")) return readRefused(entry);
  if (text.startsWith("delivered file=")) return readDelivered(entry);
  if (text.startsWith("bouncing mail: ")) return readBounce(entry, text.slice(15));
  const failing = /^Temp failing \S{1,255} for \d{1,10}(?:\.\d{1,9})? seconds: /.exec(text);
  return failing ? readDelay(entry, text.slice(failing[0].length)) : [];
}

function eventOf(
  entry: HarakaLine,
  kind: DeliveryEvent["kind"],
  recipient: string | undefined,
): DeliveryEvent {
  const event: DeliveryEvent = { kind, format: "haraka-log", line: entry.number };
  if (entry.time !== undefined) event.time = entry.time;
  if (recipient !== undefined) event.recipient = recipient;
  const { sender } = entry.transaction;
  if (sender !== undefined) event.sender = sender;
  event.queueId = entry.id;
  return event;
}

/** `recipient <a@b> rejected: 550 …`, `recipient <a@b> deferred: 450 …` */
function readRefused(entry: HarakaLine): DeliveryEvent[] {
  const found = /^recipient <([^<>]{1,1000})> (rejected|deferred): /.exec(entry.text);
  if (!found) return [];
  const event = eventOf(entry, found[2] === "rejected" ? "bounce" : "delay", found[1]);
  event.command = "RCPT";
  addReply(event, entry.text.slice(found[0].length));
  HarakaTransactions.addRefusal(entry.transaction, found[1]!, event);
  return [event];
}

/** `delivered file=… domain="example.com" host="mx.example.com" ip=192.0.2.1 … response="…" delay=0.1 fails=0 rcpts=1/0/0` */
function readDelivered(entry: HarakaLine): DeliveryEvent[] {
  const { text, transaction } = entry;
  const domain = unquote(fieldOf(text, "domain", " ") ?? "");
  const host = hostName(unquote(fieldOf(text, "host", " ") ?? ""));
  const response = unquote(fieldOf(text, "response", " delay=") ?? "");
  const mine = transaction.recipients.filter(
    (one) => !transaction.refused.has(one) && one.endsWith(`@${domain}`),
  );
  return (mine.length > 0 ? mine : [undefined]).map((recipient) => {
    const event = eventOf(entry, "delivered", recipient);
    if (host !== undefined) event.remoteHost = host;
    addReply(event, response);
    return event;
  });
}

/** The recipients that were refused one by one had lines of their own. */
function readBounce(entry: HarakaLine, words: string): DeliveryEvent[] {
  if (words.startsWith("Some recipients failed: ")) return [];
  const cause = /^Too many failures \((.*)\)$/.exec(words)?.[1] ?? words;
  if (!cause.startsWith("Some recipients temp failed: ")) return [ofMessage(entry, "bounce", cause)];
  const addresses = [...cause.matchAll(/<([^<>]{1,1000})>/g)].map(([, address]) => address!);
  return addresses.map((address) => ({
    ...entry.transaction.refused.get(address),
    ...eventOf(entry, "bounce", address),
  }));
}

function readDelay(entry: HarakaLine, words: string): DeliveryEvent[] {
  return words.startsWith("Some recipients temp failed: ") ? [] : [ofMessage(entry, "delay", words)];
}

function ofMessage(entry: HarakaLine, kind: DeliveryEvent["kind"], words: string): DeliveryEvent {
  const { recipients } = entry.transaction;
  const event = eventOf(entry, kind, recipients.length === 1 ? recipients[0] : undefined);
  addReply(event, words.replace(/^Upstream error: /, ""));
  return event;
}
