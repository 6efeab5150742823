import type { DeliveryEvent, EventKind } from "../event.js";
import { CsvColumns, readCsvLine } from "./csv.js";
import { type FormatReader, lineByLine } from "./format-reader.js";
import type { LogOptions } from "./log-options.js";
import { addReply, bareAddress } from "./smtp-reply.js";
import { timeOfIso } from "./time-stamp.js";

/** The other events (RECEIVE, SUBMIT, TRANSFER, DSN, …) are steps on the way. */
const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["SEND", "delivered"],
  ["SENDEXTERNAL", "delivered"],
  ["DELIVER", "delivered"],
  ["FAIL", "bounce"],
  ["BADMAIL", "bounce"],
  ["DEFER", "delay"],
]);

/** Columns since Exchange 2013, for a piece of a log without its `#Fields:` line. */
const COLUMNS =
  "date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,reference,message-subject,sender-address,return-path,message-info";
/** Exchange limits a message to 500 recipients by default, and to 10,000 where it is told to. */
const MOST_RECIPIENTS = 10_000;

/** Reads Exchange's message tracking log, and the CSV that `Get-MessageTrackingLog | Export-Csv` makes of it. */
export function exchangeReader(_options: LogOptions): FormatReader {
  let columns = new CsvColumns(COLUMNS.split(","));
  return lineByLine((line, number, events) => {
    const header = exchangeHeader(line);
    if (header) columns = new CsvColumns(header);
    else if (!line.startsWith("#")) readRecord(columns, readCsvLine(line), number, events);
  });
}

export function exchangeHeader(line: string): string[] | undefined {
  if (line.startsWith("#Fields: ")) return readCsvLine(line.slice(9));
  const exported = line.startsWith('"') && line.includes('"EventId"') && line.includes('"RecipientStatus"');
  return exported ? readCsvLine(line) : undefined;
}

function readRecord(columns: CsvColumns, record: string[], number: number, events: DeliveryEvent[]): void {
  const read = (...names: string[]): string | undefined => columns.read(record, ...names);
  const name = read("event-id", "EventId");
  const kind = KINDS.get(name ?? "");
  if (kind === undefined) return;
  const recipients = (read("recipient-address", "Recipients") ?? "")
    .split(/[;{} ,]+/)
    .filter(Boolean)
    .slice(0, MOST_RECIPIENTS);
  const answers = answersOf(read("recipient-status", "RecipientStatus") ?? "", recipients.length);
  recipients.forEach((recipient, at) => {
    const event = messageEvent(kind, number, read);
    event.recipient = bareAddress(recipient) ?? recipient;
    addServers(event, name!, read);
    addAnswer(event, answers[at] ?? answers[0] ?? "");
    if (event.reply === undefined && kind !== "delivered")
      addReply(event, read("source-context", "SourceContext") ?? "");
    events.push(event);
  });
}

function messageEvent(
  kind: EventKind,
  number: number,
  read: (...names: string[]) => string | undefined,
): DeliveryEvent {
  const event: DeliveryEvent = { kind, format: "exchange-log", line: number };
  const time = timeOfIso(read("date-time", "Timestamp") ?? "");
  if (time !== undefined) event.time = time;
  const sender = read("return-path", "ReturnPath", "sender-address", "Sender");
  if (sender !== undefined) event.sender = sender === "<>" ? "" : (bareAddress(sender) ?? "");
  const messageId = read("message-id", "MessageId");
  if (messageId !== undefined) event.messageId = messageId.replace(/^<|>$/g, "");
  const queueId = read("internal-message-id", "InternalMessageId");
  if (queueId !== undefined) event.queueId = queueId;
  const subject = read("message-subject", "MessageSubject");
  if (subject !== undefined) event.subject = subject;
  return event;
}

/** In a SEND the server is the one that took the message; elsewhere it is the one that writes the log. */
function addServers(
  event: DeliveryEvent,
  name: string,
  read: (...names: string[]) => string | undefined,
): void {
  const server = read("server-hostname", "ServerHostname");
  const client = read("client-hostname", "ClientHostname");
  const [reporting, remote] = name.startsWith("SEND") ? [client, server] : [server, undefined];
  if (reporting !== undefined) event.reportingHost = reporting;
  if (remote !== undefined) event.remoteHost = remote;
}

/** One status a recipient, with `;` between them: `250 2.1.5 Recipient OK`, or `[{LED=550 5.1.1 …};{FQDN=…};{IP=…}]`. */
function answersOf(status: string, recipients: number): string[] {
  if (status.includes("{LED=")) return status.split(/(?<=\]);(?=\[)/);
  const answers = status.split(";");
  return answers.length === recipients ? answers : [status];
}

function addAnswer(event: DeliveryEvent, answer: string): void {
  const detail = /\{LED=([^{}]*)\}/.exec(answer)?.[1];
  const host = /\{FQDN=([^{}]{1,255})\}/.exec(answer)?.[1];
  if (host !== undefined) event.remoteHost = host;
  addReply(event, (detail ?? answer).replace(/^'|'$/g, ""));
}
