import { isMatched, tryExamples } from "./examples.ts";
import type { Rule } from "./rule.ts";

export const exampleResolves: Rule = {
  name: "example-resolves",
  description: "Every example comes back as the very entry that holds it.",
  *check(context) {
    for (const file of context.chosen) {
      if (!isMatched(file)) continue;
      for (const { pointer, examined } of tryExamples(file, "examples", context)) {
        const [best] = examined.ranked;
        if (best?.id === file.value.id) continue;
        // A list is named beside an entry that says more; that it is named at all is what its examples show.
        if (
          file.value.kind === "blocklist" &&
          examined.ranked.find((candidate) => candidate.blocklist)?.id === file.value.id
        )
          continue;
        const got = best
          ? `${best.id} (${best.specificity}${best.hit ? `, "${examined.normalForm.slice(best.hit.start, best.hit.start + best.hit.weight)}"` : ""})`
          : "nothing";
        yield {
          file,
          pointer,
          message: `This example comes back as ${got}. Lengthen this entry's template, give its codes, or move the example there.`,
        };
      }
    }
  },
};
