import type { DeliveryEvent } from "../../event.js";
import { findAddresses, toBareAddress } from "../address.js";
import { toTimestamp } from "../date.js";
import { type LimitLog, LONGEST_STATUS } from "../limits.js";
import { decodeField } from "../mime/encoded-words.js";
import { decodePart, type Mail } from "../mime/walk.js";
import type { Report } from "../report.js";
import { compact, toMessageId } from "../to-events.js";
import { type FeedbackReport, readFeedbackReport } from "./feedback-report.js";

/** A complaint in one of its forms; undefined when the message is none. */
export function readComplaint(mail: Mail, report: Report, limits: LimitLog): DeliveryEvent[] | undefined {
  const part = mail.parts.find(({ content }) => content.type === "message/feedback-report");
  if (part)
    return toEvents(
      readFeedbackReport(decodePart(part, mail.wasText, limits, LONGEST_STATUS)),
      report,
      "rfc5965",
    );
  if (/report-type="?feedback-report/i.test(report.header.get("content-type")))
    return toEvents(readFeedbackReport(flattened(report.text)), report, "rfc5965");
  if (isJunkReport(report))
    return toEvents(
      { feedbackType: "abuse", recipients: findAddresses(report.original.get("x-hmxmroriginalrecipient")) },
      report,
      "jmrp",
    );
  if (isUnsubscription(report)) return [toUnsubscription(report)];
  return undefined;
}

/** A report that lost its parts on the way has its fields in the text. */
function flattened(text: string): string {
  const at = text.search(/^(?:Feedback-Type|User-Agent|Version):/im);
  return at < 0 ? "" : text.slice(at);
}

/** Microsoft's Junk Mail Reporting Program wraps the mail without a feedback part. */
function isJunkReport({ original, subject }: Report): boolean {
  return (
    original.has("x-hmxmroriginalrecipient") ||
    (original.size > 0 && /^complaint about message from /i.test(subject.trim()))
  );
}

/** Apple Mail sends what its Unsubscribe button asks for (RFC 2369, section 3.2) as an automatic reply. */
function isUnsubscription({ header }: Report): boolean {
  return /^true$/i.test(header.get("x-apple-unsubscribe"));
}

function toUnsubscription(report: Report): DeliveryEvent {
  return compact({
    kind: "complaint",
    format: "list-unsubscribe",
    time: toTimestamp(report.header.get("date")),
    recipient: toBareAddress(report.from),
    feedbackType: "opt-out",
  });
}

function toEvents(feedback: FeedbackReport, report: Report, format: string): DeliveryEvent[] {
  const { original } = report;
  const named =
    feedback.recipients.length > 0 ? feedback.recipients : findAddresses(original.get("to")).slice(0, 1);
  const path = original.get("return-path");
  const shared = {
    kind: "complaint" as const,
    format,
    time: feedback.time ?? toTimestamp(report.header.get("date")),
    sender: feedback.sender ?? (path === "" ? undefined : toBareAddress(path)),
    messageId: toMessageId(original.get("message-id")),
    subject: decodeField(original.get("subject")).slice(0, 1_000) || undefined,
    reportingHost: feedback.reportingHost,
    feedbackType: feedback.feedbackType || undefined,
  };
  if (named.length === 0) return [compact(shared)];
  return named.map((recipient) => compact({ ...shared, recipient }));
}
