import { findAddress, findAddresses } from "../address.js";
import type { Finding } from "../finding.js";
import { wordedFormat } from "./format.js";
import { readList } from "./list.js";
import { paragraphBehind } from "./sections.js";
import { readSentences } from "./sentences.js";

/** DragonFly Mail Agent: one recipient, the reason below. */
export const dma = wordedFormat("dma", ["This is the DragonFly Mail Agent"], ({ text }) =>
  readSentences(text, [
    /There was an error delivering your mail to <(?<recipient>[^<>\n]{1,400})>\.\s+(?<reason>[\s\S]{1,4000})/g,
  ]),
);

/** OpenSMTPD: `user@example.com: 550 …` lines behind "the following list of recipients". */
export const opensmtpd = wordedFormat(
  "opensmtpd",
  ["This is the MAILER-DAEMON, please DO NOT REPLY"],
  (report) =>
    readList(report.lines, {
      begin: /list of recipients:/,
      end: /^\s*(?:Below is a copy|Please note that this is only a temporary)/,
      kind: report.text.includes("is delayed for more than") ? "delay" : undefined,
    }),
);

/** Courier: qmail's layout with a transcript in place of a sentence. */
export const courier = wordedFormat(
  "courier",
  ["running the Courier mail server", "UNDELIVERABLE MAIL\n\nYour message to the following"],
  (report) =>
    readList(report.lines, {
      begin: /cannot be delivered:|not yet been delivered|DELAYED MAIL/,
      end: /^-{20}/,
      skip: /^-{3}/,
      loose: true,
      kind: report.text.includes("DELAYED MAIL") ? "delay" : undefined,
    }).map(withoutCommandMarks),
);

/** `mx.example.com [192.0.2.1]: >>> RCPT TO:<…> <<< 550 …` with the line ends lost in joining. */
function withoutCommandMarks(finding: Finding): Finding {
  const found =
    /^(?:(?<host>\S{1,255})(?: \[[^\]\s]{1,60}\])?: )?(?:>>> (?<command>[A-Za-z]{4})[^<]{0,20}(?:<[^<>]{0,400}>[^<]{0,80})?)?<<< (?<reply>.*)$/s.exec(
      finding.reason ?? "",
    );
  if (!found) return finding;
  const { host, command, reply } = found.groups!;
  return {
    ...finding,
    reason: reply!.replaceAll(" <<< ", "\n"),
    remoteHost: host,
    command: command?.toUpperCase(),
  };
}

const JAMES_SIGNS = ["This is the James mail server", "Failed recipient(s):", "Error message below:"];

/** Apache James: a list of its own, or the envelope among the "Message details". */
export const james = wordedFormat("apache-james", JAMES_SIGNS, ({ text }) => {
  const listed = paragraphBehind(text, "Failed recipient(s):") ?? "";
  const envelope = text.split("\n").filter((line) => line.trimStart().startsWith("RCPT TO:"));
  const reason = paragraphBehind(text, "Error message below:") ?? paragraphBehind(text, "Error message:");
  return findAddresses([listed, ...envelope].join("\n")).map((recipient) => ({ recipient, reason }));
});

const LABELLED =
  /^\s*(Recipient address|Original address|Reason|Diagnostic code|Remote system|Error)\s*:\s*(.*)$/;

/** Oracle Messaging Server, iPlanet, PMDF: labelled lines for each recipient. */
export const messagingServer = wordedFormat(
  "messaging-server",
  ["Recipient address: "],
  ({ lines, text }) => {
    const found: {
      recipient?: string | undefined;
      explanation?: string;
      reason?: string;
      remoteHost?: string | undefined;
    }[] = [];
    for (const line of lines) {
      const [, label, value = ""] = LABELLED.exec(line) ?? [];
      const last = found.at(-1);
      if (label === "Recipient address") found.push({ recipient: findAddress(value) });
      else if (last && (label === "Reason" || label === "Error")) last.explanation ??= value;
      else if (last && label === "Diagnostic code") last.reason = value.replace(/^\w{1,20} ?; ?/, "");
      else if (last && label === "Remote system")
        last.remoteHost = /^(?:\w{1,10};)?\s*([^\s(|]+)/.exec(value)?.[1];
    }
    const delayed = /has not yet been delivered|will continue to be attempted|still being attempted/.test(
      text,
    );
    return found.map((one) => ({
      ...one,
      reason: one.reason ?? one.explanation,
      kind: delayed ? ("delay" as const) : undefined,
    }));
  },
);

/** Ipswitch IMail: one sentence, and the remote server's reply in some versions. */
export const imail = wordedFormat(
  "imail",
  [
    "Invalid final delivery userid:",
    "Delivery failed ",
    "undeliverable to ",
    "User mailbox exceeds allowed size:",
    "Unknown user:",
    "Unknown host:",
    "unknown user:",
  ],
  (report) =>
    report.header.get("x-mailer").includes("SMTP32") || report.subject.startsWith("Undeliverable Mail")
      ? readSentences(report.text, [
          /^undeliverable to (?<recipient>\S{3,400})\s+Body of message generated response:\s+(?<reason>[\s\S]{1,4000})/gm,
          /^(?<reason>(?:Invalid final delivery userid|Delivery failed \d{1,4} attempts|User mailbox exceeds allowed size|[Uu]nknown (?:user|host)|undeliverable to):? ?(?<recipient>\S{3,400}).*)$/gm,
        ])
      : [],
);

/** Zoho: `user@example.com Invalid Address, ERROR_CODE :550, …`, and `[Status: Error, Address: <…>, ResponseCode 421, , …]`. */
export const zoho = wordedFormat("zoho", ["ERROR_CODE :", "ResponseCode "], ({ text }) =>
  readSentences(text, [
    /^\s*(?<recipient>[^\s<>@]{1,320}@\S{1,255}) (?<reason>.{0,200}?ERROR_CODE ?:.{0,1000})$/gm,
    /\[Status: Error, Address: <(?<recipient>[^<>]{3,400})>, ResponseCode (?<reason>[^\]]{0,1000})\]/g,
  ]).map((finding) => ({
    ...finding,
    reason: finding.reason
      ?.replace(/^(.*?),? ?ERROR_CODE ?:(\d{3}),? ?(?:ERROR_CODE ?:)?/, "$2 $1, ")
      .replace(/^(\d{3}) ?, ?,? ?/, "$1 "),
  })),
);

/** Exim-like gateways of hosting companies that answer with one sentence. */
export const smtpServer = wordedFormat(
  "smtp-server",
  ["We had trouble delivering your message", "It responded as follows:"],
  ({ text }) =>
    readSentences(text, [
      /^(?<reason>SMTP Server <[^<>\n]{1,255}> rejected recipient <(?<recipient>[^<>\n]{1,400})>[^\n]{0,2000})/gm,
    ]),
);
