import type { Rule } from "./rule.ts";

export const notesForOverrides: Rule = {
  name: "notes-for-overrides",
  description: "Whoever departs from a reason's bounce or action says why in notes.",
  *check({ chosen }) {
    for (const file of chosen) {
      const { value } = file;
      if (value.kind !== "response" && value.kind !== "basic" && value.kind !== "enhanced") continue;
      const key = value.bounce ? "bounce" : value.action ? "action" : undefined;
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
