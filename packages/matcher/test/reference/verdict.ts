import type { Coded } from "./codes.js";
import type { Candidate } from "./entry.js";
import type { Reason, Registry } from "./registry.js";

/** MATCHING.md, step 6: what follows. */
export interface Conclusion {
  readonly category: string;
  readonly reason: string;
  readonly bounce: string;
  readonly action: string;
  readonly exhausted: string;
}

export function conclude(registry: Registry, chosen: Candidate | undefined, { digit }: Coded, final: boolean): Conclusion {
  const reason = reasonOf(registry, chosen, digit);
  const own = chosen?.entry?.details;
  const bounce = bounceOf(own?.bounce ?? reason.bounce, digit, final);
  const { action, exhausted } = actionsOf(own?.action ?? (!chosen && digit === 5 ? "review" : reason.action), reason, digit);
  return { category: reason.category, reason: reason.id, bounce, action: final ? exhausted : action, exhausted };
}

const OF_CLASS: Readonly<Record<number, string>> = { 2: "delivered", 3: "in-progress", 4: "deferred" };

function reasonOf({ reasons }: Registry, chosen: Candidate | undefined, digit: number): Reason {
  const isOpen = !chosen || (chosen.reason.id === "unknown" && digit === 4);
  if (!isOpen) return chosen.reason;
  return reasons.find(({ id }) => id === (OF_CLASS[digit] ?? "unknown"))!;
}

function bounceOf(bounce: string, digit: number, final: boolean): string {
  if (bounce === "hard" && digit === 4 && !final) return "soft";
  if (bounce === "undetermined" && digit === 5) return "hard";
  if (bounce === "undetermined" && digit === 4) return "soft";
  return bounce;
}

function actionsOf(action: string, reason: Reason, digit: number): { action: string; exhausted: string } {
  if (action === "suppress" && digit === 4) return { action: "retry", exhausted: "suppress" };
  if (action === reason.action) return { action, exhausted: reason.exhausted };
  if (action === "retry") return { action, exhausted: "review" };
  return { action, exhausted: action === "slow-down" ? "fix-sender" : action };
}
