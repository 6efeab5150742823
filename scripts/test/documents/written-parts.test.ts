/** What the documents tell about the registry and the packages is so. `pnpm readme` writes it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bouncebookHelp, documents, linksIn } from "../../documents/documents.ts";
import { manifestOf, packageFolders, publishedFolders } from "../../packages/tarballs.ts";
import { fillPart, partOf } from "../../readme/parts.ts";
import { registryParts } from "../../readme/written-parts.ts";
import { ROOT, readRegistry } from "../../registry-files.ts";

const read = (document: string): string => readFileSync(join(ROOT, document), "utf8");
const parts = registryParts(readRegistry().files);

/** A new entry need not touch the documents; a count that is off by more than this is stale. */
const DRIFT = 0.1;
const numbersIn = (text: string): number[] =>
  (text.match(/\d[\d,]*/g) ?? []).map((number) => Number(number.replaceAll(",", "")));

describe("parts that come from the registry", () => {
  test.each(parts.filter(({ counts }) => !counts))("$document: $name", ({ document, name, content }) => {
    expect(partOf(read(document), name), "run `pnpm readme`").toBe(content);
  });

  test.each(parts.filter(({ counts }) => counts))("$document: $name", ({ document, name, content }) => {
    const told = partOf(read(document), name);
    expect(
      told
        .replace(/\d[\d,]*/g, "0")
        .split("\n")
        .sort(),
    ).toEqual(
      content
        .replace(/\d[\d,]*/g, "0")
        .split("\n")
        .sort(),
    );
    const now = numbersIn(content).sort((a, b) => a - b);
    for (const [at, number] of numbersIn(told)
      .sort((a, b) => a - b)
      .entries())
      expect(
        Math.abs(number - now[at]!),
        `${number} is ${now[at]} now: run \`pnpm readme\``,
      ).toBeLessThanOrEqual(Math.max(3, now[at]! * DRIFT));
  });

  test("a document without the markers is told", () => {
    expect(() => partOf("nothing", "registry")).toThrow('the markers of "registry" are missing');
    expect(fillPart("<!-- a: x -->\nold\n<!-- /a -->", "a", "new")).toBe("<!-- a: x -->\nnew\n<!-- /a -->");
  });

  test("there are 12 categories and 47 reasons, each with its row", () => {
    const text = read("docs/taxonomy.md");
    expect(partOf(text, "categories").match(/^\| \[`/gm)).toHaveLength(12);
    expect(partOf(text, "reasons").match(/^\| `/gm)).toHaveLength(47);
    expect(partOf(text, "reasons").match(/^### /gm)).toHaveLength(12);
  });
});

describe("the README", () => {
  const text = read("README.md");

  test.each(publishedFolders())("names what is published: %s", (folder) => {
    const { name, description } = manifestOf(folder);
    expect(partOf(text, "packages")).toContain(`| \`${name}\` | ${description} |`);
  });

  test("names no other package, and those for other languages", () => {
    const named = [...partOf(text, "packages").matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
    expect(named).toHaveLength(publishedFolders().length);
    for (const folder of packageFolders().filter((each) => each.startsWith("sdk-")))
      expect(text).toContain(`(packages/${folder}/README.md)`);
  });

  test.each(["README.md", "packages/cli/README.md"])("%s names every command", (document) => {
    const commands = new Set(
      [...bouncebookHelp().matchAll(/^ {2}bouncebook (?:\[)?([a-z]+)/gm)].map(([, name]) => name!),
    );
    expect(commands.size).toBeGreaterThan(6);
    for (const command of commands) expect(read(document)).toContain(command);
  });

  test("links to every page, as the index does", () => {
    const pages = documents().filter((path) => path.startsWith("docs/") && path !== "docs/README.md");
    const index = linksIn("docs/README.md").map(({ path }) => path);
    expect(pages.filter((page) => !index.includes(page))).toEqual([]);
    expect(linksIn("README.md").map(({ path }) => path)).toContain("docs/README.md");
  });
});

test("the first release names every published package", () => {
  const path = join(ROOT, ".changeset/first-release.md");
  if (!existsSync(path)) return;
  const named = [...readFileSync(path, "utf8").matchAll(/^"([^"]+)": /gm)].map(([, name]) => name!);
  expect(named.sort()).toEqual(
    publishedFolders()
      .map((folder) => manifestOf(folder).name)
      .sort(),
  );
});
