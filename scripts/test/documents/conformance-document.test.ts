/** The vector that conformance/README.md shows is one. */
import { join } from "node:path";
import type { Tables } from "@bouncebook/data";
import { expect, test } from "vitest";
import { createMatcher } from "../../../packages/matcher/src/engine/index.ts";
import { blocksToRun } from "../../documents/owners.ts";
import { ROOT, readJson } from "../../registry-files.ts";

const match = createMatcher({ tables: [readJson(join(ROOT, "conformance/tables.json")) as Tables] });

interface Vector {
  readonly reply: string;
  readonly options: object;
  readonly expected: object;
}

test.each(blocksToRun("conformance/README.md"))("$heading, line $line", ({ language, code }) => {
  expect(language).toBe("json");
  const { reply, options, expected } = JSON.parse(code) as Vector;
  expect(Object.keys(expected).length).toBeGreaterThan(0);
  expect(match(reply, options)).toMatchObject(expected);
});
