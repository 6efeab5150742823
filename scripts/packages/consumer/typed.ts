// What a program in strict TypeScript says about the packages; each wrong line is expected to be refused.
import { type Action, lookup, type Reason } from "@bouncebook/data";
import { formatDiagnosis } from "@bouncebook/formatter";
import { createMatcher, type Diagnosis, match } from "@bouncebook/matcher";
import { compileTables } from "@bouncebook/matcher/compile";
import { type DeliveryEvent, parseMessage } from "@bouncebook/parser";

const diagnosis: Diagnosis = match("550 5.1.1 <nobody@example.com>: User unknown", { command: "RCPT" });
const action: Action = diagnosis.action;
const reason: Reason = diagnosis.reason;
const entry: string | undefined = diagnosis.entry;
// Known codes and ids are looked up without a question mark.
const title: string = lookup("5.7.26").title;
const meaning: string = lookup(550).meaning;
const unknown: string | undefined = lookup(String(diagnosis.code))?.kind;
const events: readonly DeliveryEvent[] = parseMessage("From: <>\r\n\r\n");
const text: string = formatDiagnosis(diagnosis, { format: "markdown", width: 80 });

// @ts-expect-error: a reply is text.
match(550);
// @ts-expect-error: no such action.
const wrongAction: Action = "delete";
// @ts-expect-error: no such format.
formatDiagnosis(diagnosis, { format: "pdf" });
// @ts-expect-error: may be undefined.
lookup(String(diagnosis.code)).kind;

export * from "./entry-points.js";
export {
  action,
  compileTables,
  createMatcher,
  entry,
  events,
  meaning,
  reason,
  text,
  title,
  unknown,
  wrongAction,
};
