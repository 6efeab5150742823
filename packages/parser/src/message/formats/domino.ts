import { findAddresses } from "../address.js";
import type { Finding } from "../finding.js";
import { type Format, says } from "./format.js";
import { readRecipientLine } from "./list.js";
import { paragraphBehind, sectionBehind, unwrap } from "./sections.js";

/** Domino and Lotus Notes. */
export const domino: Format = {
  name: "domino",
  recognises: (report) => says(report, "was not delivered to:", "------- Failure Reasons  --------"),
  read: ({ text }) => {
    const listed = sectionBehind(text, "was not delivered to:", "because:");
    const reason = paragraphBehind(text, "because:");
    if (listed === undefined || reason === undefined) return readNotes(text);
    return findAddresses(listed).map((recipient) => ({ recipient, reason: unwrap(reason) || undefined }));
  },
};

/** The Lotus SMTP MTA puts the reason above the recipient. */
function readNotes(text: string): Finding[] {
  const section = text
    .slice(Math.max(0, text.indexOf("Failure Reasons")))
    .split("\n")
    .slice(1)
    .map((line) => line.trim());
  const found: Finding[] = [];
  let reason = "";
  for (const line of section.filter((written) => written !== "")) {
    const recipient = readRecipientLine(line);
    if (recipient) found.push({ recipient: recipient.recipient, reason: reason || undefined });
    reason = recipient ? "" : `${reason} ${line}`.trim();
  }
  return found;
}
