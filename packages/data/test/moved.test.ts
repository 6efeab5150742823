import { expect, test, vi } from "vitest";

/** Generated text in the form that `scripts/generate` writes, with signposts that the registry may not have now. */
vi.mock("../src/generated/entries.js", () => ({
  entriesText: () => `
{"id":"acme/lost","kind":"moved","to":["acme/never-was"]}
{"id":"acme/new","kind":"response","title":"New","reason":"mailbox-full","meaning":"It is full.","sources":[]}
{"id":"acme/old","kind":"moved","to":["acme/new","acme/other"]}
{"id":"acme/older","kind":"moved","to":["acme/old"]}
{"id":"acme/other","kind":"response","title":"Other","reason":"mailbox-full","meaning":"It is full.","sources":[]}
`,
}));

const { entries, lookup } = await import("../src/lookup.js");

const CASES: [id: string, found: string | undefined][] = [
  ["acme/new", "acme/new"],
  ["acme/old", "acme/new"],
  ["acme/other", "acme/other"],
  // A signpost leads to a real entry; the checks see to it, and a loop is never followed.
  ["acme/older", undefined],
  ["acme/lost", undefined],
];

test.each(CASES)("%s leads to %s", (id, found) => {
  expect(lookup(id)?.id).toBe(found);
});

test("a signpost is no entry", () => {
  expect([...entries()].map(({ id }) => id)).toEqual(["acme/new", "acme/other"]);
});
