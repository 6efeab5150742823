import type { Reason } from "@bouncebook/data";
import { lookup } from "@bouncebook/data";
import type { Diagnosis, Matcher } from "@bouncebook/matcher";
import type { DeliveryEvent } from "@bouncebook/parser";

/** Reasons of events that are no refusal, whatever text comes with them. */
const REASON_OF_KIND: Readonly<Partial<Record<DeliveryEvent["kind"], Reason>>> = {
  complaint: "complaint",
  "auto-reply": "auto-reply",
  delivered: "delivered",
};

/** What a delivery event means. Events that are no refusal follow from their kind, the others from their reply. */
export function diagnoseEvent(event: DeliveryEvent, match: Matcher): Diagnosis {
  const text = event.reply ?? [event.replyCode, event.status].filter(Boolean).join(" ");
  const diagnosis = match(text, {
    ...(event.remoteHost && { host: event.remoteHost }),
    ...(event.recipient && { recipient: event.recipient }),
    ...(event.command && { command: event.command }),
  });
  const reason = REASON_OF_KIND[event.kind];
  return reason === undefined ? diagnosis : { ...diagnosis, ...verdictOf(reason, event) };
}

/** The verdict of a reason alone. A report of failed authentication (RFC 6591) asks the sender to repair it. */
function verdictOf(reason: Reason, event: DeliveryEvent): Partial<Diagnosis> {
  const { category, bounce, action, exhausted } = lookup(reason);
  const repairs = event.feedbackType?.toLowerCase() === "auth-failure";
  return {
    category,
    reason,
    bounce,
    action: repairs ? "fix-sender" : reason === "complaint" ? "suppress" : action,
    exhausted: repairs ? "fix-sender" : exhausted,
    candidates: [],
    evidence: [],
  };
}
