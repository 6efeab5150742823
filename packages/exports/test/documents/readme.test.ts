import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocksToRun } from "../../../../scripts/documents/owners.ts";
import { ReaderFolder } from "../../../../scripts/documents/reader-folder.ts";
import { runBlocks } from "../../../../scripts/documents/run-document.ts";
import { exportTargets } from "../../src/index.js";
import { openDuckdb, runExport, runSql } from "./shell.js";

const README = new URL("../../README.md", import.meta.url);
const blocks = blocksToRun("packages/exports/README.md");

let folder: ReaderFolder;
beforeAll(async () => {
  folder = new ReaderFolder();
  await folder.run("npm install @bouncebook/exports ajv ajv-formats");
});
afterAll(() => folder.remove());

describe("the README's examples", () => {
  test.each(blocks.map((block) => [block.heading, block.language, block] as const))(
    "%s: %s",
    async (_, language, block) => {
      if (language === "sh") {
        for (const line of block.code.split("\n")) expect(runExport(line, folder.path), line).toBe(true);
      } else if (language === "js") {
        expect(block.code).toMatch(/^ *console\.log\(.*\); \/\/ /m);
        expect(await runBlocks([block], folder)).toEqual([{ block }]);
      } else {
        expect(language).toBe("sql");
        expect((await runSql(await openDuckdb(folder.path), block.code)).length).toBeGreaterThan(0);
      }
    },
  );

  test("there is one of each kind", () => {
    expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(["sh", "js", "sql"]));
    expect(blocks.length).toBeGreaterThanOrEqual(9);
  });
});

test("the README names every target", () => {
  const text = readFileSync(README, "utf8");
  expect(exportTargets.map(({ name }) => name).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});
