import { type Format, says } from "./format.js";
import { readList } from "./list.js";

/** Where qmail's boilerplate stands in a reason; it says what happens next, not why. */
const SKIP = /^(?:Giving up on |I'm not going to try again; )/;

/** qmail-send and what grew from it (qmail-send bounce message format, cr.yp.to/proto/qsbmf.txt). */
export const qmail: Format = {
  name: "qmail",
  recognises: (report) =>
    says(
      report,
      "This is the qmail",
      "wasn't able to deliver your message to the following addresses",
      "I've given up. Sorry it didn't work out",
    ) || says(report, "not be delivered. This\nis a permanent error. Please verify the addresses"),
  read: (report) => readList(report.lines, { end: /^---/, skip: skipUnlessAlone(report.text) }),
};

/** Yahoo's mail, which keeps qmail's layout. */
export const yahoo: Format = {
  name: "yahoo",
  recognises: (report) =>
    says(report, "Sorry, we were unable to deliver your message to the following address"),
  read: (report) => readList(report.lines, { end: /^---/, skip: SKIP, loose: true }),
};

/** Any other server that writes qmail's layout: a paragraph for each recipient, opened by `<user@example.com>:`. */
export const qmailLike: Format = {
  name: "qmail",
  recognises: (report) => /^<[^<>\s]{1,400}@[^<>\s]{1,255}>:[ \t]{0,80}$/m.test(report.text),
  read: (report) => readList(report.lines, { end: /^---/ }),
};

/** "in the queue too long" is the only reason that an expired message without a last error has. */
function skipUnlessAlone(text: string): RegExp {
  return text.includes("Remote host said:") ? SKIP : /^Giving up on /;
}
