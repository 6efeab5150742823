import { registryVersion } from "@bouncebook/data";
import { describe, expect, test } from "vitest";
import { exportFiles, exportTargets } from "../src/index.js";

test("targets have names of their own, and descriptions of one line without a period", () => {
  const names = exportTargets.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(["sql", "dbt", "json", "ndjson", "csv", "schemas"]));
  for (const { name, description } of exportTargets) {
    expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(description).toMatch(/^[^\n]{10,100}[^.\n]$/);
  }
});

describe.each(exportTargets.filter(({ name }) => /^(?:sql|dbt|json|ndjson|csv|schemas)$/.test(name)))(
  "$name",
  (target) => {
    const files = exportFiles(target.name);

    test("makes the files that it names, sorted", () => {
      const paths = files.map(({ path }) => path);
      expect(paths).toEqual(target.files);
      expect(paths).toEqual([...paths].sort());
    });

    test("makes the same bytes each time", () => {
      expect(exportFiles(target.name)).toEqual(files);
    });

    test("tells the version of the registry; schemas have none", () => {
      const texts = files.filter(({ text }) => text !== undefined);
      const told = texts.some(({ text }) => text!.includes(registryVersion));
      expect(told).toBe(target.name !== "schemas");
    });
  },
);

const MISTAKES: [what: string, call: () => unknown, message: RegExp][] = [
  ["an unknown target", () => exportFiles("nosuch"), /there is no target "nosuch"/],
  ["a name that every object has", () => exportFiles("constructor"), /there is no target "constructor"/],
  [
    "an option that the target does not take",
    () => exportFiles("json", { provider: "google" }),
    /the target json takes no option "provider"/,
  ],
];

test.each(MISTAKES)("%s is a TypeError", (_, call, message) => {
  expect(call).toThrow(TypeError);
  expect(call).toThrow(message);
});

test("an option that is undefined is none", () => {
  expect(exportFiles("json", { provider: undefined } as object)).toHaveLength(1);
});
