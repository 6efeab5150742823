/** The rule that many tools follow: an address is dropped when the reply begins with 5. */
import type { Diagnosis } from "../../packages/matcher/src/types.ts";
import type { LabelledReply } from "./labelled.ts";

export interface FirstDigit {
  /** Addresses to drop, and how many of them the rule drops. */
  readonly toDrop: number;
  readonly found: number;
  /** Addresses to keep, and how many of them the rule drops. */
  readonly toKeep: number;
  readonly wronglyDropped: number;
}

/** First digit of the reply code, else of the enhanced code, else 0. */
export function classOf({ code, enhanced }: Pick<Diagnosis, "code" | "enhanced">): number {
  return Number((code?.toString() ?? enhanced ?? "0").charAt(0));
}

export function scoreFirstDigit(
  judged: readonly { readonly label: LabelledReply; readonly diagnosis: Diagnosis }[],
): FirstDigit {
  const count = (suppress: boolean, dropped: boolean): number =>
    judged.filter(
      ({ label, diagnosis }) => label.suppress === suppress && (!dropped || classOf(diagnosis) === 5),
    ).length;
  return {
    toDrop: count(true, false),
    found: count(true, true),
    toKeep: count(false, false),
    wronglyDropped: count(false, true),
  };
}
