import { findContained } from "./contained-rules.js";
import type { Rule } from "./rule.js";

/**
 * For servers that promise no order within a file: which file each rule goes into, when the files are tried one
 * after the other. A rule goes into that of its strength, but behind every stronger rule of another label whose text
 * holds its own, so that within a file the order hardly matters.
 *
 * @param fileOf the number of the file for a rule that waits for no other
 * @param last the number of the last file that holds texts
 */
export function layerRules(
  rules: readonly Rule[],
  labelOf: (rule: Rule) => string,
  fileOf: (rule: Rule) => number,
  last: number,
): number[] {
  const contained = findContained(rules, true);
  const files = rules.map(fileOf);
  for (const [at, rule] of rules.entries()) {
    for (const other of contained.within(at)) {
      if (other < at || labelOf(rules[other]!) === labelOf(rule)) continue;
      files[other] = Math.min(last, Math.max(files[other]!, files[at]! + 1));
    }
  }
  return files;
}
