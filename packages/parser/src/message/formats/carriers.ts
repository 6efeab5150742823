import { findAddresses } from "../address.js";
import type { Finding } from "../finding.js";
import type { Report } from "../report.js";
import { type Format, says, wordedFormat } from "./format.js";
import { sectionBehind, unwrap } from "./sections.js";
import { readSentences } from "./sentences.js";
import { readTranscript } from "./transcript.js";

/** KDDI au one net: a notice by the mailbox's own server. */
export const kddi = wordedFormat("kddi", ["Could not be delivered to:"], ({ text }) =>
  readSentences(text, [
    /Could not be delivered to:\s*<?(?<recipient>[^<>\s]{3,400})>?\s+(?<reason>[^\n]{1,1000})/g,
  ]),
);

const AU_PHRASES = [
  "The user(s) account is",
  "Each of the following recipients was rejected by a remote",
  "The following recipients did not receive this message:",
  "Your message was not delivered within",
];

/** KDDI's mail for phones, ezweb.ne.jp and au.com: a sentence, then the recipients, or a transcript for each. */
export const ezweb: Format = {
  name: "ezweb",
  recognises: (report) => says(report, ...AU_PHRASES),
  read: (report) => {
    const exchanges = report.text.includes("<<<")
      ? readTranscript(report.lines.map((line) => line.trim()))
      : [];
    if (exchanges.length > 0)
      return exchanges.map(({ recipient, reply, command }) => ({ recipient, reason: reply, command }));
    return readSentenceAbove(report);
  },
};

function readSentenceAbove({ text }: Report): Finding[] {
  const start = Math.min(...AU_PHRASES.map((phrase) => text.indexOf(phrase)).filter((at) => at >= 0));
  const above = sectionBehind(text.slice(start), "", "<", "The following recipients did not");
  const reason = unwrap(above ?? "") || undefined;
  return findAddresses(text.slice(start)).map((recipient) => ({ recipient, reason }));
}

/** Verizon's gateways to phones. */
export const verizon = wordedFormat(
  "verizon",
  ["Message could not be delivered to mobile", "Your message could not be delivered to the following mobile"],
  ({ text, original }) => {
    const recipients = findAddresses(
      original.get("to") || (/^\s*(?:To|RCPT TO):\s*(\S{3,400})/im.exec(text)?.[1] ?? ""),
    );
    const reason = /^\s*Error:\s*(.{3,400})$/m.exec(text)?.[1] ?? "Message could not be delivered to mobile";
    return recipients.map((recipient) => ({ recipient, reason }));
  },
);
