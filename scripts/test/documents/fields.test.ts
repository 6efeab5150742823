/** docs/fields.md and the examples of registry/README.md: the good ones pass `pnpm check`, each bad one is refused. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { blocksToRun } from "../../documents/owners.ts";
import { fieldSections } from "../../readme/field-tables.ts";
import { BAD_VALUES } from "../../readme/fields/bad-values.ts";
import { type Field, fieldsOf, KINDS, schemaKinds } from "../../readme/fields/field-list.ts";
import { GOOD_FILES } from "../../readme/fields/good-files.ts";
import { badValueOf, exampleOf, soundRegistry } from "../../readme/fields/refusals.ts";
import { ROOT } from "../../registry-files.ts";
import { format } from "../../rules/formatting.ts";
import { createContext, runRules } from "../../run-rules.ts";

const sound = soundRegistry();

test("the page tells every kind", () => {
  expect([...KINDS].sort()).toEqual(schemaKinds().sort());
});

test("no rule finds anything in the good files", () => {
  expect(runRules(createContext(sound, []))).toEqual([]);
});

test("the page shows each good file as it is", () => {
  const blocks = blocksToRun("docs/fields.md");
  expect(blocks.every(({ language }) => language === "json")).toBe(true);
  expect(blocks.map(({ code }) => `${code}\n`).sort()).toEqual(GOOD_FILES.map(({ text }) => text).sort());
});

/** Fields of lists that several kinds share are told once, as a response has them. */
const told = KINDS.flatMap((kind) =>
  fieldsOf(kind).filter(({ path }) => kind === "response" || !path.includes("[]")),
).filter(({ path }) => !path.startsWith("rejects[]"));

describe("every field has a good value, and a bad one that is refused for its reason", () => {
  test.each(told.map((field) => [`${field.kind}.${field.path}`, field] as const))("%s", (_name, field) => {
    const { good, bad, refusal } = exampleOf(field, sound) ?? {};
    expect(good).toBeDefined();
    expect(good).not.toEqual(bad!.value);
    expect(refusal).toContain(bad!.because);
    expect(field.description.length).toBeGreaterThan(5);
  });

  test("fields of shared lists are told with those of a response", () => {
    const shared = new Set(told.map(({ path }) => path));
    const left = KINDS.flatMap((kind) => fieldsOf(kind)).filter(
      ({ path }) => path.includes("[]") && !shared.has(path.replace("rejects[]", "examples[]")),
    );
    expect(left).toEqual([]);
  });

  test("no bad value is for a field that is not there", () => {
    const used = new Set(KINDS.flatMap((kind) => fieldsOf(kind)).map((field) => badValueOf(field)));
    expect(Object.keys(BAD_VALUES).filter((name) => !used.has(BAD_VALUES[name]))).toEqual([]);
  });

  test("a bad value that is not refused for its reason is no example", () => {
    const field: Field = { kind: "response", path: "nothing", description: "", needed: false };
    expect(exampleOf(field, sound)).toBeUndefined();
    expect(fieldSections()).toContain("- **`match`** ");
  });
});

describe("good and bad in registry/README.md", () => {
  const text = readFileSync(join(ROOT, "registry/README.md"), "utf8");
  const rows = [...text.matchAll(/^\| `("\w+": .+?)` \| .+ \| (?:`("\w+": .+)`|.+) \|$/gm)];
  const response = GOOD_FILES.find(({ path }) => path.endsWith("too-many-letters.json"))!;

  /** What the rules on one file's own words say when some keys are others. */
  function problemsWith(cell: string): string[] {
    const keys = JSON.parse(`{${cell}}`) as object;
    const value = { ...response.value, ...keys } as typeof response.value;
    const broken = { ...response, value, text: format(value) };
    const all = sound.map((file) => (file === response ? broken : file));
    return runRules({ ...createContext(all, []), chosen: [broken] })
      .filter(({ rule }) => ["schema", "templates", "prose"].includes(rule))
      .map(({ message }) => message);
  }

  test.each(rows.filter(([, , better]) => better !== undefined).map(([, bad, better]) => [bad!, better!]))(
    "%s",
    (bad, better) => {
      expect(problemsWith(bad)).toHaveLength(1);
      expect(problemsWith(better)).toEqual([]);
    },
  );

  test("only a wrong reason is left to people", () => {
    expect(rows.map(([, bad, better]) => [bad!.split(":")[0], better !== undefined])).toEqual([
      ['"match"', true],
      ['"match"', false],
      ['"meaning"', true],
      ['"fixes"', true],
    ]);
    expect(problemsWith(rows[1]![1]!)).toHaveLength(1);
    const [, table = ""] = /^## Good and bad\n([\s\S]*?)^## /m.exec(text) ?? [];
    const others = table.match(/^\| `.*$/gm)!.filter((row) => rows.every(([told]) => told !== row));
    expect(others).toEqual([expect.stringContaining('"reason": "user-unknown"')]);
  });
});
