import type { Rule } from "./rule.js";

/** Texts that fit the placeholders. What stands for `{any}` is in no template. */
const SAMPLES: Readonly<Record<string, string>> = {
  "\u0001": "192.0.2.1",
  "\u0002": "mail.example.com",
  "\u0003": "someone@example.com",
  "\u0004": "1",
  "\u0005": "\u0005",
};
const PLACEHOLDER = /[\u0001-\u0005]/;
/** No template has less literal text at its start. */
const KEY = 4;

/** Finds the rules whose text stands within the text of another: wherever the other fits, they fit too. */
export interface ContainedRules {
  /** Places in the list of the rules, in order, that fit wherever the text of the rule at this place does. */
  within(at: number): number[];
}

/** Looks at rules of nothing but literal text; `anyCodes` says whether those that also ask for codes count. */
export function findContained(rules: readonly Rule[], anyCodes: boolean): ContainedRules {
  const byStart = new Map<string, number[]>();
  for (const [at, { template, codes, signatures }] of rules.entries()) {
    if (template === undefined || signatures !== undefined || (codes !== undefined && !anyCodes)) continue;
    if (PLACEHOLDER.test(template)) continue;
    const key = template.slice(0, KEY);
    const same = byStart.get(key);
    if (same) same.push(at);
    else byStart.set(key, [at]);
  }
  return {
    within(at) {
      const sample = sampleOf(rules[at]!.template ?? "");
      const found = new Set<number>();
      for (let from = 0; from + KEY <= sample.length; from++) {
        for (const other of byStart.get(sample.slice(from, from + KEY)) ?? []) {
          if (other !== at && sample.startsWith(rules[other]!.template!, from)) found.add(other);
        }
      }
      return [...found].toSorted((a, b) => a - b);
    },
  };
}

function sampleOf(template: string): string {
  return template.replace(/[\u0001-\u0005]/g, (mark) => SAMPLES[mark]!);
}
