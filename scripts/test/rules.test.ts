import { describe, expect, test } from "vitest";
import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import { validatorOf } from "../rules/schema.ts";
import { createContext, RULES, runRules } from "../run-rules.ts";
import { added, changed, file, fileAt, SOUND } from "./sound-registry.ts";

const FULL = "providers/acme/box-full.json";
const BANNED = "providers/acme/banned.json";
const LIST = "blocklists/some-list.json";
const WORDING = "wordings/user-unknown/en.json";
const REASON = "reasons/user-unknown.json";

type Case = [rule: string, what: string, files: readonly RegistryText[], path: string, message: string];

const BROKEN: Case[] = [
  ["schema", "a key too much", changed(FULL, { colour: "red" }), FULL, 'The key "colour" is not known here'],
  ["schema", "a key too few", changed(FULL, { meaning: undefined }), FULL, 'The key "meaning" is missing'],
  [
    "schema",
    "an unknown reason",
    changed(FULL, { reason: "box-closed" }),
    FULL,
    '"reason": "box-closed" is not one of the known words. Expected one of user-unknown',
  ],
  [
    "schema",
    "a part of a reason",
    changed(FULL, { reason: "spam" }),
    FULL,
    '"reason": "spam" is not one of the known words. Did you mean spam-content?',
  ],
  [
    "schema",
    "a key with a slip in it",
    changed(FULL, { meening: "The mailbox is full." }),
    FULL,
    'The key "meening" is not known here. Did you mean "meaning"?',
  ],
  [
    "schema",
    "a code in quotes",
    changed(FULL, { codes: [{ basic: "552" }] }),
    FULL,
    '"basic": "552" must be a number without quotes, such as 550, or a range such as "4xx" or "550-554".',
  ],
  [
    "schema",
    "an example of another shape",
    changed(FULL, { examples: [5] }),
    FULL,
    '"examples": 5 must be a reply as text, or an object with "reply" and what is known about it.',
  ],
  [
    "schema",
    "an example with a slip in its keys",
    changed(FULL, { examples: [{ replay: "552 the box of a@example.com overflows" }] }),
    FULL,
    'The key "replay" is not known here. Did you mean "reply"?',
  ],
  [
    "schema",
    "an id of another form",
    changed(FULL, { id: "Acme/Box_Full" }),
    FULL,
    "must be provider/meaning",
  ],
  [
    "schema",
    "a code out of range",
    changed(FULL, { codes: [{ basic: 999 }] }),
    FULL,
    '"basic": 999 must be a number without quotes, such as 550',
  ],
  [
    "schema",
    "templates that are none",
    changed(FULL, { match: "overflows" }),
    FULL,
    '"match": "overflows" must be a list in [ ].',
  ],
  [
    "schema",
    "an unknown kind",
    changed(FULL, { kind: "answer" }),
    FULL,
    'There is no kind "answer". Expected one of basic, ',
  ],
  [
    "schema",
    "a source that is no address",
    changed(FULL, { sources: [{ url: "ftp://example.com/", kind: "provider" }] }),
    FULL,
    "must be an http or https address",
  ],

  [
    "file-id",
    "an id beside its path",
    changed(FULL, { id: "acme/full" }),
    FULL,
    'The id is "acme/full". Expected "acme/box-full"',
  ],
  [
    "file-id",
    "a kind in another folder",
    added(LIST, "basic/some-list.json", { id: "some-list" }),
    "basic/some-list.json",
    "A file of the kind blocklist does not belong in this folder",
  ],

  [
    "unique-ids",
    "an id twice",
    added(LIST, "vocabularies/mailbox-full.json", { id: "mailbox-full" }),
    "vocabularies/mailbox-full.json",
    'registry/reasons/mailbox-full.json has the id "mailbox-full" too',
  ],

  [
    "formatting",
    "keys in another order",
    SOUND.map((each) =>
      each.path === FULL
        ? file(
            FULL,
            each.value,
            `${JSON.stringify(Object.fromEntries(Object.entries(each.value).reverse()), null, 2)}\n`,
          )
        : each,
    ),
    FULL,
    "The order of the keys or the formatting differs",
  ],
  [
    "formatting",
    "no line end",
    SOUND.map((each) => (each.path === FULL ? { ...each, text: each.text.trimEnd() } : each)),
    FULL,
    "Run `pnpm fix`",
  ],
  [
    "formatting",
    "tabs",
    SOUND.map((each) =>
      each.path === FULL ? { ...each, text: `${JSON.stringify(each.value, null, "\t")}\n` } : each,
    ),
    FULL,
    "Run `pnpm fix`",
  ],

  [
    "references",
    "a provider that is not there",
    added(FULL, "providers/other/box-full.json", { id: "other/box-full" }),
    "providers/other/box-full.json",
    "This folder has no provider.json",
  ],
  [
    "references",
    "a reason that is not there",
    added(WORDING, "wordings/box-full/en.json", { id: "wordings/box-full/en" }),
    "wordings/box-full/en.json",
    'There is no reason "box-full"',
  ],
  [
    "references",
    "a signpost to nowhere",
    changed("providers/acme/old.json", { to: ["acme/lost"] }),
    "providers/acme/old.json",
    '"acme/lost" is not there',
  ],
  [
    "references",
    "a signpost to a signpost",
    changed("providers/acme/old.json", { to: ["acme/old"] }),
    "providers/acme/old.json",
    '"acme/old" is a signpost itself',
  ],
  [
    "references",
    "a vocabulary that is not there",
    changed(REASON, { to: { theirs: "label" } }),
    REASON,
    'There is no vocabulary "theirs"',
  ],
  [
    "references",
    "a label that is not there",
    changed(REASON, { to: { ours: "other" } }),
    REASON,
    'Our labels has no label "other"',
  ],

  [
    "code-ranges",
    "a range that goes downwards",
    changed(BANNED, { codes: [{ enhanced: "5.7.649-606" }] }),
    BANNED,
    "The range 5.7.649-606 does not go upwards",
  ],
  [
    "code-ranges",
    "a range of one",
    changed(BANNED, { codes: [{ basic: "550-550" }] }),
    BANNED,
    "The range 550-550 does not go upwards",
  ],
  [
    "code-ranges",
    "decisive without a code",
    changed(BANNED, { codes: undefined }),
    BANNED,
    "No code can decide where none is given",
  ],
  [
    "code-ranges",
    "nothing to match",
    changed(FULL, { match: undefined }),
    FULL,
    "Nothing can ever match this entry",
  ],

  [
    "computed-fields",
    "the default action",
    changed(FULL, { action: "retry", notes: "It is worth saying." }),
    FULL,
    '"action" says what follows anyway',
  ],
  [
    "computed-fields",
    "the default bounce",
    changed(FULL, { bounce: "soft", notes: "It is worth saying." }),
    FULL,
    '"bounce" says what follows anyway',
  ],

  [
    "notes-for-overrides",
    "another action without a word",
    changed(FULL, { action: "review" }),
    FULL,
    '"action" differs from the default of mailbox-full, and nothing says why',
  ],
  [
    "notes-for-overrides",
    "another bounce without a word",
    changed("enhanced/x.1.1.json", { bounce: "soft" }),
    "enhanced/x.1.1.json",
    '"bounce" differs from the default of user-unknown',
  ],

  [
    "templates",
    "an unknown placeholder",
    changed(FULL, { match: ["the box of {user} overflows"] }),
    FULL,
    "{user} is no placeholder",
  ],
  [
    "templates",
    "placeholders side by side",
    changed(FULL, { match: ["the box of {ip}{domain} overflows"] }),
    FULL,
    "two placeholders side by side",
  ],
  [
    "templates",
    "{any} twice",
    changed(FULL, { match: ["the box {any} of {any} overflows"] }),
    FULL,
    "{any} stands more than once",
  ],
  [
    "templates",
    "{any} at an end",
    changed(FULL, { match: ["the box overflows {any}"] }),
    FULL,
    "{any} at an end says nothing",
  ],
  ["templates", "too short", changed(FULL, { match: ["full"] }), FULL, "at least 8 literal characters"],
  [
    "templates",
    "a code in front",
    changed(FULL, { match: ["552 the box overflows"] }),
    FULL,
    'The code 552 does not belong in a template. Write it in "codes"',
  ],
  [
    "templates",
    "two spaces",
    changed(FULL, { match: ["the box  overflows"] }),
    FULL,
    "Expected single spaces",
  ],
  [
    "templates",
    "in a signature",
    changed("providers/acme/provider.json", { signatures: ["acme"] }),
    "providers/acme/provider.json",
    "at least 8 literal characters",
  ],

  [
    "template-is-hit",
    "a template without an example",
    changed(FULL, { match: ["the box of {address} overflows", "never seen in any reply"] }),
    FULL,
    "No example holds this template",
  ],

  [
    "example-resolves",
    "an example of another entry",
    changed(FULL, { examples: ["552 the box of a@example.com overflows", "550 no such user here"] }),
    FULL,
    "This example comes back as wordings/user-unknown/en",
  ],
  [
    "example-resolves",
    "an example of nothing",
    changed(FULL, { examples: ["552 the box of a@example.com overflows", "hello"] }),
    FULL,
    "This example comes back as nothing",
  ],
  [
    "example-resolves",
    "a decisive code without its host",
    changed(BANNED, { examples: ["550 5.7.620 go away"] }),
    BANNED,
    "This example comes back as 550 (basic)",
  ],

  [
    "rejects",
    "a near miss that is a hit",
    changed(FULL, { rejects: ["552 the box of b@example.com overflows"] }),
    FULL,
    "This near miss comes back as this entry",
  ],
  [
    "rejects",
    "a list that is named after all",
    changed(LIST, { rejects: ["550 no such user here, says bl.list.example"] }),
    LIST,
    "This near miss comes back as this entry",
  ],

  [
    "overlap",
    "two entries with one text",
    added(FULL, "providers/acme/box-too-full.json", { id: "acme/box-too-full" }),
    FULL,
    "acme/box-full and acme/box-too-full are equally strong here",
  ],
  [
    "overlap",
    "two entries with one decisive code",
    added(BANNED, "providers/acme/banned-too.json", { id: "acme/banned-too" }),
    BANNED,
    "acme/banned and acme/banned-too are equally strong here",
  ],

  [
    "documentation-addresses",
    "an address of somebody",
    changed(FULL, { examples: ["552 the box of a@realdomain.com overflows"] }),
    FULL,
    "a@realdomain.com may belong to somebody",
  ],
  [
    "documentation-addresses",
    "a person at a provider",
    changed("providers/acme/provider.json", { domains: ["acmemail.com"] }).map((each) =>
      each.path === FULL
        ? file(FULL, { ...each.value, rejects: ["552 jan.novak@acmemail.com is unknown"] })
        : each,
    ),
    FULL,
    "jan.novak@acmemail.com may belong to somebody. Use 192.0.2.1, 2001:db8::1 or somebody@example.com.",
  ],
  [
    "documentation-addresses",
    "an IPv4 of somebody",
    changed(BANNED, {
      examples: [{ reply: "550 5.7.620 go away [93.184.216.34]", host: "mx1.acme.example" }],
    }),
    BANNED,
    "93.184.216.34 may belong to somebody",
  ],
  [
    "documentation-addresses",
    "an IPv6 of somebody",
    changed(LIST, { examples: ["550 [2606:2800:220:1::1] blocked by bl.list.example"] }),
    LIST,
    "may belong to somebody",
  ],
  [
    "documentation-addresses",
    "in a near miss",
    changed(FULL, { rejects: ["552 nobody@realdomain.org is unknown"] }),
    FULL,
    "nobody@realdomain.org may belong to somebody",
  ],
  [
    "documentation-addresses",
    "in what is known of an example",
    changed(FULL, {
      examples: [{ reply: "552 the box of a@example.com overflows", recipient: "a@realdomain.com" }],
    }),
    FULL,
    "a@realdomain.com may belong to somebody",
  ],

  [
    "prose",
    "a small letter",
    changed(FULL, { title: "box full" }),
    FULL,
    "The title begins with a small letter",
  ],
  [
    "prose",
    "filler",
    changed(FULL, { fixes: ["Contact your administrator."] }),
    FULL,
    "This sentence would fit every entry",
  ],
  [
    "prose",
    "two spaces",
    changed(FULL, { meaning: "The mailbox  is full." }),
    FULL,
    "Expected single spaces",
  ],
  [
    "prose",
    "a line end",
    changed(FULL, { meaning: "The mailbox\nis full." }),
    FULL,
    "Expected single spaces and no line ends",
  ],
  [
    "prose",
    "a fix that does nothing",
    changed(FULL, { fixes: ["The mailbox has to be emptied."] }),
    FULL,
    "A fix starts with a verb",
  ],

  [
    "sources",
    "no address",
    changed(FULL, { sources: [{ kind: "provider" }] }),
    FULL,
    'A source of the kind provider has an address. Add "url"',
  ],
  [
    "sources",
    "seen without an address",
    changed(FULL, { sources: [{ kind: "observed", seen: "2026-11-23" }] }),
    FULL,
    "Nothing without an address was seen",
  ],
  [
    "sources",
    "a search result",
    changed(FULL, { sources: [{ url: "https://www.google.com/search?q=552", kind: "secondary" }] }),
    FULL,
    "A search result or a short link is no source",
  ],
];

function problemsOf(files: readonly RegistryText[], rule: string): { path: string; message: string }[] {
  const chosen = RULES.filter(({ name }) => name === rule);
  expect(chosen).toHaveLength(1);
  return runRules(createContext(files, []), chosen).filter((problem) => problem.rule === rule);
}

test("a sound registry has no problems", () => {
  expect(runRules(createContext(SOUND, []))).toEqual([]);
});

describe("every rule refuses", () => {
  test.each(BROKEN)("%s: %s", (rule, _what, files, path, message) => {
    const problems = problemsOf(files, rule);
    const found = problems.find((problem) => problem.path === path && problem.message.includes(message));
    expect(found, JSON.stringify(problems)).toBeDefined();
  });

  test("no rule is left out here", () => {
    expect([...new Set(BROKEN.map(([rule]) => rule))].sort()).toEqual(RULES.map(({ name }) => name).sort());
  });

  test.each(BROKEN.filter(([rule]) => rule !== "schema"))(
    "%s: %s, which the schema allows",
    (_rule, _what, files) => {
      expect(problemsOf(files, "schema")).toEqual([]);
    },
  );
});

describe("what rules let pass", () => {
  const FINE: Case[] = [
    [
      "documentation-addresses",
      "documentation addresses",
      changed(LIST, {
        examples: ["550 [2001:db8::9] of a@mail.example.org at 12:34:56 blocked by bl.list.example"],
      }),
      LIST,
      "",
    ],
    [
      "documentation-addresses",
      "a provider's own domain",
      changed(FULL, { examples: ["552 the box of a@acme.example overflows"] }),
      FULL,
      "",
    ],
    [
      "documentation-addresses",
      "a contact in the server's own text",
      changed(FULL, {
        match: ["write to help@acmemail.com now"],
        examples: ["552 write to help@acmemail.com now"],
        rejects: undefined,
      }),
      FULL,
      "",
    ],
    ["prose", "a product's own spelling", changed(FULL, { title: "qmail is full" }), FULL, ""],
    [
      "sources",
      "an observation without an address",
      changed(FULL, { sources: [{ kind: "observed" }] }),
      FULL,
      "",
    ],
    [
      "computed-fields",
      "an action of its own",
      changed(FULL, { action: "review", notes: "Nobody reads this mailbox." }),
      FULL,
      "",
    ],
    [
      "notes-for-overrides",
      "an action with a reason",
      changed(FULL, { action: "review", notes: "Nobody reads this mailbox." }),
      FULL,
      "",
    ],
    [
      "example-resolves",
      "a list beside an entry that says more",
      changed(LIST, { examples: ["552 the box of a@example.com overflows, bl.list.example"] }),
      LIST,
      "",
    ],
    [
      "overlap",
      "one text under two codes",
      added(FULL, "providers/acme/box-too-full.json", {
        id: "acme/box-too-full",
        codes: [{ basic: 452 }],
        examples: ["452 the box of a@example.com overflows"],
      }),
      FULL,
      "",
    ],
    [
      "unique-ids",
      "a category of a reason's name",
      added("categories/mailbox.json", "categories/unknown.json", { id: "unknown" }),
      "categories/unknown.json",
      "",
    ],
  ];

  test.each(FINE)("%s: %s", (rule, _what, files) => {
    expect(problemsOf(files, rule)).toEqual([]);
    expect(problemsOf(files, "schema")).toEqual([]);
  });
});

describe("rules", () => {
  test("have a name and a sentence each, none twice", () => {
    const names = RULES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(RULES.map(({ description }) => description)).size).toBe(names.length);
    for (const { name, description } of RULES) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(description).toMatch(/^[A-Z].+\.$/);
    }
  });

  test("a file that does not follow its schema is asked no more than its id, its form and its addresses", () => {
    const broken = { match: 5, title: "box full", id: "acme/other", examples: ["552 joe@realdomain.com"] };
    const problems = runRules(createContext(changed(FULL, broken), []));
    expect(problems.filter(({ path }) => path === FULL).map(({ rule }) => rule)).toEqual([
      "schema",
      "documentation-addresses",
      "file-id",
    ]);
  });

  test("entries of a broken provider are not blamed for it", () => {
    const problems = runRules(createContext(changed("providers/acme/provider.json", { type: "TODO" }), []));
    expect(problems.map(({ path, rule }) => [path, rule])).toEqual([
      ["providers/acme/provider.json", "schema"],
    ]);
  });

  test("one mistake in a place is told once", () => {
    const MISTAKES: Record<string, unknown>[] = [
      { codes: [{ basic: "552" }] },
      { reason: "spam" },
      { sources: [{ url: "www.acme.example", kind: "provider" }] },
      { examples: [{ replay: "x" }, "552 the box of a@example.com overflows"] },
    ];
    for (const keys of MISTAKES.slice(0, 3))
      expect(problemsOf(changed(FULL, keys), "schema"), JSON.stringify(keys)).toHaveLength(1);
    expect(problemsOf(changed(FULL, MISTAKES[3]!), "schema").map(({ message }) => message)).toEqual([
      'The key "reply" is missing. Add it.',
      'The key "replay" is not known here. Did you mean "reply"?',
    ]);
  });

  test("a default that is written down needs no reason", () => {
    const files = changed(FULL, { bounce: "soft", action: "retry" });
    expect(problemsOf(files, "notes-for-overrides")).toEqual([]);
    expect(problemsOf(files, "computed-fields")).toHaveLength(2);
  });

  const FIXES: [rule: string, what: string, keys: Record<string, unknown>, fixed: object][] = [
    ["file-id", "the id of a copied file", { id: "zebra/other" }, { id: "acme/box-full" }],
    [
      "templates",
      "a code in front, which stands in codes",
      { match: ["552 5.2.2 the box of {address} overflows"] },
      { match: ["the box of {address} overflows"] },
    ],
    [
      "templates",
      "white space",
      { match: [" the box  of {address} overflows "] },
      { match: ["the box of {address} overflows"] },
    ],
  ];
  test.each(FIXES)("%s puts right %s", (name, _what, keys, fixed) => {
    const files = changed(FULL, keys);
    const rule = RULES.find((each) => each.name === name)!;
    const context = createContext(files, []);
    const broken = files.find(({ path }) => path === FULL)!;
    expect(JSON.parse(rule.fix!(broken, context)!)).toMatchObject(fixed);
    expect(rule.fix!(fileAt(FULL), context) ?? fileAt(FULL).text).toBe(fileAt(FULL).text);
  });

  test("a code that stands nowhere else stays in its template", () => {
    const files = changed(FULL, { codes: undefined, match: ["552 the box of {address} overflows"] });
    const templates = RULES.find((each) => each.name === "templates")!;
    expect(
      templates.fix!(files.find(({ path }) => path === FULL)!, createContext(files, [])),
    ).toBeUndefined();
  });

  test("no broken file stops them", () => {
    const WRONG = [
      { codes: [null] },
      { codes: "x" },
      { match: [5] },
      { id: 5 },
      { kind: "constructor" },
      { reason: null },
      { sources: {} },
      { examples: [{}] },
      { to: 5, kind: "moved" },
      { bounce: {} },
    ];
    for (const keys of WRONG) {
      const problems = runRules(createContext(changed(FULL, keys), []));
      expect(
        problems.filter(({ path }) => path === FULL).map(({ rule }) => rule),
        JSON.stringify(keys),
      ).toContain("schema");
    }
  });

  test("only the chosen files are told, and a problem has its place", () => {
    const files = changed(FULL, { title: "box full" });
    const chosen = files.filter(({ path }) => path === FULL);
    const context = { ...createContext(files, []), chosen };
    expect(runRules(context)).toEqual([
      expect.objectContaining({ rule: "prose", path: FULL, line: 5, column: 12 }),
    ]);
    expect(runRules({ ...context, chosen: files.filter(({ path }) => path !== FULL) })).toEqual([]);
  });
});

describe("schemas", () => {
  const KINDS = [
    "basic",
    "blocklist",
    "category",
    "enhanced",
    "moved",
    "provider",
    "reason",
    "response",
    "vocabulary",
    "wording",
  ];

  test.each(KINDS)("%s refuses the empty object and everything that is none", (kind) => {
    const validate = validatorOf(kind)!;
    for (const value of [{}, [], null, "", 5, { kind }])
      expect(validate(value), JSON.stringify(value)).toBe(false);
  });

  test.each(KINDS)("%s accepts a sound file and refuses a key too much", (kind) => {
    const sound = SOUND.find(({ value }) => value.kind === kind)!.value;
    expect(validatorOf(kind)!(sound)).toBe(true);
    expect(validatorOf(kind)!({ ...sound, another: 1 })).toBe(false);
  });

  test("an unknown kind has none", () => {
    expect(validatorOf("answer")).toBeUndefined();
    expect(validatorOf("common")).toBeUndefined();
    expect(fileAt(FULL).value.kind).toBe("response");
  });
});
