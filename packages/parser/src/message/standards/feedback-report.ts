import { toBareAddress } from "../address.js";
import { toTimestamp } from "../date.js";
import { LimitLog, MOST_RECIPIENTS } from "../limits.js";
import { type Header, readHeader } from "../mime/header.js";

/** A feedback report (RFC 5965; RFC 6591 for authentication failures), read from its machine-readable part. */
export interface FeedbackReport {
  readonly feedbackType: string;
  readonly recipients: readonly string[];
  readonly sender?: string | undefined;
  readonly time?: string | undefined;
  readonly reportingHost?: string | undefined;
}

/** Recipients in the order of trust: Original-Rcpt-To may come several times (RFC 5965, section 3.2). */
const RECIPIENT_FIELDS = ["original-rcpt-to", "removal-recipient", "redacted-address"];

export function readFeedbackReport(text: string): FeedbackReport {
  const { header } = readHeader(text.trimStart(), 0, new LimitLog());
  const sender = header.get("original-mail-from");
  return {
    feedbackType: header.get("feedback-type").toLowerCase(),
    recipients: readRecipients(header),
    sender: sender === "" ? undefined : (toBareAddress(sender) ?? ""),
    time: toTimestamp(header.get("arrival-date") || header.get("received-date")),
    reportingHost: header.get("reporting-mta").replace(/^dns;\s*/i, "") || undefined,
  };
}

function readRecipients(header: Header): string[] {
  for (const name of RECIPIENT_FIELDS) {
    const addresses = header
      .all(name)
      .map(toBareAddress)
      .filter((address) => address !== undefined);
    if (addresses.length > 0) return addresses.slice(0, MOST_RECIPIENTS);
  }
  return [];
}
