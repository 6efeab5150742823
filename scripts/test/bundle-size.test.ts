import { lookup } from "@bouncebook/data";
import { expect, test } from "vitest";
import { bundleSize, bundleText } from "../readme/package-table.ts";

/** What a web page pays for the matcher with the whole registry, minified and gzipped. In bytes. */
const BUDGET = 120_000;

test("the matcher in a browser bundle keeps its budget and carries no prose", async () => {
  const statement = 'export { match } from "@bouncebook/matcher"';
  expect(await bundleSize(statement)).toBeLessThanOrEqual(BUDGET);
  expect(await bundleText(statement)).not.toContain(lookup("google/dmarc-policy").meaning);
  expect(await bundleText('export { lookup } from "@bouncebook/data"')).toContain(
    lookup("google/dmarc-policy").meaning,
  );
});
