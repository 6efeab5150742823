import { encodeTemplate } from "../../packages/matcher/src/compile/index.ts";
import { Finder } from "../../packages/matcher/src/engine/finder.ts";
import { tryExamples } from "./examples.ts";
import type { Rule } from "./rule.ts";
import { templatesOf } from "./templates.ts";

export const templateIsHit: Rule = {
  name: "template-is-hit",
  description: "Every template of a response or wording is proved by an example.",
  *check(context) {
    for (const file of context.chosen) {
      if (file.value.kind !== "response" && file.value.kind !== "wording") continue;
      const lines = templatesOf(file);
      const finder = new Finder(lines.map(({ template }) => encodeTemplate(template)));
      const hit = new Set<number>();
      for (const { examined } of tryExamples(file, "examples", context)) {
        for (const { line } of finder.findOneByOne(examined.normalForm)) hit.add(line);
      }
      for (const [line, { pointer }] of lines.entries()) {
        if (!hit.has(line))
          yield {
            file,
            pointer,
            message: "No example holds this template. Add the reply that it was taken from.",
          };
      }
    }
  },
};
