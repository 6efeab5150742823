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

export interface Circumstances {
  readonly coded: Coded;
  readonly command: string | undefined;
  readonly final: boolean;
}

export function conclude(
  registry: Registry,
  chosen: Candidate | undefined,
  about: Circumstances,
): Conclusion {
  const digit = about.coded.class;
  const reason = reasonOf(registry, chosen, about);
  const own = reason === chosen?.reason ? chosen.entry?.details : undefined;
  const bounce = bounceOf(own?.bounce ?? reason.bounce, digit, about.final);
  const { action, exhausted } = actionsOf(own?.action ?? reason.action, reason, digit);
  const { category, id } = reason;
  return { category, reason: id, bounce, action: about.final ? exhausted : action, exhausted };
}

/** Step 6.1. */
function reasonOf(
  { reasons }: Registry,
  chosen: Candidate | undefined,
  { coded, command }: Circumstances,
): Reason {
  const named = (id: string) => reasons.find((reason) => reason.id === id)!;
  const isBeforeEnvelope = command === "CONNECT" || command === "EHLO";
  const saysNoCause = !chosen || (chosen.entry?.details.vague && !chosen.hit);
  if (coded.class === 5 && isBeforeEnvelope && saysNoCause) return named("ip-refused");
  if (chosen && !(chosen.reason.id === "unknown" && coded.class === 4)) return chosen.reason;
  if (coded.class === 2) return named("delivered");
  if (coded.class === 3) return named("in-progress");
  if (coded.class === 4) return named("deferred");
  return coded.class === 5 ? { ...named("unknown"), action: "review" } : named("unknown");
}

/** Step 6.3. */
function bounceOf(bounce: string, digit: number, final: boolean): string {
  if (bounce === "hard" && digit === 4 && !final) return "soft";
  if (bounce === "undetermined" && digit === 5) return "hard";
  if (bounce === "undetermined" && digit === 4) return "soft";
  return bounce;
}

/** Steps 6.4 and 6.5. */
function actionsOf(action: string, reason: Reason, digit: number): { action: string; exhausted: string } {
  if (action === "suppress" && digit === 4) return { action: "retry", exhausted: "suppress" };
  if (action === reason.action) return { action, exhausted: reason.exhausted };
  if (action === "retry") return { action, exhausted: "review" };
  return { action, exhausted: action === "slow-down" ? "fix-sender" : action };
}
