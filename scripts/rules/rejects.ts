import { tryExamples } from "./examples.ts";
import type { Rule } from "./rule.ts";

export const rejects: Rule = {
  name: "rejects",
  description: "No near miss comes back as the entry that holds it.",
  *check(context) {
    for (const file of context.chosen) {
      for (const { pointer, examined } of tryExamples(file, "rejects", context)) {
        const [best] = examined.ranked;
        const named = examined.ranked.find((candidate) => candidate.blocklist)?.id;
        if (best?.id !== file.value.id && named !== file.value.id) continue;
        yield {
          file,
          pointer,
          message: "This near miss comes back as this entry. Make the template that meets it longer.",
        };
      }
    }
  },
};
