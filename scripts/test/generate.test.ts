import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EntryRow, ProviderRow, Tables } from "@bouncebook/data";
import { tables } from "@bouncebook/data/tables";
import { describe, expect, test } from "vitest";
import { readEntryRows } from "../../packages/data/src/entry-rows.ts";
import { readTemplateLines } from "../../packages/data/src/template-lines.ts";
import { generateCodes } from "../generate/codes.ts";
import { generateEntries } from "../generate/entries.ts";
import { writeEntryRows } from "../generate/entry-rows.ts";
import { generateIds } from "../generate/ids.ts";
import { changedOutputs, generateOutputs, staleOutputs } from "../generate/outputs.ts";
import { generateRegistryTypes } from "../generate/registry-types.ts";
import { generateTables } from "../generate/tables.ts";
import { writeTemplateLines } from "../generate/template-lines.ts";
import { ROOT } from "../registry-files.ts";
import { file, SOUND } from "./sound-registry.ts";

const DATA = "packages/data/src/generated";
const TYPES = `${DATA}/registry-types.ts`;
const VALUES = SOUND.map(({ value }) => value);
const registry = { files: SOUND, version: "1.2.3" };
const outputs = await generateOutputs(registry);

describe("generated files", () => {
  test("are the same every time", async () => {
    expect(await generateOutputs(registry)).toEqual(outputs);
  });

  test("do not change their input", () => {
    expect(SOUND.map(({ value }) => JSON.stringify(value))).toEqual(
      SOUND.map(({ text }) => JSON.stringify(JSON.parse(text))),
    );
  });

  const SORTED: [name: string, generate: (files: typeof VALUES) => string][] = [
    ["codes", generateCodes],
    ["entries", generateEntries],
    ["ids", generateIds],
  ];

  test.each(SORTED)("%s do not depend on the order of the files", (_name, generate) => {
    expect(generate(VALUES.toReversed())).toBe(generate(VALUES));
  });

  test("entries and templates of the tables do not depend on the order of the files", () => {
    const read = (files: typeof VALUES): unknown => {
      const { entries, templates } = tablesIn(generateTables(files, "1.0.0"));
      return [entries.map(([id]) => id), templates.split("\n").slice(0, entries.length)];
    };
    expect(read(VALUES.toReversed())).toEqual(read(VALUES));
  });

  test("rows of entries come back as they were", () => {
    const providers: ProviderRow[] = [
      ["acme", "mailbox-provider", [], []],
      ["beta", "filter", [], []],
    ];
    const rows: EntryRow[] = [
      ["421", 3, { vague: true, action: "review" }],
      ["acme/banned", 1, { provider: 0, codes: "550/x.7.26 550-554/", decisive: true, mechanism: "dmarc" }],
      ["acme/box-full", 0, { provider: 0 }],
      ["beta/slow", 2, { provider: 1, scoped: true, bounce: "soft", retryAfter: 300 }],
      ["wordings/mailbox-full/en", 0],
      ["wordings/mailbox-full/zh-hans", 0],
      ["x.7.26", 1],
    ];
    expect(readEntryRows(writeEntryRows({ entries: rows }), providers)).toEqual(rows);
  });

  test("templates come back in their order", () => {
    const owners = {
      entries: [
        ["a/b", 0],
        ["wordings/x/en", 0],
        ["wordings/x/fr", 0],
        ["wordings/y/en", 0],
        ["yahoo/c", 0],
      ],
      counts: [1, 2, 1, 0, 2, 1],
    } satisfies Pick<Tables, "entries" | "counts">;
    const templates = "one\nx en 1\nx en 2\nx fr\nc 1\nc 2\na signature";
    const carried = writeTemplateLines({ ...tables(), ...owners, templates });
    expect(carried.split("\n").slice(-3)).toEqual(["x en 1", "x en 2", "x fr"]);
    expect(readTemplateLines(carried, owners)).toBe(templates);
  });

  test("say that nobody edits them", () => {
    const sources = Object.keys(outputs).filter((path) => path.endsWith(".ts"));
    expect(sources.length).toBeGreaterThan(5);
    for (const path of sources)
      expect(outputs[path], path).toMatch(/^\/\/ Generated from registry\/.*Do not edit/);
  });

  test("are ASCII, whatever the registry holds", () => {
    const wording = {
      id: "wordings/mailbox-full/zh",
      kind: "wording",
      match: ["邮箱已满 \u2028 ' \\ \" \n"],
      examples: ["550 邮箱已满"],
    };
    const text = generateEntries([file("w.json", wording).value]);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(textIn(text)).toBe(
      `\n${JSON.stringify({ id: wording.id, kind: wording.kind, match: wording.match, examples: wording.examples }).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`,
    );
    expect(JSON.parse(textIn(text))).toEqual(wording);
  });
});

/** What the function of a generated module gives. */
function textIn(source: string): string {
  const [, literal] = /return ('(?:[^'\\]|\\.)*');/s.exec(source) ?? [];
  return new Function(`return ${literal};`)() as string;
}

function tablesIn(source: string): {
  version: string;
  reasons: [string][];
  entries: [string, number][];
  templates: string;
} {
  const packed = JSON.parse(textIn(source));
  const entries = readEntryRows(packed.entries, packed.providers);
  return { ...packed, entries, templates: readTemplateLines(packed.templates, { ...packed, entries }) };
}

describe("what they hold", () => {
  test("ids by kind", () => {
    expect(outputs[`${DATA}/ids.ts`]).toContain('export type BasicId =\n  | "550";\n');
    expect(outputs[`${DATA}/ids.ts`]).toContain(
      'export type ResponseId =\n  | "acme/banned"\n  | "acme/box-full";\n',
    );
    expect(generateIds([])).toContain("export type BasicId =\n  never;\n");
  });

  test("titles of codes", () => {
    expect(outputs[`${DATA}/codes.ts`]).toContain('"x.1.1": "Bad mailbox"');
    expect(outputs[`${DATA}/codes.ts`]).toMatch(/550: "Refused for good"/);
  });

  test("one entry a line, with its id in front and without $schema", () => {
    const lines = textIn(outputs[`${DATA}/entries.ts`]!).split("\n").slice(1, -1);
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(
      VALUES.filter(({ kind }) => kind !== "category" && kind !== "vocabulary")
        .map(({ id }) => id)
        .sort(),
    );
    for (const line of lines) expect(line).toMatch(/^\{"id":"[^"]+","kind":"[a-z]+",(?!.*\$schema)/);
  });

  test("tables with reasons, templates and the version", () => {
    const { version, reasons, templates } = tablesIn(outputs[`${DATA}/tables.ts`]!);
    expect(version).toBe("1.2.3");
    expect(reasons.map(([id]) => id)).toContain("mailbox-full");
    expect(templates).toContain("the box of \u0003 overflows");
    expect(outputs[`${DATA}/version.ts`]).toContain('"1.2.3"');
  });

  test("labels of vocabularies, and the words of the schemas", () => {
    expect(JSON.parse(textIn(outputs[`${DATA}/vocabularies.ts`]!))).toMatchObject({
      ours: { "mailbox-full": "label" },
    });
    expect(outputs[`${DATA}/words.ts`]).toContain('"suppress": "Stop mailing this address."');
    expect(outputs[`${DATA}/words.ts`]).toContain('"fixedBy":"recipient"');
  });
});

const SDK_TYPES = [
  "packages/sdk-go/vocabulary.go",
  "packages/sdk-python/src/bouncebook/_version.py",
  "packages/sdk-python/src/bouncebook/vocabulary.py",
];

describe("generate --check", () => {
  const held = (path: string): string | undefined => outputs[path];

  const CASES: [what: string, read: typeof held, changed: string[], stale: string[]][] = [
    ["nothing changed", held, [], []],
    [
      "a committed file was edited",
      (path) => (path === TYPES ? `${held(path)} ` : held(path)),
      [TYPES],
      [TYPES],
    ],
    ["a committed file is missing", (path) => (path === TYPES ? undefined : held(path)), [TYPES], [TYPES]],
    [
      "another file is out of date",
      (path) => (path === `${DATA}/ids.ts` ? "" : held(path)),
      [`${DATA}/ids.ts`],
      [],
    ],
    ["nothing is there", () => undefined, Object.keys(outputs), [TYPES, ...SDK_TYPES]],
  ];

  test.each(CASES)("%s", (_what, read, changed, stale) => {
    expect(changedOutputs(outputs, read)).toEqual(changed);
    expect(staleOutputs(changed)).toEqual(stale);
  });

  test("the committed types are those of the schemas", async () => {
    expect(readFileSync(join(ROOT, TYPES), "utf8")).toBe(await generateRegistryTypes());
  });
});
