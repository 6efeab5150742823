import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import { type Build, NoBuild, readBuild, readBuildAt } from "../compare/build.ts";
import { type Change, highestLevel, isLost, type Level, levelOf } from "../compare/change.ts";
import { compareBuilds } from "../compare/compare-builds.ts";
import { compareSchemas } from "../compare/compare-schemas.ts";
import { compare } from "../compare/comparison.ts";
import { readComparison } from "../compare/read-comparison.ts";
import { codeSpan, renderMarkdown } from "../compare/render-markdown.ts";
import { renderText } from "../compare/render-text.ts";
import { readLines } from "../corpus/read-corpus.ts";
import { REGISTRY } from "../registry-files.ts";
import { added, changed, SOUND } from "./sound-registry.ts";

const FULL = "providers/acme/box-full.json";
const WORDING = "wordings/user-unknown/en.json";
const CORPUS = [
  { reply: "552 the box of a@example.com overflows", expected: "acme/box-full" },
  { reply: "550 no such service here", expected: "550" },
];

function build(files: readonly RegistryText[], lines: readonly object[] = CORPUS): Build {
  const text = `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
  const corpus = readLines(text, "corpus/some.jsonl");
  return { name: "some", files, schemas: {}, corpus, problems: [] };
}

function without(path: string): RegistryText[] {
  return SOUND.filter((file) => file.path !== path);
}

const SOUND_BUILD = build(SOUND);

describe("what a change does", () => {
  const CASES: [
    what: string,
    files: readonly RegistryText[],
    found: Partial<Change>[],
    level: Level | undefined,
  ][] = [
    ["nothing", SOUND, [], undefined],
    [
      "another reason",
      changed(FULL, { reason: "policy-rejected" }),
      [{ kind: "verdict", id: "acme/box-full", before: "mailbox-full", after: "policy-rejected" } as Change],
      "minor",
    ],
    [
      "an action of its own",
      changed(FULL, { action: "review", notes: "It is worth a look." }),
      [
        { kind: "verdict", field: "action", before: "retry", after: "review" },
        { kind: "reworded", fields: ["notes"] },
      ],
      "minor",
    ],
    ["the reason's own action", changed(FULL, { action: "retry" }), [], undefined],
    [
      "a template more and one less",
      changed(FULL, { match: ["the box of {address} is brimming"] }),
      [
        { kind: "template-added", template: "the box of {address} is brimming" },
        { kind: "template-removed", template: "the box of {address} overflows" },
      ],
      "minor",
    ],
    [
      "other codes",
      changed(FULL, { codes: [{ basic: 452 }] }),
      [{ kind: "fact", field: "codes", before: '[{"basic":552}]', after: '[{"basic":452}]' }],
      "minor",
    ],
    [
      "prose",
      changed(FULL, { title: "Full box", meaning: "The box is full." }),
      [{ kind: "reworded", fields: ["title", "meaning"] }],
      "patch",
    ],
    [
      "sources",
      changed(FULL, { sources: [{ url: "https://www.example.com/", kind: "provider" }] }),
      [
        {
          kind: "sources",
          added: ["https://www.example.com/"],
          removed: ["https://www.rfc-editor.org/rfc/rfc5321"],
        },
      ],
      "patch",
    ],
    [
      "an example",
      changed(FULL, { examples: ["552 the box of b@example.com overflows"] }),
      [{ kind: "evidence", field: "examples", count: "1 added, 1 removed" }],
      "patch",
    ],
    [
      "an entry",
      added(FULL, "providers/acme/new.json", { id: "acme/new" }),
      [{ kind: "added", id: "acme/new", of: "response", title: "Box full" }],
      "minor",
    ],
    ["an id lost", without(FULL), [{ kind: "removed", id: "acme/box-full" }], "major"],
    ["a signpost lost", without("providers/acme/old.json"), [{ kind: "removed", id: "acme/old" }], "major"],
    [
      "an entry that gives way to a signpost",
      changed(FULL, { kind: "moved", to: ["acme/banned"] }),
      [{ kind: "moved", id: "acme/box-full", to: ["acme/banned"] }],
      "minor",
    ],
    [
      "an entry that nobody sends any more",
      changed(FULL, { status: "obsolete" }),
      [{ kind: "obsolete", id: "acme/box-full" }],
      "minor",
    ],
    [
      "a label of another vocabulary lost",
      changed("vocabularies/ours.json", { labels: {} }),
      [{ kind: "word-removed", of: "ours", word: "label" }],
      "major",
    ],
    [
      "a reason's default",
      changed("reasons/mailbox-full.json", { action: "review" }),
      [{ kind: "verdict", id: "mailbox-full", field: "action" }],
      "minor",
    ],
  ];

  test.each(CASES)("%s", (_what, files, found, level) => {
    const changes = compareBuilds(SOUND_BUILD, build(files));
    expect(changes).toEqual(found.map((each) => expect.objectContaining(each)));
    expect(highestLevel(changes)).toBe(level);
    expect(changes.filter(isLost).length > 0).toBe(level === "major");
  });

  const common = (words: readonly string[]) => ({
    common: { definitions: { reason: { oneOf: words.map((word) => ({ const: word })) } } },
  });
  const response = (properties: object) => ({ response: { properties } });
  const SCHEMAS: [what: string, before: object, after: object, found: Partial<Change>[]][] = [
    ["a word lost", common(["a", "b"]), common(["a"]), [{ kind: "word-removed", of: "reason", word: "b" }]],
    ["a word more", common(["a"]), common(["a", "b"]), [{ kind: "word-added", word: "b" }]],
    [
      "a field lost",
      response({ title: { type: "string" } }),
      response({}),
      [{ kind: "field-removed", of: "response", field: "title" }],
    ],
    [
      "another type",
      response({ codes: { type: "string" } }),
      response({ codes: { type: "array", items: { $ref: "common.schema.json#/definitions/code" } } }),
      [{ kind: "field-type", field: "codes", before: "string", after: "list of code" }],
    ],
    ["a field more", response({}), response({ codes: {} }), [{ kind: "field-added", field: "codes" }]],
    ["no schemas at all", {}, response({ codes: {} }), []],
  ];
  test.each(SCHEMAS)("%s", (_what, before, after, found) => {
    const changes = compareSchemas(before as never, after as never);
    expect(changes).toEqual(found.map((each) => expect.objectContaining(each)));
  });
});

describe("what a change does to replies", () => {
  const greedy = build(changed(WORDING, { match: ["no such user here", "no such service here"] }));

  test("a line of the corpus that would now drop an address", () => {
    const { corpus, examples } = compare(SOUND_BUILD, greedy);
    expect(corpus).toMatchObject({
      asked: 2,
      entries: [],
      verdicts: [
        {
          where: "registry/corpus/some.jsonl:2",
          before: { entry: "550", reason: "unknown", action: "review" },
          after: { entry: "wordings/user-unknown/en", reason: "user-unknown", action: "suppress" },
          drops: true,
        },
      ],
    });
    expect(examples.verdicts).toEqual([]);
  });

  test("an example of an entry that did not change itself", () => {
    const stolen = build(changed("providers/acme/provider.json", { hosts: ["*.other.example"] }));
    const { examples } = compare(SOUND_BUILD, stolen);
    expect(examples.verdicts.map(({ where, after }) => [where, after.entry])).toEqual([
      ["acme/banned", "550"],
    ]);
  });

  test("in words", () => {
    const text = renderText(compare(SOUND_BUILD, greedy));
    expect(text).toContain(
      "1 of 2 corpus lines changes verdict, 1 would now drop an address. Version: minor.\n",
    );
    expect(text).toContain("Templates added (1)\n  wordings/user-unknown/en: no such service here\n");
    expect(text).toContain(
      "registry/corpus/some.jsonl:2: 550 (unknown, hard, review) → wordings/user-unknown/en (user-unknown, hard, suppress), would now drop an address, for 550 no such service here\n",
    );
    expect(renderText(compare(SOUND_BUILD, SOUND_BUILD))).toBe("Nothing in the registry changes.\n");
  });
});

describe("hostile text", () => {
  const HOSTILE = [
    "@everyone look",
    "<img src=x onerror=alert(1)>",
    "[click](https://evil.example/)",
    "![x](https://evil.example/x.png)",
    "`` ` @everyone ` ``",
    "```\n@everyone\n```",
    "\u001b[31mred\u202e",
    "https://evil.example/ www.evil.example #1",
    "",
    "`",
    "``",
  ];

  /** Removes code spans as CommonMark reads them: a fence, and the next fence of the same length. */
  function outsideCode(markdown: string): string {
    return markdown.replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
  }

  test.each(HOSTILE)("%j stays in a code span", (text) => {
    expect(outsideCode(`a ${codeSpan(text)} b`).replace("(empty)", "")).toBe("a  b");
    const comparison = compare(SOUND_BUILD, build(changed(FULL, { title: text, match: [text], id: text })));
    const outside = outsideCode(renderMarkdown(comparison));
    expect(outside).not.toMatch(/[@<>[\]#]|https?:|www\.|everyone|evil/);
    expect(renderText(comparison)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test("a comment has a bounded length", () => {
    const many = Array.from({ length: 3000 }, (_, at) =>
      changed(FULL, { id: `acme/${"x".repeat(300)}${at}` }).filter(({ path }) => path === FULL),
    ).flat();
    const text = renderMarkdown(compare(SOUND_BUILD, build([...SOUND, ...many])));
    expect(text.length).toBeLessThan(60_100);
    expect(text).toContain("and 2985 more");
  });
});

describe("reading a comparison that somebody else wrote", () => {
  const sound = JSON.parse(
    JSON.stringify(compare(SOUND_BUILD, build(changed(FULL, { reason: "policy-rejected", title: "Other" })))),
  ) as Record<string, unknown>;

  test("what `pnpm diff --json` writes is read", () => {
    expect(readComparison(sound)).toEqual(sound);
  });

  const BROKEN: [what: string, value: unknown][] = [
    ["nothing", undefined],
    ["a list", []],
    ["another format", { ...sound, format: 2 }],
    ["a key more", { ...sound, body: "text" }],
    ["a level that is none", { ...sound, level: "@everyone" }],
    ["a change of no kind", { ...sound, changes: [{ kind: "constructor" }] }],
    ["a change with a key more", { ...sound, changes: [{ kind: "moved", id: "a", to: [], x: 1 }] }],
    ["a text that is none", { ...sound, changes: [{ kind: "moved", id: { held: "a" }, to: [] }] }],
    ["a text without end", { ...sound, before: "x".repeat(10_000) }],
    ["a list without end", { ...sound, changes: Array.from({ length: 20_001 }, () => null) }],
    ["a number that is none", { ...sound, corpus: { asked: "all", verdicts: [], entries: [] } }],
    ["an effect that is none", { ...sound, corpus: { asked: 1, verdicts: [{}], entries: [] } }],
  ];
  test.each(BROKEN)("%s is refused", (_what, value) => {
    expect(readComparison(value)).toBeUndefined();
  });
});

describe("reading a build", () => {
  const root = mkdtempSync(join(tmpdir(), "bouncebook-build-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], { cwd: root });

  function write(files: readonly RegistryText[]): void {
    for (const { path, text } of files) {
      mkdirSync(join(root, "registry", dirname(path)), { recursive: true });
      writeFileSync(join(root, "registry", path), text);
    }
  }

  test("of a commit, whatever the working tree holds", () => {
    write(SOUND);
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "First");
    git("tag", "@bouncebook/data@1.0.0");
    rmSync(join(root, "registry", FULL));
    const before = readBuildAt("@bouncebook/data@1.0.0", root);
    expect(compareBuilds(before, readBuild(join(root, "registry")))).toEqual([
      expect.objectContaining({ kind: "removed", id: "acme/box-full" }),
    ]);
  });

  test("of a list of entries", () => {
    const path = join(root, "entries.json");
    writeFileSync(path, JSON.stringify(SOUND.map(({ value }) => value)));
    expect(compareBuilds(readBuild(path), SOUND_BUILD)).toEqual([]);
  });

  const NONE: [what: string, read: () => unknown, message: RegExp][] = [
    ["a ref that git does not know", () => readBuildAt("no-such-ref", root), /git knows no such commit/],
    ["a ref that looks like a flag", () => readBuildAt("--output=x", root), /git knows no such commit/],
    ["a folder that is not there", () => readBuild(join(root, "nowhere")), /no such folder/],
    ["a folder without entries", () => readBuild(join(root, ".git/refs")), /holds no registry entries/],
    ["a file that is no JSON", () => readBuild(join(REGISTRY, "README.md")), /this is not JSON/],
    ["a file that is no list", () => readBuild(join(REGISTRY, "package.json")), /a list of entries/],
  ];
  test.each(NONE)("%s is one sentence", (_what, read, message) => {
    expect(read).toThrow(NoBuild);
    expect(read).toThrow(message);
  });
});

test("every kind of change has a level", () => {
  const kinds: Change["kind"][] = ["removed", "moved", "sources"];
  expect(kinds.map((kind) => levelOf({ kind } as Change))).toEqual(["major", "minor", "patch"]);
});

describe("a registry that no schema would let pass", () => {
  const ODD = [null, 5, "x", "", [], {}, [null], [5], [{}], { a: null }, true];
  const cases = SOUND.flatMap(({ path, value }) =>
    Object.keys(value)
      .filter((key) => !["id", "kind"].includes(key))
      .map((key) => [path, key] as const),
  );

  test.each(cases)("%s without a sound %s: told, or refused in a sentence", (path, key) => {
    for (const odd of ODD) {
      const files = changed(path, { [key]: odd });
      for (const [before, after] of [
        [SOUND_BUILD, build(files)],
        [build(files), SOUND_BUILD],
      ] as const) {
        try {
          const comparison = compare(before, after);
          expect(readComparison(JSON.parse(JSON.stringify(comparison))), JSON.stringify(odd)).toBeDefined();
          expect(renderMarkdown(comparison) + renderText(comparison)).toBeTruthy();
        } catch (error) {
          expect(error, `${key}: ${JSON.stringify(odd)}`).toBeInstanceOf(NoBuild);
        }
      }
    }
  });

  test("without the reasons that every answer needs", () => {
    const without = SOUND.filter(({ value }) => value.id !== "unknown");
    const none = build(without, [{ reply: "nothing that anybody would send", expected: null }]);
    expect(() => compare(SOUND_BUILD, none)).toThrow(/cannot answer: .*the reason unknown is missing/);
  });
});
