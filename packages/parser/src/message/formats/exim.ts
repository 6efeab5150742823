import type { Finding } from "../finding.js";
import type { Report } from "../report.js";
import { type Format, says } from "./format.js";
import { readList } from "./list.js";

const BEGIN = /(?:failed|delivered (?:is|are)|incorrectly constructed|получателям|recipients?):\s*$/;
const SKIP = /^(?:For the following reason|Reason|The error was|An error has occurred):?$/i;

/** Exim, and the providers whose reports begin with Exim's words: GMX, 1&1, MX Logic. */
export const exim: Format = {
  name: "exim",
  recognises: (report) =>
    says(
      report,
      "This message was created automatically by mail delivery software",
      "This message was created automatically by the mail system",
      "The address to which the message has not yet been delivered is",
      "recipient addresses that were\nincorrectly constructed",
    ) || /^[ \t]{2,4}(?:SMTP|LMTP) error from remote mail/m.test(report.text),
  read: readExim,
};

/** Mail.ru: Exim's report twice, in Russian and English. */
export const mailru: Format = {
  name: "mail.ru",
  recognises: (report) =>
    says(report, "автоматически сервером Mail.Ru") ||
    (report.from.includes("@corp.mail.ru") && exim.recognises(report)),
  read: readExim,
};

export const gmx: Format = {
  name: "gmx",
  recognises: (report) => report.header.has("x-ui-out-filterresults") && exim.recognises(report),
  read: readExim,
};

function readExim(report: Report): Finding[] {
  const delayed = says(report, "has not yet been delivered", "have not yet been delivered");
  const layout = { end: /^-{3,}|^\*{5}/, skip: SKIP, kind: delayed ? ("delay" as const) : undefined };
  const listed = readList(report.lines, {
    ...layout,
    begin: BEGIN,
    loose: !delayed && says(report, "For the following reason:", "Reason:"),
  });
  return listed.length > 0 ? listed : readList(report.lines, layout);
}
