import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportTargets } from "../../src/index.js";
import { makeFolder, removeFolder } from "../sql/folder.js";
import { blocksOf } from "./blocks.js";
import { openDuckdb, runExport, runJavaScript, runSql } from "./shell.js";

const README = new URL("../../README.md", import.meta.url);
const MINE = ["@bouncebook/exports", "registry.json", "registry.ndjson", "registry.csv", "JSON Schemas"];
const blocks = blocksOf(README).filter(({ heading }) => MINE.includes(heading));

let folder = "";
beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => removeFolder(folder));

describe("the README's examples", () => {
  test.each(blocks.map((block) => [block.heading, block.language, block.code] as const))(
    "%s: %s",
    async (_, language, code) => {
      if (language === "sh") {
        for (const line of code.split("\n")) expect(runExport(line, folder), line).toBe(true);
      } else if (language === "js") {
        const printed = runJavaScript(code, folder).trimEnd().split("\n");
        const told = [...code.matchAll(/\/\/ (.+)$/gm)].map(([, text]) => text!);
        expect(told.length).toBeGreaterThan(0);
        expect(printed.slice(-told.length)).toEqual(told);
      } else {
        expect(language).toBe("sql");
        expect((await runSql(await openDuckdb(folder), code)).length).toBeGreaterThan(0);
      }
    },
  );

  test("there is one of each kind", () => {
    expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(["sh", "js", "sql"]));
    expect(blocks.length).toBeGreaterThanOrEqual(9);
  });
});

test("the README names every target", async () => {
  const { readFileSync } = await import("node:fs");
  const text = readFileSync(README, "utf8");
  expect(exportTargets.map(({ name }) => name).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});
