import { vocabularies } from "@bouncebook/data/vocabularies";
import type { TargetMaker } from "../target.js";
import { collectRules } from "./collect-rules.js";
import { ADDRESS_CHARACTER, type Dialect, DOMAIN_CHARACTER } from "./dialect.js";
import { hashComments, headerLines } from "./header.js";
import { pruneRules } from "./prune-rules.js";
import type { Rule } from "./rule.js";
import { rulePattern } from "./rule-pattern.js";

/**
 * What PowerMTA matches is the diagnostic of its accounting file: `smtp;` and the reply on one line, in which every
 * line of a long reply keeps its codes. Its manual is not public, so nothing is taken for granted: no inline flags.
 */
const DIALECT: Dialect = {
  start: "^(?:smtp; *)?",
  fold: "letters",
  bytes: true,
  // A code that is repeated on the next line stands between two words.
  space: { betweenWords: "[\\s0-9.-]+", elsewhere: "\\s+" },
  any: "[\\s\\S]{0,30}",
  gap: (longest) => `[\\s\\S]{0,${longest}}`,
  domain: DOMAIN_CHARACTER,
  address: ADDRESS_CHARACTER,
  bounded: (characters, longest) => `${characters}{1,${longest}}`,
  escapes: { "/": "\\/", "#": "\\x23" },
};

const FILE = "bounce-categories.conf";

/** PowerMTA's bounce categories: the first pattern that fits decides. */
export const powermta: TargetMaker = {
  name: "powermta",
  description: "PowerMTA bounce-category-patterns",
  files: [FILE],
  options: ["provider"],
  make(source, { provider }) {
    const labels = vocabularies().powermta as Readonly<Record<string, string>>;
    const labelOf = (rule: Rule): string => labels[rule.reason] ?? "other";
    const rules = pruneRules(collectRules(source, provider), labelOf);
    const lines = rules.map((rule) => `  /${rulePattern(rule, DIALECT)}/ ${labelOf(rule)}\n`);
    const header = hashComments([
      ...headerLines(
        "PowerMTA bounce categories. The first pattern that fits decides, so keep the order.",
        source.version,
      ),
    ]);
    const text = `${header}<bounce-category-patterns>\n${lines.join("")}</bounce-category-patterns>\n`;
    return [{ path: FILE, text }];
  },
};
