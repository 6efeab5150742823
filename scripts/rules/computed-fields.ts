import type { RegistryFile } from "@bouncebook/data";
import { format } from "./formatting.ts";
import type { CheckContext, Rule } from "./rule.ts";

export const computedFields: Rule = {
  name: "computed-fields",
  description:
    "Nothing is written that follows from something else: no bounce or action that equals the reason's default, no empty lists.",
  *check(context) {
    for (const file of context.chosen) {
      for (const key of redundantKeys(file.value, context)) {
        yield {
          file,
          pointer: `/${key}`,
          message: `"${key}" says what follows anyway. Remove it; \`pnpm fix\` does.`,
        };
      }
    }
  },
  fix(file, context) {
    const redundant = redundantKeys(file.value, context);
    if (redundant.length === 0) return undefined;
    const kept = Object.entries(file.value).filter(([key]) => !redundant.includes(key));
    return format(Object.fromEntries(kept) as unknown as RegistryFile);
  },
};

/** Keys that say what follows anyway. */
export function redundantKeys(value: RegistryFile, { byId }: CheckContext): string[] {
  const empty = Object.entries(value).filter(([, held]) => Array.isArray(held) && held.length === 0);
  const keys = empty.map(([key]) => key);
  if (value.kind !== "response" && value.kind !== "basic" && value.kind !== "enhanced") return keys;
  const reason = byId.get(value.reason);
  if (reason?.kind !== "reason") return keys;
  if (value.bounce === reason.bounce) keys.push("bounce");
  if (value.action === reason.action) keys.push("action");
  return keys;
}
