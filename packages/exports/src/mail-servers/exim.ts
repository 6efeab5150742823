import type { TargetMaker } from "../target.js";
import { collectRules } from "./collect-rules.js";
import { ADDRESS_CHARACTER, type Dialect, DOMAIN_CHARACTER } from "./dialect.js";
import { hashComments, headerLines } from "./header.js";
import { pruneRules } from "./prune-rules.js";
import type { Rule } from "./rule.js";
import { rulePattern } from "./rule-pattern.js";

/**
 * Exim's error text: `SMTP error from remote mail server after RCPT TO:<…>: 550 5.1.1 …`, its lines joined by a line
 * end or `\n`. Expressions in a file are caseless and compare bytes (Exim specification, section 9.4).
 */
const DIALECT: Dialect = {
  start: "^(?:[\\s\\S]*: )?",
  fold: "flag",
  bytes: true,
  space: { betweenWords: "[\\s0-9.-]+", elsewhere: "\\s+" },
  any: "[\\s\\S]{0,30}",
  gap: (longest) => `[\\s\\S]{0,${longest}}`,
  domain: DOMAIN_CHARACTER,
  address: ADDRESS_CHARACTER,
  bounded: (characters, longest) => `${characters}{1,${longest}}`,
  escapes: {},
};

const FILE = "bouncebook.nwildlsearch";

/** A look-up of the reason for Exim's log and events. No setting of Exim turns a 5yz reply into a deferral. */
export const exim: TargetMaker = {
  name: "exim",
  description: "Exim look-up of reason and action (nwildlsearch)",
  files: [FILE],
  options: ["provider"],
  make(source, { provider }) {
    const actions = new Map(source.tables.reasons.map(([id, , , action]) => [id, action]));
    const answerOf = (rule: Rule): string => `${rule.reason} ${rule.action ?? actions.get(rule.reason)}`;
    const rules = pruneRules(collectRules(source, provider), answerOf);
    const lines = rules.map((rule) => `${keyOf(rule)}: ${answerOf(rule)}\n`);
    const header = hashComments([
      ...headerLines("Exim: reason and action of a reply. The first line that fits decides.", source.version),
      "docs/mail-servers.md says how it is looked up.",
    ]);
    return [{ path: FILE, text: header + lines.join("") }];
  },
};

/** A key that begins with `^` is an expression; within double quotes a backslash stands twice. */
function keyOf(rule: Rule): string {
  const pattern = rulePattern(rule, DIALECT);
  const anchored = pattern.startsWith("^") ? pattern : `^[\\s\\S]*${pattern}`;
  return `"${anchored.replace(/[\\"]/g, "\\$&")}"`;
}
