import type { Specificity } from "../types.js";
import type { Entry, ReasonDefaults } from "./tables-index.js";

/** How much each kind of evidence weighs. MATCHING.md, step 5; the gaps leave room for wordings that yield. */
export const STRENGTH: Readonly<Record<Specificity, number>> = {
  "provider-text-and-code": 80,
  "provider-text": 70,
  "provider-code": 60,
  blocklist: 50,
  wording: 40,
  enhanced: 30,
  basic: 20,
  class: 10,
  none: 0,
};

/**
 * A response that condemns the address, where its reply blames the sender too: a verification of the sender quotes
 * what another server said of the sender's own address.
 */
const QUOTED_WITH_CODE = 39;
const QUOTED = 38;
/** A wording that condemns the address: where another one blames somebody else, a good address might be lost. */
const CONDEMNS = 37;
/** A wording that says only that a rule refused, or to come later: any other wording says more. */
const GENERAL = 36;
/** A text that says only that the queue gave up: whatever names the cause says more. */
const GAVE_UP = 35;

/** The strength of an entry whose text is found; 0 where it depends on the codes. */
export function strengthOfText(kind: Entry["kind"], reason: Pick<ReasonDefaults, "id" | "category">): number {
  if (reason.id === "message-expired") return GAVE_UP;
  if (kind !== "wording") return 0;
  if (reason.id === "policy-rejected" || reason.id === "deferred") return GENERAL;
  return condemnsAddress(reason) ? CONDEMNS : STRENGTH.wording;
}

/** The strength of a response that may be a quotation. */
export function strengthOfQuoted(specificity: Specificity): number {
  return specificity === "provider-text-and-code" ? QUOTED_WITH_CODE : QUOTED;
}

export function condemnsAddress({ id, category }: Pick<ReasonDefaults, "id" | "category">): boolean {
  return category === "recipient" || id === "mailbox-disabled";
}
