import type { ReasonRow } from "@bouncebook/data";

/** What a table says of a verdict before the reply's class is known; MATCHING.md, step 6. */
export interface ResolvedVerdict {
  readonly reason: string;
  readonly category: string;
  readonly bounce: string;
  readonly action: string;
  readonly exhausted: string;
}

/** An entry's verdict, with its reason's where it has none of its own. */
export function resolveVerdict(
  [reason, category, bounce, action, exhausted]: ReasonRow,
  own: { readonly bounce?: string; readonly action?: string } = {},
): ResolvedVerdict {
  const chosen = own.action ?? action;
  return {
    reason,
    category,
    bounce: own.bounce ?? bounce,
    action: chosen,
    exhausted: chosen === action ? exhausted : afterTheWindow(chosen),
  };
}

/** What an action becomes when the retry window ran out; most do not change. */
function afterTheWindow(action: string): string {
  if (action === "retry") return "review";
  return action === "slow-down" ? "fix-sender" : action;
}
