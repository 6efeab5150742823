import { expect, test } from "vitest";
import { compileTables, type RegistryEntry } from "../src/compile/index.js";

const REASONS = [["mailbox-full", "mailbox", "soft", "retry", "review"]] as const;
const PROVIDERS = [["acme", "mailbox", [], []]] as const;
const RESPONSE = { id: "acme/full", kind: "response", reason: "mailbox-full", match: ["the box is full"] };

const CASES: [what: string, file: object, path: string | undefined][] = [
  ["sound", RESPONSE, undefined],
  [
    "codes and ranges",
    {
      ...RESPONSE,
      codes: [
        { basic: 550 },
        { basic: "4xx" },
        { basic: "550-554", enhanced: "5.7.606-649" },
        { enhanced: "x.2.2" },
      ],
    },
    undefined,
  ],
  ["an unknown kind", { ...RESPONSE, kind: "answer" }, "/kind"],
  ["a kind that objects have", { ...RESPONSE, kind: "toString" }, "/kind"],
  ["an id that is none", { ...RESPONSE, id: 5 }, "/id"],
  ["no reason", { ...RESPONSE, reason: undefined }, "/reason"],
  ["a template that is none", { ...RESPONSE, match: [5] }, "/match"],
  ["templates that are none", { ...RESPONSE, match: "the box is full" }, "/match"],
  ["codes of nothing", { ...RESPONSE, codes: [{}] }, "/codes"],
  ["a code with a space", { ...RESPONSE, codes: [{ basic: "550 551" }] }, "/codes"],
  ["an enhanced code that is none", { ...RESPONSE, codes: [{ enhanced: "5.7" }] }, "/codes"],
  [
    "codes of a basic code that are none",
    { id: "550", kind: "basic", reason: "mailbox-full", codes: "x" },
    "/codes",
  ],
  [
    "a pause of a basic code that is none",
    { id: "550", kind: "basic", reason: "mailbox-full", retryAfter: {} },
    "/retryAfter",
  ],
  ["a scope that is none", { ...RESPONSE, scope: "world" }, "/scope"],
  ["an id that leads elsewhere", { ...RESPONSE, id: "acme/../full" }, "/id"],
  ["an id of another form", { ...RESPONSE, id: "full" }, "/id"],
  ["a basic code of another form", { id: "x.1.1", kind: "basic", reason: "mailbox-full" }, "/id"],
  ["hosts of everybody", { id: "acme", kind: "provider", type: "mailbox", hosts: ["*."] }, "/hosts"],
  [
    "a link to a script",
    { id: "list", kind: "blocklist", reason: "mailbox-full", lookup: "javascript:x" },
    "/lookup",
  ],
  ["a meaning that is none", { ...RESPONSE, meaning: 5 }, "/meaning"],
  ["sources of nothing", { ...RESPONSE, sources: [null] }, "/sources"],
  ["a template with a control character", { ...RESPONSE, match: ["the box\u0085is full"] }, "/match/0"],
  ["an action that is none", { ...RESPONSE, action: "drop" }, "/action"],
  ["a bounce that is none", { ...RESPONSE, bounce: null }, "/bounce"],
  ["a mechanism that is none", { ...RESPONSE, mechanism: "tls" }, "/mechanism"],
  ["a pause that is none", { ...RESPONSE, retryAfter: 0.5 }, "/retryAfter"],
  ["decisive in words", { ...RESPONSE, decisive: "yes" }, "/decisive"],
  ["a wording in no place", { id: "wordings", kind: "wording", match: ["the box is full"] }, "/id"],
  ["a wording without texts", { id: "wordings/mailbox-full/en", kind: "wording" }, "/match"],
  ["hosts that are none", { id: "acme", kind: "provider", type: "mailbox", hosts: 5 }, "/hosts"],
  ["zones that are none", { id: "list", kind: "blocklist", reason: "mailbox-full", zones: [null] }, "/zones"],
  ["a link that is none", { id: "list", kind: "blocklist", reason: "mailbox-full", lookup: 5 }, "/lookup"],
  [
    "half a reason",
    { id: "ours", kind: "reason", category: "mailbox", bounce: "soft", action: "retry" },
    "/exhausted",
  ],
];

test.each(CASES)("%s", (_what, file, path) => {
  const { tables, problems } = compileTables([file as RegistryEntry], {
    version: "1.0.0",
    reasons: REASONS,
    providers: PROVIDERS,
  });
  expect(problems.map((problem) => problem.path)).toEqual(path === undefined ? [] : [path]);
  // What is told is left out, so that the rest can be used.
  expect(tables.entries).toHaveLength(path === undefined || path === "/match/0" ? 1 : 0);
});

test("of two files with one id the second is told and left out", () => {
  const { tables, problems } = compileTables([RESPONSE, RESPONSE] as RegistryEntry[], {
    version: "1.0.0",
    reasons: REASONS,
    providers: PROVIDERS,
  });
  expect(problems).toEqual([
    { id: "acme/full", path: "/id", message: 'another file has the id "acme/full" too' },
  ]);
  expect(tables.entries).toHaveLength(1);
});

test("more templates than an engine takes", () => {
  const match = Array.from({ length: 2_000 }, (_, at) => `the box of number ${at} is full`);
  const files = Array.from({ length: 101 }, (_, at) => ({ ...RESPONSE, id: `acme/full-${at}`, match }));
  const { problems } = compileTables(files as unknown as RegistryEntry[], {
    version: "1.0.0",
    reasons: REASONS,
    providers: PROVIDERS,
  });
  expect(problems).toEqual([
    { id: "acme/full-99", path: "/match", message: "with this entry there are more than 200000 templates" },
  ]);
});
