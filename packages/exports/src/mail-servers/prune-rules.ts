import { findContained } from "./contained-rules.js";
import type { Rule } from "./rule.js";

/**
 * The rules without those that change nothing: wherever such a rule fits, a later one fits too, and the first of
 * these has the same label.
 */
export function pruneRules(rules: readonly Rule[], labelOf: (rule: Rule) => string): Rule[] {
  const contained = findContained(rules, false);
  return rules.filter((rule, at) => {
    const next = contained.within(at).find((other) => other > at);
    return next === undefined || labelOf(rules[next]!) !== labelOf(rule);
  });
}
