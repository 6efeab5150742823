import { describe, expect, test } from "vitest";
import { adviceFor, basicCodes, type Entry, enhancedCodes, entries, lookup } from "../src/index.js";

const ALL = [...entries()];

describe("lookup", () => {
  const FOUND: [code: string | number, id: string, kind: Entry["kind"]][] = [
    [550, "550", "basic"],
    ["550", "550", "basic"],
    [" 550 ", "550", "basic"],
    ["x.1.1", "x.1.1", "enhanced"],
    ["2.1.1", "x.1.1", "enhanced"],
    ["4.7.26", "x.7.26", "enhanced"],
    ["5.1.1", "x.1.1", "enhanced"],
    ["5.7.26\n", "x.7.26", "enhanced"],
    ["google/dmarc-policy", "google/dmarc-policy", "response"],
    ["wordings/mailbox-full/en", "wordings/mailbox-full/en", "wording"],
    ["mailbox-full", "mailbox-full", "reason"],
    ["google", "google", "provider"],
    ["spamhaus-zen", "spamhaus-zen", "blocklist"],
  ];

  test.each(FOUND)("%j", (code, id, kind) => {
    expect(lookup(code)).toMatchObject({ id, kind });
  });

  const UNKNOWN: (string | number)[] = [
    "",
    " ",
    "999",
    -1,
    550.5,
    Number.NaN,
    "1.1.1",
    "3.1.1",
    "5.1",
    "5.1.1.1",
    "x.1.1,",
    '550","kind":"basic',
    "google/",
    "google/no-such-refusal",
    "wordings/mailbox-full",
    "constructor",
    "__proto__",
    "toString",
    "~",
    "\n",
    "\u0000",
    "\ud800",
    "550 User unknown",
    "5".repeat(1_000_000),
  ];

  test.each(UNKNOWN.map((code) => [String(code).slice(0, 40), code]))("%j is not there", (_shown, code) => {
    expect(lookup(code)).toBeUndefined();
  });

  test("what is not there stays so when asked again", () => {
    expect(lookup("no-such-id")).toBeUndefined();
    expect(lookup("no-such-id")).toBeUndefined();
  });

  const WRONG: [code: unknown, found: string][] = [
    [undefined, "undefined"],
    [null, "null"],
    [true, "boolean"],
    [{}, "object"],
    [["550"], "object"],
    [550n, "bigint"],
    [Symbol("550"), "symbol"],
  ];

  test.each(WRONG)("a wrong type: %s", (code, found) => {
    expect(() => lookup(code as never)).toThrow(
      new TypeError(`lookup: code must be a string or a number, not ${found}`),
    );
  });

  test.each([undefined, null, "550"])("advice for what is no entry: %s", (entry) => {
    expect(() => adviceFor(entry as never)).toThrow(/^adviceFor: entry must be an entry, not \w+$/);
  });

  test("every entry is found by its id, whatever the order of asking", () => {
    const missed = ALL.toReversed().filter(
      ({ id }) => JSON.stringify(lookup(id)) !== JSON.stringify(entryOf(id)),
    );
    expect(missed).toEqual([]);
  });

  test("an entry has no $schema", () => {
    expect(ALL.filter((entry) => "$schema" in entry)).toEqual([]);
  });
});

function entryOf(id: string): Entry | undefined {
  return ALL.find((entry) => entry.id === id);
}

describe("entries", () => {
  test("sorted by id in the order of code units, none twice", () => {
    const ids = ALL.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => (a < b ? -1 : 1)));
  });

  test("of every kind, and no signposts", () => {
    expect([...new Set(ALL.map(({ kind }) => kind))].sort()).toEqual([
      "basic",
      "blocklist",
      "enhanced",
      "provider",
      "reason",
      "response",
      "wording",
    ]);
  });

  test("the vocabulary has 47 reasons", () => {
    expect(ALL.filter(({ kind }) => kind === "reason")).toHaveLength(47);
  });

  test("each call begins anew", () => {
    expect([...entries()]).toEqual(ALL);
  });

  test("titles of codes are those of the entries", () => {
    const titles = (kind: "basic" | "enhanced"): Record<string, string> =>
      Object.fromEntries(
        ALL.flatMap((entry) => (entry.kind === kind && "title" in entry ? [[entry.id, entry.title]] : [])),
      );
    expect({ ...basicCodes }).toEqual(titles("basic"));
    expect({ ...enhancedCodes }).toEqual(titles("enhanced"));
    expect(basicCodes[550]).toBe("Mailbox unavailable");
  });
});

describe("adviceFor", () => {
  const reason = lookup("auth-failed");

  test("an entry's own words go before those of its reason", () => {
    const entry = lookup("google/dmarc-policy");
    expect(adviceFor(entry)).toEqual({
      category: reason.category,
      reason: "auth-failed",
      bounce: reason.bounce,
      action: reason.action,
      exhausted: reason.exhausted,
      meaning: entry.meaning,
      causes: entry.causes,
      fixes: entry.fixes,
    });
  });

  test("what an entry lacks comes from its reason", () => {
    const { causes, fixes, ...bare } = { ...lookup("google/dmarc-policy") };
    expect(causes).not.toEqual(reason.causes);
    expect(adviceFor(bare)).toMatchObject({ causes: reason.causes, fixes: reason.fixes });
  });

  test("a verdict of its own goes before the reason's", () => {
    const entry = { ...lookup("google/dmarc-policy"), bounce: "hard", action: "review" } as const;
    expect(adviceFor(entry)).toMatchObject({ bounce: "hard", action: "review", exhausted: reason.exhausted });
    expect(adviceFor(lookup("550"))).toMatchObject({ reason: "unknown", action: "review" });
  });

  const OF_REASON: [id: string, reason: "mailbox-full" | "ip-blocklisted" | "user-unknown"][] = [
    ["mailbox-full", "mailbox-full"],
    ["wordings/mailbox-full/en", "mailbox-full"],
    ["spamhaus-zen", "ip-blocklisted"],
    ["x.1.1", "user-unknown"],
  ];

  test.each(OF_REASON)("%s has the verdict of its reason", (id, ofReason) => {
    const { category, bounce, action, exhausted } = lookup(ofReason);
    expect(adviceFor(entryOf(id)!)).toMatchObject({ reason: ofReason, category, bounce, action, exhausted });
  });

  test("a provider has none", () => {
    expect(adviceFor(lookup("google"))).toBeUndefined();
  });

  test("every other entry has a verdict and something to read", () => {
    const without = ALL.filter((entry) => entry.kind !== "provider" && !isComplete(entry)).map(
      ({ id }) => id,
    );
    expect(without).toEqual([]);
  });
});

function isComplete(entry: Entry): boolean {
  const advice = adviceFor(entry);
  return (
    advice !== undefined &&
    advice.meaning.length > 0 &&
    [advice.category, advice.reason, advice.bounce, advice.action, advice.exhausted].every(
      (word: string) => typeof word === "string" && word !== "",
    )
  );
}
