import type { Candidate } from "../../packages/matcher/src/engine/index.ts";
import { isMatched, tryExamples } from "./examples.ts";
import type { Rule } from "./rule.ts";

export const overlap: Rule = {
  name: "overlap",
  description: "No two entries are equally strong on any example of the registry.",
  *check(context) {
    for (const file of context.chosen) {
      if (!isMatched(file)) continue;
      for (const { pointer, examined } of tryExamples(file, "examples", context)) {
        const [best, second] = examined.ranked;
        if (!best || !second || !tied(best, second)) continue;
        yield {
          file,
          pointer,
          message: `${best.id} and ${second.id} are equally strong here. Give one of them a longer template or its codes, or merge them.`,
        };
      }
    }
  },
};

/** Equal in everything but the id. Codes are never tied: each has one file. */
function tied(a: Candidate, b: Candidate): boolean {
  if (a.specificity !== b.specificity || a.own !== b.own) return false;
  if (!a.hit || !b.hit) return a.specificity === "provider-code";
  return a.hit.weight === b.hit.weight && a.hit.start === b.hit.start;
}
