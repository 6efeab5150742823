/** Every command and snippet of every document is run by a test, or it is an exception with a reason. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lookup } from "@bouncebook/data";
import { describe, expect, test } from "vitest";
import { type Block, blocksOf } from "../../documents/blocks.ts";
import { anchorsIn, bouncebookHelp, documents, linksIn } from "../../documents/documents.ts";
import { EXCEPTIONS, isException, isOwned, LANGUAGES, OWNERS } from "../../documents/owners.ts";
import { WHOLE } from "../../documents/try-document.ts";
import { ROOT, readJson } from "../../registry-files.ts";

const ALL = documents();
const blocks = ALL.flatMap((document) => blocksOf(document).map((block) => ({ document, block })));

test("every block is run by a test, or named with the reason why not", () => {
  const left = blocks.filter(
    ({ document, block }) =>
      LANGUAGES.includes(block.language) &&
      !WHOLE.includes(document) &&
      !isOwned(document, block) &&
      !isException(document, block),
  );
  expect(left.map(({ document, block }) => `${document}:${block.line} (${block.language})`)).toEqual([]);
  expect(blocks.length).toBeGreaterThan(80);
});

test("every document has one owner", () => {
  const owners = [...WHOLE, ...OWNERS.map(({ document }) => document)];
  expect(owners.filter((document, at) => owners.indexOf(document) !== at)).toEqual([]);
  expect(owners.filter((document) => !ALL.includes(document))).toEqual([]);
});

test("every exception is one of a block that is there, once, and says why", () => {
  const excused = (at: number): { document: string; block: Block }[] => {
    const { document, heading, language, holds = "" } = EXCEPTIONS[at]!;
    return blocks.filter(
      (each) =>
        each.document === document &&
        each.block.heading === heading &&
        each.block.language === language &&
        each.block.code.includes(holds),
    );
  };
  for (const [at, { document, heading, why }] of EXCEPTIONS.entries()) {
    expect(excused(at).length, `${document}, ${heading}`).toBeGreaterThan(0);
    expect(why.length).toBeGreaterThan(6);
  }
  expect(EXCEPTIONS.length).toBeLessThanOrEqual(12);
});

/** How a test gets hold of its document; a test in another language names the file. */
const READS: Readonly<Record<string, (document: string) => string>> = {
  ts: (document) => `blocksToRun("${document}")`,
  go: () => 'os.ReadFile("README.md")',
  py: () => 'paths.PACKAGE / "README.md"',
};

test.each(OWNERS)("$document is read by $test", ({ document, test: path }) => {
  expect(existsSync(join(ROOT, path)), path).toBe(true);
  const reads = READS[path.split(".").at(-1)!]!(document);
  expect(readFileSync(join(ROOT, path), "utf8")).toContain(reads);
});

/** Tests in other languages look for their programs themselves, and say how many they expect. */
const COUNTS: [document: string, language: string, test: string, count: RegExp][] = [
  ["packages/sdk-go/README.md", "go", "packages/sdk-go/readme_test.go", /len\(programs\) != (\d+)/],
  [
    "packages/sdk-python/README.md",
    "python",
    "packages/sdk-python/test/test_readme.py",
    /len\(PYTHON\), (\d+)/,
  ],
];

test.each(COUNTS)("%s: as many programs (%s) as its test runs", (document, language, path, count) => {
  const [, expected] = count.exec(readFileSync(join(ROOT, path), "utf8")) ?? [];
  expect(blocksOf(document).filter((block) => block.language === language)).toHaveLength(Number(expected));
});

describe("what documents name is there", () => {
  test.each(ALL)("%s: links", (document) => {
    for (const { path, anchor } of linksIn(document)) {
      expect(existsSync(join(ROOT, path)), `${document} links to ${path}`).toBe(true);
      if (anchor !== "" && path.endsWith(".md"))
        expect(anchorsIn(path), `${document} links to ${path}#${anchor}`).toContain(anchor);
    }
  });

  test("commands of bouncebook", () => {
    const commands = [...bouncebookHelp().matchAll(/^ {2}bouncebook (?:\[)?([a-z]+)/gm)].map(
      ([, name]) => name!,
    );
    const told = ALL.flatMap((document) =>
      [...readFileSync(join(ROOT, document), "utf8").matchAll(/`bouncebook ([a-z][\w/.-]*)/g)].map(
        ([, word]) => word!,
      ),
    );
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter((word) => !commands.includes(word) && lookup(word) === undefined)).toEqual([]);
  });

  test("scripts of pnpm", () => {
    const { scripts } = readJson(join(ROOT, "package.json")) as { scripts: Record<string, string> };
    const told = ALL.flatMap((document) => {
      const text = readFileSync(join(ROOT, document), "utf8");
      return [...text.matchAll(/(?:`|npx -y )pnpm(?:@[\d.]+)? (?:-s )?([a-z][a-z:-]*)/g)].map(
        ([, script]) => `${document}: ${script}`,
      );
    });
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter((each) => !Object.hasOwn(scripts, each.split(": ")[1]!))).toEqual([]);
  });
});
