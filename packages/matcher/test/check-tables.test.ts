import type { Tables } from "@bouncebook/data";
import { tables } from "@bouncebook/data/tables";
import { expect, test } from "vitest";
import { checkTables, compileTables, type RegistryEntry } from "../src/compile/index.js";

const SOUND: Tables = {
  format: 1,
  version: "1.0.0",
  reasons: [["mailbox-full", "mailbox", "soft", "retry", "review"]],
  providers: [["acme", "mailbox", ["*.acme.example"], ["acme.example"]]],
  blocklists: [["some-list", 0, "", ""]],
  entries: [
    ["acme/full", 0, { provider: 0, codes: "552/ /5.2.2 550-554/5.7.606-649 4xx/x.2.2", retryAfter: 60 }],
  ],
  templates: "the box of \u0003 overflows\n- acmesmtp\nbl.list.example",
  counts: [1, 1, 1],
};

test("what the compiler makes can be used", () => {
  expect(checkTables(SOUND)).toBeUndefined();
  expect(checkTables(tables())).toBeUndefined();
  expect(checkTables(compileTables([], { version: "1.0.0" }).tables)).toBeUndefined();
  const file = {
    id: "acme/full",
    kind: "response",
    reason: "x",
    codes: [],
    match: ["the box of {any} is full"],
  };
  const { problems, tables: made } = compileTables([file as unknown as RegistryEntry], {
    version: "1.0.0",
    reasons: [["x", "mailbox", "soft", "retry", "review"]],
    providers: [["acme", "mailbox", [], []]],
  });
  expect(problems).toEqual([]);
  expect(checkTables(made)).toBeUndefined();
});

const entry = (details: unknown): unknown => ({ entries: [["acme/full", 0, details]] });

const WRONG: [what: string, changed: unknown, said: string][] = [
  ["another format", { format: 2 }, "tables: expected the format 1"],
  ["no version", { version: undefined }, "tables: version must be a text"],
  ["no reasons", { reasons: undefined }, "tables: reasons must be an array"],
  ["reasons that only look like a list", { reasons: { length: 1e9 } }, "tables: reasons must be an array"],
  ["a row that is none", { reasons: ["mailbox-full"] }, "tables: reasons[0] must be an array"],
  ["half a reason", { reasons: [["mailbox-full"]] }, "tables: reasons[0][1] is not what stands there"],
  [
    "hosts that are none",
    { providers: [["acme", "mailbox", 5, []]] },
    "tables: providers[0][2] is not what stands there",
  ],
  [
    "an id that leads elsewhere",
    { entries: [["../../x", 0]] },
    "tables: entries[0][0] is not what stands there",
  ],
  ["an id with a line end", { entries: [["a\nb", 0]] }, "tables: entries[0][0] is not what stands there"],
  ["an id of 1 MB", { entries: [["a".repeat(1e6), 0]] }, "tables: entries[0][0] is not what stands there"],
  [
    "a reason that is not there",
    { entries: [["acme/full", 7]] },
    "tables: entries[0][1] is not what stands there",
  ],
  [
    "a reason by a name that objects have",
    { entries: [["acme/full", "length"]] },
    "tables: entries[0][1] is not what stands there",
  ],
  ["a provider that is not there", entry({ provider: 1 }), "tables: entries[0][2] is not what stands there"],
  ["details that are none", entry("x"), "tables: entries[0][2] is not what stands there"],
  ["codes that are none", entry({ codes: "550" }), "tables: entries[0][2] is not what stands there"],
  [
    "codes of 10 MB",
    entry({ codes: "550/ ".repeat(2_000_000) }),
    "tables: entries[0][2] is not what stands there",
  ],
  [
    "a pause without end",
    entry({ retryAfter: Number.POSITIVE_INFINITY }),
    "tables: entries[0][2] is not what stands there",
  ],
  ["templates that are none", { templates: ["x"] }, "tables: templates must be a text"],
  [
    "too few counts",
    { counts: [1, 1] },
    "tables: counts must be an array of 3 numbers, one for each entry, provider and blocklist",
  ],
  ["a count below none", { counts: [1, -1, 3] }, "tables: counts[1] must be a number of lines"],
  ["a count without end", { counts: [1, 1, 1e9] }, "tables: counts[2] must be a number of lines"],
  [
    "lines of nobody",
    { counts: [1, 1, 0] },
    "tables: counts must add up to 3, the number of templates, not 2",
  ],
  ["an empty template", { templates: "\nxxxx\nxxxx" }, "tables: line 0 of templates is no template"],
  [
    "a template of placeholders",
    { templates: "xxxx\n\u0001\u0002\u0003\nxxxx" },
    "tables: line 1 of templates is no template",
  ],
  [
    "a template that begins with anything",
    { templates: "xxxx\nxxxx\n\u0005xxxx" },
    "tables: line 2 of templates is no template",
  ],
  [
    "a template of 1 MB",
    { templates: `xxxx\nxxxx\n${"x".repeat(1e6)}` },
    "tables: line 2 of templates is no template",
  ],
  [
    "an escape sequence",
    { templates: "xxxx\nxxxx\n\u001b[2Jxxxx" },
    "tables: line 2 of templates is no template",
  ],
];

test.each(WRONG)("%s is told", (_what, changed, said) => {
  expect(checkTables({ ...SOUND, ...(changed as object) })).toBe(said);
});

test.each([undefined, null, 5, "tables", [], [SOUND]])("%j is no tables", (value) => {
  expect(checkTables(value)).toBe("tables: expected an object");
});

test("a key that a later version adds is no mistake", () => {
  expect(
    checkTables({ ...SOUND, more: 1, entries: [["acme/full", 0, { more: 1 }, "more"]] }),
  ).toBeUndefined();
});

test.each([undefined, {}, [null], ["x"], [[]]])("compileTables names what is no file: %j", (files) => {
  expect(() => compileTables(files as never, { version: "1.0.0" })).toThrow(
    /^compileTables: files(?:\[0\])? must be an /,
  );
});

test.each([undefined, null, {}, { version: 1 }])(
  "compileTables names options without a version: %j",
  (options) => {
    expect(() => compileTables([], options as never)).toThrow(
      new TypeError('compileTables: options must name a version, as in { version: "1" }'),
    );
  },
);
