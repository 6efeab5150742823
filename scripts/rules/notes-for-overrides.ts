import { redundantKeys } from "./computed-fields.ts";
import type { Rule } from "./rule.ts";

export const notesForOverrides: Rule = {
  name: "notes-for-overrides",
  description: "Whoever departs from a reason's bounce or action says why in notes.",
  *check(context) {
    for (const file of context.chosen) {
      const { value } = file;
      if (value.kind !== "response" && value.kind !== "basic" && value.kind !== "enhanced") continue;
      const redundant = redundantKeys(value, context);
      const key = (["bounce", "action"] as const).find((name) => value[name] && !redundant.includes(name));
      if (key && !value.notes) {
        yield {
          file,
          pointer: `/${key}`,
          message: `"${key}" differs from the default of ${value.reason}, and nothing says why. Add a sentence as "notes".`,
        };
      }
    }
  },
};
