import type { Rule } from "./rule.ts";

/** Categories are words of the vocabulary, never looked up by id. */
const NO_IDS = new Set(["category"]);

export const uniqueIds: Rule = {
  name: "unique-ids",
  description: "An id means one file, whatever its kind.",
  *check({ all, chosen }) {
    const first = new Map<string, string>();
    const second = new Map<string, string>();
    for (const { path, value } of all) {
      if (NO_IDS.has(value.kind)) continue;
      if (first.has(value.id)) second.set(value.id, path);
      else first.set(value.id, path);
    }
    for (const file of chosen) {
      const other = NO_IDS.has(file.value.kind) ? undefined : second.get(file.value.id);
      if (other === undefined) continue;
      const paths = [first.get(file.value.id), other].filter((path) => path !== file.path);
      yield {
        file,
        pointer: "/id",
        message: `registry/${paths[0]} has the id ${JSON.stringify(file.value.id)} too. Rename one of them.`,
      };
    }
  },
};
