import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseJson, placeOf, readRegistryFolder } from "../../packages/cli/src/registry/index.ts";
import { withoutLastCommas } from "../registry-files.ts";
import { writeProblem } from "../report.ts";
import { staleEntries } from "../stale.ts";
import { fileAt, SOUND } from "./sound-registry.ts";

describe("parseJson", () => {
  const READ: [text: string, value: unknown][] = [
    ["{}", {}],
    ['{"a":[1,"x",null,true]}', { a: [1, "x", null, true] }],
    ['{\n  "a": 1\n}\n', { a: 1 }],
    ['{"a":{"b":1},"c":{"b":2}}', { a: { b: 1 }, c: { b: 2 } }],
    [`${"[".repeat(64)}${"]".repeat(64)}`, JSON.parse(`${"[".repeat(64)}${"]".repeat(64)}`)],
    [`{"a":"${"[".repeat(1000)}"}`, { a: "[".repeat(1000) }],
    ['{"a":"\\"[\\\\"}', { a: '"[\\' }],
    ['{"constructor":1,"toString":2}', { constructor: 1, toString: 2 }],
  ];

  test.each(READ)("%j", (text, value) => {
    expect(parseJson(text)).toEqual({ value });
  });

  const FAULTS: [text: string, line: number, column: number, message: RegExp][] = [
    ["", 1, 1, /./],
    ["{", 1, 2, /./],
    ['{"a":}', 1, 6, /./],
    ['{\n  "a": 1,\n}', 2, 9, /./],
    ['{\n\t"a" 1\n}', 2, 6, /./],
    ["{'a':1}", 1, 2, /./],
    ['{"a":1} x', 1, 9, /./],
    ['{"a":1}\n// x', 2, 1, /./],
    ['{"a":1,"a":2}', 1, 8, /^The key "a" stands twice$/],
    ['{"a":1,"\\u0061":2}', 1, 8, /^The key "a" stands twice$/],
    ['{\n  "x": [\n    {"b": 1, "b": 1}\n  ]\n}\n', 3, 14, /^The key "b" stands twice$/],
    ['{"__proto__":{}}', 1, 2, /^The key "__proto__" is not allowed$/],
    ['{\n  "__proto__": 1\n}\n', 2, 3, /^The key "__proto__" is not allowed$/],
    ['[{"x":{"\\u005f_proto__":1}}]', 1, 8, /^The key "__proto__" is not allowed$/],
    ["[".repeat(65), 1, 1, /^This is nested deeper than 64 levels$/],
    [`{"a":${"[".repeat(200_000)}`, 1, 1, /^This is nested deeper than 64 levels$/],
  ];

  test.each(FAULTS.map((fault) => [fault[0].slice(0, 40), ...fault] as const))(
    "%j is no JSON",
    (_shown, text, line, column, message) => {
      expect(parseJson(text)).toMatchObject({
        fault: { line, column, message: expect.stringMatching(message) },
      });
    },
  );

  test("quotes without an end", () => {
    expect(parseJson(`"${'\\"'.repeat(100_000)}`)).toHaveProperty("fault");
    expect(parseJson('"'.repeat(100_001))).toHaveProperty("fault");
  });
});

describe("placeOf", () => {
  const TEXT = '{\n  "a": [1, {"b/c": 2}],\n  "~": {\n    "": 3\n  }\n}\n';
  const CASES: [pointer: string, line: number, column: number][] = [
    ["", 1, 1],
    ["/a", 2, 8],
    ["/a/0", 2, 9],
    ["/a/1/b~1c", 2, 20],
    ["/~0", 3, 8],
    ["/~0/", 4, 9],
    ["/missing", 1, 1],
    ["/a/7", 2, 8],
    ["/a/x", 2, 8],
    ["/a/0/b", 2, 9],
  ];

  test.each(CASES)("%j", (pointer, line, column) => {
    expect(placeOf(TEXT, pointer)).toEqual({ line, column });
  });
});

describe("readRegistryFolder", () => {
  const root = mkdtempSync(join(tmpdir(), "bouncebook-scripts-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const SMALL = '{"id":"a","kind":"moved"}';
  const LIMIT = 256 * 1024;

  write("b/two.json", SMALL);
  write("a.json", SMALL);
  write("b/one.json", `${SMALL}\n`);
  write("B.json", SMALL);
  write("schema/common.schema.json", "{");
  write("b/node_modules/x.json", "{");
  write("corpus/x.json", "{");
  write("package.json", "{");
  write("README.md", "no entry");
  write("just-fits.json", SMALL.padEnd(LIMIT));
  write("too-large.json", SMALL.padEnd(LIMIT + 1));
  write("syntax.json", "{\n  x\n}");
  write("text.json", '"text"');
  write("null.json", "null");
  mkdirSync(join(root, "folder.json"));
  symlinkSync(join(root, "a.json"), join(root, "linked.json"));
  symlinkSync(tmpdir(), join(root, "out"));
  symlinkSync("nowhere", join(root, "lost.json"));

  const { files, problems } = readRegistryFolder(root);

  test("entries by path, with their text", () => {
    expect(files.map(({ path }) => path)).toEqual([
      "B.json",
      "a.json",
      "b/one.json",
      "b/two.json",
      "just-fits.json",
      "linked.json",
    ]);
    expect(files.find(({ path }) => path === "b/one.json")).toEqual({
      path: "b/one.json",
      text: `${SMALL}\n`,
      value: { id: "a", kind: "moved" },
    });
  });

  test("problems", () => {
    expect(problems.map(({ path }) => path).sort()).toEqual([
      "lost.json",
      "null.json",
      "out",
      "syntax.json",
      "text.json",
      "too-large.json",
    ]);
    const messages = Object.fromEntries(problems.map((problem) => [problem.path, problem.message]));
    expect(messages).toMatchObject({
      "lost.json": expect.stringContaining("leads nowhere"),
      out: expect.stringContaining("leads out of the registry folder"),
      "null.json": expect.stringContaining('texts "id" and "kind"'),
      "too-large.json": expect.stringContaining(`at most ${LIMIT}`),
    });
    expect(problems.find(({ path }) => path === "syntax.json")).toMatchObject({ line: 2, column: 3 });
  });

  test("a problem in one line", () => {
    expect(writeProblem({ path: "a.json", line: 2, column: 3, message: "Wrong." })).toBe(
      "registry/a.json:2:3  Wrong.",
    );
    expect(writeProblem({ path: "a.json", message: "Wrong." })).toBe("registry/a.json  Wrong.");
  });
});

test("entries whose sources nobody read are stale, where they make claims", () => {
  const full = fileAt("providers/acme/box-full.json");
  const without = (sources: unknown): typeof full => ({
    ...full,
    value: { ...full.value, sources } as never,
  });
  expect(staleEntries(SOUND)).toEqual([]);
  expect(staleEntries([without([{ url: "https://example.com/", kind: "provider" }])])).toHaveLength(1);
  expect(staleEntries([without(undefined)])).toHaveLength(1);
});

test("only commas in front of a closing bracket go", () => {
  const CASES: [text: string, left: string][] = [
    ['{"a": [1, 2,],}', '{"a": [1, 2]}'],
    ['{"a": "x,]",\n}', '{"a": "x,]"\n}'],
    ['{"a": "\\",}", "b": 1,\n  }', '{"a": "\\",}", "b": 1\n  }'],
    ["[1,,]", "[1,]"],
  ];
  for (const [text, left] of CASES) expect(withoutLastCommas(text)).toBe(left);
  expect(withoutLastCommas(", ".repeat(200_000))).toHaveLength(400_000);
  expect(withoutLastCommas('"\\\n'.repeat(100_000))).toHaveLength(300_000);
});
