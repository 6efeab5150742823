import { findAddress } from "../address.js";
import type { Finding } from "../finding.js";
import type { Report } from "../report.js";
import { type Format, says } from "./format.js";
import { readList } from "./list.js";

const RESPONSE =
  /^(?:The response(?: from the remote server)? was|Technical details of (?:permanent|temporary) failure):\s*$/;

export const gmail: Format = {
  name: "gmail",
  recognises: (report) =>
    says(report, "Technical details of permanent failure", "Technical details of temporary failure") ||
    /mailer-daemon@(?:googlemail|google|gmail)\.com/.test(report.from),
  read: readGmail,
};

function readGmail(report: Report): Finding[] {
  const kind = /has been delayed|Delivery incomplete|will retry for/.test(report.text)
    ? ("delay" as const)
    : undefined;
  const reason = readResponse(report.lines) ?? firstParagraph(report.text);
  const listed = readList(report.lines, {
    begin: /^Delivery to the following recipients? |following recipients?(?: has| have)? /,
    kind,
  });
  const recipients = listed.flatMap(({ recipient }) => recipient ?? []).slice(0, listed.length);
  const named = recipients.length > 0 ? recipients : namedIn(report);
  return named.map((recipient) => ({ recipient, kind, reason }));
}

/** Everything behind "The response was:", with the line ends of a multi-line reply. */
function readResponse(lines: readonly string[]): string | undefined {
  const start = lines.findIndex((line) => RESPONSE.test(line)) + 1;
  if (start === 0) return undefined;
  const kept = lines
    .slice(start, start + 40)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return kept.join("\n") || undefined;
}

function namedIn(report: Report): readonly string[] {
  if (report.failedRecipients.length > 0) return report.failedRecipients;
  const sentence =
    /(?:delivered|delivering your message|your message) to (\S{3,320}) (?:because|\S{0,20}See|couldn't)|delivering your message to (\S{3,320})/.exec(
      report.text,
    );
  const address = sentence ? findAddress(sentence[1] ?? sentence[2]!) : undefined;
  return address === undefined ? [] : [address];
}

function firstParagraph(text: string): string | undefined {
  return (
    text
      .replace(/^This is an automatically generated Delivery Status Notification\.?\s*/, "")
      .trim()
      .slice(0, 3_000)
      .replace(/\s*\n\s*/g, " ") || undefined
  );
}

/** Google Groups: the same letter in some forty languages, with the link to its help as the only constant. */
export const googleGroups: Format = {
  name: "google-groups",
  recognises: (report) =>
    report.failedRecipients.length > 0 && says(report, "groups.google.com/support", "groups.google.com/a/"),
  read: (report) =>
    report.failedRecipients.map((recipient) => ({ recipient, reason: firstParagraph(report.text) })),
};
