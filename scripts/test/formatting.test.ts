import { describe, expect, test } from "vitest";
import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import { computedFields } from "../rules/computed-fields.ts";
import { format, formatting } from "../rules/formatting.ts";
import { createContext, RULES, runRules } from "../run-rules.ts";
import { changed, file, fileAt, SOUND } from "./sound-registry.ts";

const FULL = "providers/acme/box-full.json";
const { value } = fileAt(FULL);
const reversed = Object.fromEntries(Object.entries(value).reverse());

describe("formatting", () => {
  const TEXTS: [what: string, text: string][] = [
    ["as it should be", format(value)],
    ["keys backwards", JSON.stringify(reversed, null, 2)],
    ["one line", JSON.stringify(value)],
    ["tabs and CRLF", JSON.stringify(value, null, "\t").replaceAll("\n", "\r\n")],
    ["escapes", JSON.stringify(value).replaceAll("o", "\\u006f")],
    ["no line end", format(value).trimEnd()],
    ["two line ends", `${format(value)}\n`],
  ];

  test.each(TEXTS)("check and fix agree, and fix is done after one time: %s", (_what, text) => {
    const written = file(FULL, JSON.parse(text) as object, text);
    const context = createContext([written], []);
    const isFound = [...formatting.check(context)].length > 0;
    const fixed = formatting.fix!(written, context)!;
    expect(fixed).toBe(format(value));
    expect(isFound).toBe(fixed !== text);
    const again = file(FULL, JSON.parse(fixed) as object, fixed);
    expect([...formatting.check(createContext([again], []))]).toEqual([]);
    expect(formatting.fix!(again, context)).toBe(fixed);
  });

  test("keys in the order of the schema, others behind, nothing lost", () => {
    const fixed = JSON.parse(format({ zebra: 1, ...reversed, apple: { b: 1, a: 2 } } as never)) as Record<
      string,
      unknown
    >;
    expect(Object.keys(fixed)).toEqual([...Object.keys(value), "zebra", "apple"]);
    expect(fixed).toEqual({ ...value, zebra: 1, apple: { b: 1, a: 2 } });
  });

  test("a kind that is none keeps its order", () => {
    for (const kind of ["answer", "../basic", "__proto__", 5])
      expect(Object.keys(JSON.parse(format({ z: 1, a: 2, kind } as never)) as object)).toEqual([
        "z",
        "a",
        "kind",
      ]);
  });
});

describe("computed fields", () => {
  const CASES: [what: string, keys: Record<string, unknown>, gone: string[]][] = [
    ["the default action", { action: "retry" }, ["action"]],
    ["the default bounce and action", { action: "retry", bounce: "soft" }, ["action", "bounce"]],
    ["an empty list", { causes: [], match: [] }, ["causes", "match"]],
    ["another action", { action: "review" }, []],
  ];

  test.each(CASES)("%s", (_what, keys, gone) => {
    const context = createContext(changed(FULL, keys), []);
    const target = context.all.find(({ path }) => path === FULL)!;
    const findings = [...computedFields.check(context)].map(({ pointer }) => pointer.slice(1));
    expect(findings.sort()).toEqual([...gone].sort());
    const fixed = computedFields.fix!(target, context);
    if (gone.length === 0) return expect(fixed).toBeUndefined();
    const kept = Object.fromEntries(Object.entries(target.value).filter(([key]) => !gone.includes(key)));
    return expect(JSON.parse(fixed!)).toEqual(kept);
  });
});

describe("whatever a rule fixes", () => {
  /** As `pnpm fix` does: the first rule that wants another text, until none does. */
  function fixAll(files: readonly RegistryText[]): { files: readonly RegistryText[]; rounds: number } {
    let current = files;
    for (let rounds = 0; rounds < 10; rounds++) {
      const context = createContext(current, []);
      const next = current.map((each) => {
        const text = RULES.map((rule) => rule.fix?.(each, context)).find(
          (fixed) => fixed !== undefined && fixed !== each.text,
        );
        return text === undefined ? each : file(each.path, JSON.parse(text) as object, text);
      });
      if (next.every((each, at) => each === current[at])) return { files: current, rounds };
      current = next;
    }
    throw new Error("no end");
  }

  test("a sound registry stays as it is", () => {
    expect(fixAll(SOUND)).toEqual({ files: SOUND, rounds: 0 });
  });

  test("rules that fix do not undo each other", () => {
    const broken = changed(FULL, { action: "retry", bounce: "soft" }).map((each) => ({
      ...each,
      text: JSON.stringify(each.value),
    }));
    const fixed = fixAll(broken);
    expect(fixed.rounds).toBeLessThanOrEqual(4);
    expect(fixed.files).toEqual(SOUND);
    expect(runRules(createContext(fixed.files, []))).toEqual([]);
  });
});
