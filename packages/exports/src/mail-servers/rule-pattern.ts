import { pairsPattern } from "./code-pattern.js";
import type { Dialect } from "./dialect.js";
import type { Rule } from "./rule.js";
import { templatePattern } from "./template-pattern.js";

/** What stands between the codes at the start and a text further on; the whole of it is bounded by the start. */
const REST = "[\\s\\S]*";

/** The regular expression of a rule, written for one server. */
export function rulePattern(rule: Rule, dialect: Dialect): string {
  const head = rule.codes === undefined ? "" : pairsPattern(rule.codes, dialect);
  const body = bodyPattern(rule, dialect);
  if (body === "") return head;
  return head === "" ? body : `${head}${REST}${body}`;
}

function bodyPattern(rule: Rule, dialect: Dialect): string {
  const asWritten = dialect.fold === "as-written";
  const template = asWritten ? (rule.written ?? rule.template) : rule.template;
  const signatures = asWritten ? (rule.writtenSignatures ?? rule.signatures) : rule.signatures;
  const text = template === undefined ? "" : templatePattern(template, dialect);
  if (signatures === undefined) return text;
  const written = signatures.map((signature) => templatePattern(signature, dialect));
  const either = written.length === 1 ? written[0]! : `(?:${written.join("|")})`;
  return text === "" ? either : `${text}${dialect.gap(longestGap(rule.weight))}${either}`;
}

/** At most four times the text in front, so that the text repeated costs no more than a few times its length. */
function longestGap(weight: number): 31 | 63 | 127 {
  if (weight < 16) return 31;
  return weight < 32 ? 63 : 127;
}
