import type { DeliveryEvent, EventKind } from "../event.js";
import { CsvColumns, readCsvLine } from "./csv.js";
import { type FormatReader, lineByLine } from "./format-reader.js";
import type { LogOptions } from "./log-options.js";
import { addReply, bareAddress, hostName, splitJoinedReply } from "./smtp-reply.js";
import { timeOfEpoch, timeOfIso } from "./time-stamp.js";

/** Record types (User's Guide, "Accounting"), short and long; `r`, received, is no delivery. */
const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["d", "delivered"],
  ["delivery", "delivered"],
  ["b", "bounce"],
  ["bounce", "bounce"],
  ["rb", "bounce"],
  ["remote-bounce", "bounce"],
  ["t", "delay"],
  ["transient", "delay"],
  ["tq", "delay"],
  ["transient-queue", "delay"],
  ["f", "complaint"],
  ["feedback-loop", "complaint"],
]);

/** The columns by default, for a piece of a file without its header. */
const COLUMNS =
  "type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta,bounceCat,srcType,srcMta,dlvType,dlvSourceIp,dlvDestinationIp,dlvEsmtpAvailable,dlvSize,vmta,jobId,envId";

/** Reads PowerMTA's accounting file: CSV whose first line names the columns that the configuration asks for. */
export function powermtaReader(_options: LogOptions): FormatReader {
  let columns = new CsvColumns(COLUMNS.split(","));
  return lineByLine((line, number, events) => {
    const header = powermtaHeader(line);
    if (header) {
      columns = new CsvColumns(header);
      return;
    }
    const record = readCsvLine(line);
    const read = (...names: string[]): string | undefined => columns.read(record, ...names);
    const kind = kindOf(read);
    if (kind !== undefined) events.push(readRecord(kind, number, read));
  });
}

export function powermtaHeader(line: string): string[] | undefined {
  return /^"?type"?,/i.test(line) && /(?:rcpt|timeLogged)/i.test(line.slice(0, 4096))
    ? readCsvLine(line)
    : undefined;
}

type Read = (...names: string[]) => string | undefined;

/** A remote status says by its DSN action what it is about. */
function kindOf(read: Read): EventKind | undefined {
  const type = read("type")?.toLowerCase() ?? "";
  if (type !== "rs" && type !== "remote-status") return KINDS.get(type);
  const action = read("dsnAction")?.toLowerCase();
  return action === "delayed"
    ? "delay"
    : action === "failed"
      ? "bounce"
      : action === undefined
        ? undefined
        : "delivered";
}

function readRecord(kind: EventKind, number: number, read: Read): DeliveryEvent {
  const event: DeliveryEvent = { kind, format: "powermta-log", line: number };
  addEnvelope(event, read);
  // `5.1.1 (bad destination mailbox address)`
  const status = /^[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(read("dsnStatus") ?? "")?.[0];
  if (status !== undefined) event.status = status;
  addReply(
    event,
    splitJoinedReply((read("dsnDiag") ?? "").replace(/^(?:smtp|lmtp|x-[a-z0-9-]{1,30}) ?; ?/i, "")),
  );
  // `mx.example.com (192.0.2.1)`
  const host = hostName(read("dsnMta")?.split(" ", 1)[0] ?? "");
  if (host !== undefined) event.remoteHost = host;
  const feedback = read("feedbackType");
  if (feedback !== undefined) event.feedbackType = feedback;
  return event;
}

function addEnvelope(event: DeliveryEvent, read: Read): void {
  const logged = read("timeLogged") ?? "";
  const time = /^\d{9,11}$/.test(logged) ? timeOfEpoch(Number(logged) * 1000) : timeOfIso(logged);
  if (time !== undefined) event.time = time;
  const sender = read("orig", "originalMailFrom");
  if (sender !== undefined) event.sender = sender === "<>" ? "" : (bareAddress(sender) ?? "");
  const recipient = bareAddress(read("rcpt", "originalRcptTo") ?? "");
  if (recipient !== undefined) event.recipient = recipient;
  // `rfc822;user@example.com` (RFC 3461, section 4.2)
  const original = bareAddress((read("orcpt") ?? "").replace(/^rfc822;/i, ""));
  if (original !== undefined && original !== recipient) event.originalRecipient = original;
  const messageId = read("header_Message-Id");
  if (messageId !== undefined) event.messageId = messageId.replace(/^<|>$/g, "");
  const subject = read("header_Subject");
  if (subject !== undefined) event.subject = subject;
}
