import type { DeliveryEvent } from "../event.js";
import { findAddresses, toBareAddress } from "./address.js";
import { looksLikeBounce } from "./bounce-signs.js";
import { toTimestamp } from "./date.js";
import type { Finding } from "./finding.js";
import { readGeneric } from "./formats/generic.js";
import { FORMATS } from "./formats/index.js";
import { findForwarded } from "./inline.js";
import { DEEPEST_BOUNCE, LimitLog, LONGEST_STATUS } from "./limits.js";
import { type Source, toSource } from "./mime/octets.js";
import { decodePart, type Mail, type Part, readMail } from "./mime/walk.js";
import { combine } from "./reply/combine.js";
import { holdsMail, type Report, toReport } from "./report.js";
import { isAutoReply } from "./standards/auto-reply.js";
import { readComplaint } from "./standards/complaint.js";
import { holdsDeliveryStatus, readDeliveryStatus } from "./standards/delivery-status.js";
import { readSesNotification } from "./standards/notification.js";
import { compact, toEvent, toMessageId } from "./to-events.js";

export interface ParseMessageOptions {
  /** File or stream that the message was read from; copied into the events. */
  readonly file?: string | undefined;
  /** Line of the message in that file, from 1; copied into the events. */
  readonly line?: number | undefined;
}

/**
 * Reads a bounce message, a feedback report or an automatic reply: one event for each recipient. A message that is
 * no report gives one event of kind "other". Bytes are better than text, which has lost its charsets.
 *
 * Standards: RFC 3464 and 6533 (delivery status), 5965 and 6591 (feedback), 3834 (automatic replies); beside them
 * what servers send without one. Bounded in time and memory; limits that were hit are said in `limits`.
 *
 * @throws TypeError when the message is neither bytes nor text.
 */
export function parseMessage(
  message: Uint8Array | string,
  options: ParseMessageOptions = {},
): DeliveryEvent[] {
  if (typeof message !== "string" && !(message instanceof Uint8Array))
    throw new TypeError("message: expected a Uint8Array or a string");
  const limits = new LimitLog();
  const events = readMessage(toSource(message, limits), 0, limits);
  const { file, line } = options;
  return events.map(({ kind, format, ...said }) => ({
    kind,
    format,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...said,
    ...(limits.said.length > 0 && { limits: limits.said }),
  }));
}

function readMessage(source: Source, depth: number, limits: LimitLog): DeliveryEvent[] {
  const mail = readMail(source, limits);
  const report = toReport(mail, limits);
  const events = readComplaint(mail, report, limits) ?? readReport(mail, report, limits);
  if (events.length > 0) return events;
  return readEnclosed(mail, report, depth, limits) ?? [toOther(mail, report)];
}

function readReport(mail: Mail, report: Report, limits: LimitLog): DeliveryEvent[] {
  const status = readStatus(mail, report, limits);
  if (status.length > 0) return status;
  const told = readFormats(report);
  if (told) return told.findings.map((finding) => toEvent(finding, report, { format: told.format }));
  const notified = readSesNotification(report.wholeText);
  if (notified.length > 0) return notified;
  const bounced = looksLikeBounce(report);
  if (isAutoReply(report.header, report.subject) && !bounced) return [toAutoReply(report)];
  return bounced ? readGeneric(report).map((finding) => toEvent(finding, report, { format: "generic" })) : [];
}

/** Machine-readable delivery status, as a part or, in flattened reports, in the text. */
function readStatus(mail: Mail, report: Report, limits: LimitLog): DeliveryEvent[] {
  const parts = mail.parts.filter(({ content }) =>
    /^message\/(?:global-|x)?delivery-status$/.test(content.type),
  );
  const text =
    parts.length > 0
      ? parts.map((part) => decodePart(part, mail.wasText, limits, LONGEST_STATUS)).join("\n\n")
      : undefined;
  if (text === undefined && !holdsDeliveryStatus(report.text)) return [];
  const { recipients, ...shared } = readDeliveryStatus(text ?? report.text, limits);
  const told = readFormats(report);
  const findings = combine(
    recipients,
    told?.findings ?? (needsText(recipients) && looksLikeBounce(report) ? readGeneric(report) : []),
  );
  return findings.map((finding) =>
    toEvent(finding, report, {
      format: recipients.length > 0 ? "rfc3464" : (told?.format ?? "generic"),
      ...shared,
    }),
  );
}

function needsText(recipients: readonly Finding[]): boolean {
  return (
    recipients.length === 0 ||
    recipients.some(({ recipient, reason }) => reason === undefined || !recipient?.includes("@"))
  );
}

function readFormats(report: Report): { format: string; findings: Finding[] } | undefined {
  for (const format of FORMATS) {
    if (!format.recognises(report)) continue;
    const findings = withoutRepeats(format.read(report), report);
    if (findings.length > 0) return { format: format.name, findings };
  }
  return undefined;
}

/** A report that says everything twice, in two languages, names a recipient twice. */
function withoutRepeats(findings: readonly Finding[], { failedRecipients, original }: Report): Finding[] {
  const known = new Set<string>();
  const returned = findAddresses(original.get("to"));
  const alone = failedRecipients[0] ?? (returned.length === 1 ? returned[0] : undefined);
  return findings
    .map((finding) =>
      finding.recipient === undefined && findings.length === 1 ? { ...finding, recipient: alone } : finding,
    )
    .filter(
      ({ recipient }) =>
        recipient === undefined ||
        (!known.has(recipient.toLowerCase()) && known.add(recipient.toLowerCase())),
    );
}

/** A report that came as an attachment or was forwarded inline. */
function readEnclosed(
  mail: Mail,
  report: Report,
  depth: number,
  limits: LimitLog,
): DeliveryEvent[] | undefined {
  const enclosed = mail.parts.filter((part) => holdsMail(part));
  const forwarded = findForwarded(report.wholeText);
  if (enclosed.length === 0 && forwarded === undefined) return undefined;
  if (depth >= DEEPEST_BOUNCE) {
    limits.say(`Messages in messages were read ${DEEPEST_BOUNCE} levels deep.`);
    return undefined;
  }
  for (const part of enclosed) {
    const events = readMessage(enclosedSource(part, mail, limits), depth + 1, limits);
    if (events.some(({ kind }) => kind !== "other")) return events;
  }
  if (forwarded === undefined) return undefined;
  const events = readMessage(toSource(forwarded, limits), depth + 1, limits);
  return events.some(({ kind }) => kind !== "other") ? events : undefined;
}

function enclosedSource(part: Part, { wasText }: Mail, limits: LimitLog): Source {
  const encoding = part.header.get("content-transfer-encoding").toLowerCase();
  if (!/base64|quoted-printable/.test(encoding)) return { octets: part.body, wasText };
  return toSource(decodePart({ ...part, content: { type: "", parameters: {} } }, wasText, limits), limits);
}

/** RFC 3834: whoever answered is the recipient of the mail that was answered. */
function toAutoReply(report: Report): DeliveryEvent {
  const { header, subject } = report;
  return compact({
    kind: "auto-reply",
    format: "rfc3834",
    time: toTimestamp(header.get("date")),
    recipient: toBareAddress(report.from),
    sender: toBareAddress(header.get("to")),
    messageId: toMessageId(header.get("in-reply-to")),
    subject: subject || undefined,
  });
}

function toOther(mail: Mail, report: Report): DeliveryEvent {
  const isReceipt = mail.parts.some(({ content }) => content.type.endsWith("disposition-notification"));
  return compact({
    kind: "other",
    format: isReceipt ? "rfc8098" : "message",
    time: toTimestamp(report.header.get("date")),
    messageId: toMessageId(report.header.get("message-id")),
    subject: report.subject || undefined,
  });
}
