import { findAddress, toBareAddress } from "../address.js";
import type { Finding } from "../finding.js";
import type { Report } from "../report.js";
import { type Format, says } from "./format.js";
import { firstParagraph, unwrap } from "./sections.js";

/** fml: the list answers about its own address. */
export const fml: Format = {
  name: "fml",
  recognises: (report) =>
    report.header.has("x-mlserver") &&
    (says(report, "Duplicated Message-ID", "you are not a member", "Loop", "not a member") ||
      /loop alert|reject/i.test(report.subject)),
  read: (report) => {
    const recipient =
      findAddress(/(?:in|to) <([^<>\s]{3,400})>/.exec(report.text)?.[1] ?? "") ?? listAddress(report);
    return recipient === undefined ? [] : [{ recipient, reason: unwrap(firstParagraph(report.text)) }];
  },
};

/** Mailman, Majordomo, ezmlm and Sympa: a post was turned down by the list's rules or its moderator. */
export const mailingList: Format = {
  name: "mailing-list",
  recognises: (report) =>
    says(
      report,
      "has been rejected by the list moderator",
      "You are not allowed to post to this mailing list",
      "Your message has been rejected, probably because you are not subscribed to the",
      "Your message was rejected by the list",
      "Sorry, only subscribers may post",
      "you are not allowed to send to this list",
    ),
  read: readRejectedPost,
};

function readRejectedPost(report: Report): Finding[] {
  const recipient = listAddress(report);
  const given = /gave the following reason for rejecting your request: "?([^"]{3,1000})/.exec(
    unwrap(report.text.slice(0, 8_192)),
  )?.[1];
  const reason = given ?? unwrap(firstParagraph(report.text));
  return recipient === undefined ? [] : [{ recipient, reason }];
}

/** The list's address: List-Post, or the owner's or robot's address without its suffix. */
function listAddress({ header }: Report): string | undefined {
  const posted = /<mailto:([^>?]{3,400})/.exec(header.get("list-post"))?.[1];
  return (
    posted ??
    toBareAddress(header.get("from"))
      ?.replace(/^owner-/i, "")
      .replace(/-(?:owner|admin|bounces|request|help|return)@/i, "@")
  );
}
