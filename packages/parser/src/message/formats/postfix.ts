import { type Format, says } from "./format.js";
import { readList } from "./list.js";

/** Postfix, bounce(5): the text part, which old versions send without a delivery status. */
export const postfix: Format = {
  name: "postfix",
  recognises: (report) =>
    says(
      report,
      "This is the mail system at host",
      "This is the Postfix program at host",
      "This is the Postfix mail system",
      "The mail system\n\n<",
    ),
  read: (report) =>
    readList(report.lines, {
      begin: /^\s+The (?:mail system|Postfix program)\s*$/,
      kind: says(report, "THIS IS A WARNING ONLY", "This is a delivery status notification")
        ? kindOf(report.text)
        : undefined,
    }),
};

function kindOf(text: string): "delay" | "delivered" {
  return text.includes("WARNING ONLY") || text.includes("not be delivered for more than")
    ? "delay"
    : "delivered";
}
