import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../registry-files.ts";

const DOCUMENT = readFileSync(join(ROOT, "SECURITY.md"), "utf8");
const FOLDER = "scripts/test/promises";
const promises = [...DOCUMENT.matchAll(/^\| (.+\.) \| \[([a-z-]+)\]\((.+)\) \|$/gm)].map(
  ([, sentence, name, path]) => ({ sentence: sentence!, name: name!, path: path! }),
);
const tests = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith(".test.ts"));

test("there are promises, each once", () => {
  expect(promises.length).toBeGreaterThan(8);
  expect(new Set(promises.map(({ sentence }) => sentence)).size).toBe(promises.length);
});

test.each(promises)("$sentence", ({ sentence, name, path }) => {
  expect(path).toBe(`${FOLDER}/${name}.test.ts`);
  expect(existsSync(join(ROOT, path))).toBe(true);
  // The test is called like the promise, so that whoever sees one fail knows what is broken.
  expect(readFileSync(join(ROOT, path), "utf8")).toContain(`describe(${JSON.stringify(sentence)}, `);
});

test("every test of a promise is named", () => {
  expect(tests.map((name) => name.replace(".test.ts", "")).sort()).toEqual(
    promises.map(({ name }) => name).sort(),
  );
});

test("what the document names is there", () => {
  for (const [, path] of DOCUMENT.matchAll(/\]\((?!https?:)([^)]+)\)/g))
    expect(existsSync(join(ROOT, path!)), path).toBe(true);
  const scripts = Object.keys(
    (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: object }).scripts,
  );
  for (const [, script] of DOCUMENT.matchAll(/`(?:npx -y pnpm@[\d.]+|pnpm) (\w+)`/g))
    expect(scripts).toContain(script);
});
