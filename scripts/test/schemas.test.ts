import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readCorpus } from "../corpus/read-corpus.ts";
import { readRegistry } from "../registry-files.ts";
import { lostReasons } from "../run-rules.ts";
import { compileSchemas, readSchemas, type SchemaObject, slowPatterns } from "../schemas.ts";

const root = mkdtempSync(join(tmpdir(), "bouncebook-schemas-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("the registry's own schemas have no problem", async () => {
  const schemas = readSchemas();
  expect(schemas.byName.size).toBeGreaterThan(10);
  expect([...schemas.problems, ...compileSchemas(schemas).problems]).toEqual([]);
  expect(await slowPatterns(schemas)).toEqual([]);
});

const one = (schema: SchemaObject): ReturnType<typeof readSchemas> => ({
  byName: new Map([["evil", { properties: { id: schema } }]]),
  problems: [],
});

test.each(["^(a+)+$", "^([a-z]+)*$", "^(a|a)*b$", "(.*)*x", "^[a-z]*[a-z]*[a-z]*!$", "^(.+\\.)+com$"])(
  "the pattern %j takes too long and is refused",
  async (pattern) => {
    const message = `The pattern ${JSON.stringify(pattern)} takes more than linear time on some texts. Write it without repetition in repetition.`;
    expect(await slowPatterns(one({ pattern }))).toEqual([{ path: "schema/evil.schema.json", message }]);
    expect(await slowPatterns(one({ patternProperties: { [pattern]: {} } }))).toHaveLength(1);
  },
);

test.each(["^[a-z0-9]+(-[a-z0-9]+)*$", "^https?://", "[.!?)]$"])(
  "the pattern %j is used",
  async (pattern) => {
    expect(await slowPatterns(one({ pattern }))).toEqual([]);
  },
);

test("reasons that are lost are told", () => {
  expect(lostReasons(readRegistry().files)).toEqual([]);
  const without = readRegistry().files.filter(({ value }) => value.id !== "deferred");
  expect(lostReasons(without)).toEqual([
    { path: "reasons/deferred.json", message: expect.stringContaining("Put the file back.") },
  ]);
});

test("files that are no schema are told", () => {
  writeFileSync(join(root, "a.schema.json"), "{");
  writeFileSync(join(root, "b.schema.json"), "[]");
  writeFileSync(join(root, "c.schema.json"), '{"type":"object","type":"string"}');
  writeFileSync(join(root, "d.schema.json"), "x".repeat(300_000));
  writeFileSync(join(root, "notes.txt"), "");
  symlinkSync("/etc/hosts", join(root, "e.schema.json"));
  const { byName, problems } = readSchemas(root);
  expect(byName.size).toBe(0);
  expect(problems.map(({ path, message }) => `${path} ${message}`)).toEqual([
    expect.stringMatching(/^schema\/a\.schema\.json .+Close them\.$/),
    "schema/b.schema.json This is no schema. Expected a JSON object.",
    expect.stringContaining('The key "type" stands twice.'),
    expect.stringContaining("The file has 300000 bytes"),
    "schema/e.schema.json Expected a file NAME.schema.json here and nothing else. Rename or remove it.",
    "schema/notes.txt Expected a file NAME.schema.json here and nothing else. Rename or remove it.",
  ]);
});

test.each([
  { type: "everything" },
  { $ref: "https://example.com/schema.json" },
  { pattern: "[" },
  { properties: 5 },
])("a schema that cannot be compiled is told: %j", (schema) => {
  const { validators, problems } = compileSchemas({ byName: new Map([["evil", schema]]), problems: [] });
  expect(validators.size).toBe(0);
  expect(problems).toEqual([
    {
      path: "schema/evil.schema.json",
      message: expect.stringMatching(/^This is no JSON Schema of draft 07: .+\. Correct it\.$/),
    },
  ]);
});

test("the corpus is read from files of bounded size", () => {
  const folder = mkdtempSync(join(root, "corpus-"));
  const line = (reply: string): string => `${JSON.stringify({ reply, expected: null })}\n`;
  writeFileSync(join(folder, "a.jsonl"), line("550 Go") + line("x".repeat(10_000)));
  writeFileSync(join(folder, "b.jsonl"), Buffer.alloc(17 * 1024 * 1024, "x"));
  writeFileSync(join(folder, "c.jsonl"), '{"reply":"550","expected":null,"__proto__":{}}\n');
  symlinkSync("/etc/hosts", join(folder, "d.jsonl"));
  const { lines, problems } = readCorpus(folder);
  expect(lines.map(({ reply }) => reply)).toEqual(["550 Go"]);
  expect(problems.map(({ path, line: at, message }) => `${path}:${at ?? ""} ${message}`)).toEqual([
    'corpus/a.jsonl:2 "reply" has more than 8192 characters. Cut it.',
    expect.stringMatching(/^corpus\/b\.jsonl: Expected a file of \d+ bytes at most, and no link\./),
    expect.stringContaining('"__proto__" is not a key of a corpus line'),
    expect.stringMatching(/^corpus\/d\.jsonl: Expected a file/),
  ]);
});
