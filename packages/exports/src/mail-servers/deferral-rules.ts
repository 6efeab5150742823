import type { ExportSource } from "../target.js";
import { checkProvider, collectRules } from "./collect-rules.js";
import { findContained } from "./contained-rules.js";
import type { Rule, Strength } from "./rule.js";

/** What a reply must not say to be tried again: such an address, or whatever no time repairs. */
const NEVER: ReadonlySet<string> = new Set(["hard", "none"]);
const NO_REASON: ReadonlySet<string> = new Set(["unknown"]);

/** Reasons that a server may be told to defer: those that are not permanent for the address. */
export function deferrableReasons({ tables }: Pick<ExportSource, "tables">): string[] {
  return tables.reasons
    .filter(([id, , bounce]) => !NEVER.has(bounce) && !NO_REASON.has(id))
    .map(([id]) => id)
    .toSorted();
}

/** Refuses an empty or unknown choice with one sentence that names what may be chosen. */
export function checkDefer(target: string, defer: readonly string[] | undefined, source: ExportSource): void {
  const allowed = deferrableReasons(source);
  const wrong = (defer ?? []).find((reason) => !allowed.includes(reason));
  if (wrong === undefined && defer !== undefined && defer.length > 0) return;
  const start =
    wrong === undefined
      ? `${target}: say with --defer which reasons are to be tried again`
      : `${target}: --defer ${wrong.slice(0, 60)} cannot be deferred`;
  throw new TypeError(`${start}; a list with commas of ${allowed.join(", ")}.`);
}

/** A rule, and whether its replies are deferred or left as they are. */
export interface DeferralRule {
  readonly rule: Rule;
  readonly defers: boolean;
}

const FOUND_BY_TEXT: ReadonlySet<Strength> = new Set([
  "provider-text",
  "blocklist",
  "wording",
  "address-wording",
  "weak-wording",
  "expired",
]);

/**
 * Texts whose replies are deferred, in order, and in front of them the stronger texts that hold one of these and
 * mean something else, so that those replies stay as they are.
 */
export function deferralRules(
  source: ExportSource,
  defer: readonly string[],
  provider?: string,
): DeferralRule[] {
  checkProvider(source.tables, provider);
  const all = collectRules(source).filter((rule) => isText(rule));
  const wanted = new Set(defer);
  const defers = all.map(
    (rule) => wanted.has(rule.reason) && (provider === undefined || rule.provider === provider),
  );
  const contained = findContained(all, true);
  return all.flatMap((rule, at): DeferralRule[] => {
    if (defers[at]) return [{ rule, defers: true }];
    const guards =
      !wanted.has(rule.reason) && contained.within(at).some((other) => other > at && defers[other]);
    return guards ? [{ rule, defers: false }] : [];
  });
}

/** A text with codes says no more here: the reply is a 5yz one in any case. */
function isText({ strength, signatures }: Rule): boolean {
  return FOUND_BY_TEXT.has(strength) && signatures === undefined;
}
