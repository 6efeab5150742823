import type { Action, Bounce } from "@bouncebook/data";
import type { ReasonDefaults } from "./tables-index.js";

export interface Decided {
  readonly reason: ReasonDefaults;
  readonly bounce: Bounce;
  readonly action: Action;
  readonly exhausted: Action;
}

/**
 * The verdict of an entry for a reply of this class. The action follows the reason, never the first digit: a 5yz
 * reply does not make a bad address, and a 4yz reply keeps an address until the retry window is over.
 */
export function decide(
  reason: ReasonDefaults,
  authored: { readonly bounce: Bounce; readonly action: Action },
  replyClass: number,
  final: boolean,
): Decided {
  const transient = replyClass === 4;
  const drops = transient && authored.action === "suppress";
  const exhausted = drops ? "suppress" : exhaustedOf(reason, authored.action);
  const now = drops ? "retry" : authored.action;
  return {
    reason,
    bounce: decideBounce(authored.bounce, replyClass, final),
    action: final ? exhausted : now,
    exhausted,
  };
}

/** What the reason says, unless the entry's own action is one that time does not change. */
function exhaustedOf(reason: ReasonDefaults, action: Action): Action {
  if (action === reason.action) return reason.exhausted;
  switch (action) {
    case "retry":
      return "review";
    case "slow-down":
      return "fix-sender";
    case "suppress":
    case "fix-sender":
    case "fix-content":
    case "review":
    case "none":
      return action;
    default:
      return action satisfies never;
  }
}

function decideBounce(authored: Bounce, replyClass: number, final: boolean): Bounce {
  if (authored === "hard" && replyClass === 4 && !final) return "soft";
  if (authored !== "undetermined") return authored;
  if (replyClass === 5) return "hard";
  return replyClass === 4 ? "soft" : "undetermined";
}
