import type { Tables } from "@bouncebook/data";
import { tables } from "@bouncebook/data/tables";
import { describe, expect, test } from "vitest";
import { compileTables, type RegistryEntry } from "../src/compile/index.js";
import { createMatcher } from "../src/engine/index.js";
import { match } from "../src/index.js";

const REASONS = [
  ["user-unknown", "recipient", "hard", "suppress", "suppress"],
  ["mailbox-full", "mailbox", "soft", "retry", "review"],
  ["ip-blocklisted", "reputation", "soft", "fix-sender", "fix-sender"],
  ["policy-rejected", "policy", "undetermined", "fix-sender", "fix-sender"],
  ["rate-limited", "rate", "soft", "slow-down", "fix-sender"],
  ["smtp-auth-required", "sender", "soft", "fix-sender", "fix-sender"],
  ["deferred", "unknown", "soft", "retry", "review"],
  ["unknown", "unknown", "undetermined", "none", "review"],
  ["delivered", "not-a-bounce", "none", "none", "none"],
  ["in-progress", "not-a-bounce", "none", "none", "none"],
] as const;

/** A registry of a dozen entries, small enough to be read beside the tests. */
function tablesOf(...files: object[]): Tables {
  const { tables, problems } = compileTables(files as RegistryEntry[], {
    version: "1.0.0",
    reasons: REASONS,
  });
  expect(problems).toEqual([]);
  return tables;
}

const provider = (id: string, more: object = {}): object => ({
  kind: "provider",
  id,
  type: "mailbox",
  ...more,
});
const response = (id: string, reason: string, more: object): object => ({
  kind: "response",
  id,
  reason,
  ...more,
});
const wording = (id: string, ...templates: string[]): object => ({ kind: "wording", id, match: templates });
const code = (id: string, reason: string, more: object = {}): object => ({
  kind: id.startsWith("x") ? "enhanced" : "basic",
  id,
  reason,
  ...more,
});

describe("ranking", () => {
  const matcher = createMatcher({
    tables: [
      tablesOf(
        provider("acme", {
          hosts: ["*.acme.example"],
          domains: ["acme.example"],
          signatures: ["- acmesmtp"],
        }),
        provider("other", { hosts: ["mx.other.example"] }),
        response("acme/full", "mailbox-full", {
          match: ["box is full"],
          codes: [{ basic: 552, enhanced: "5.2.2" }],
        }),
        response("acme/full-later", "rate-limited", { match: ["box is full"], codes: [{ basic: 452 }] }),
        response("acme/banned", "ip-blocklisted", { codes: [{ enhanced: "5.7.606-649" }], decisive: true }),
        response("acme/vague-text", "policy-rejected", { match: ["not accepted"], scope: "provider" }),
        response("other/full", "user-unknown", { match: ["your box is full"] }),
        wording("wordings/user-unknown/en", "unknown user", "no such user here"),
        wording("wordings/mailbox-full/en", "over quota"),
        wording("wordings/rate-limited/en", "sending too much"),
        wording("wordings/policy-rejected/en", "rejected by a rule of ours"),
        {
          kind: "blocklist",
          id: "some-list",
          reason: "ip-blocklisted",
          zones: ["bl.list.example"],
          lookup: "https://list.example/?q={ip}",
        },
        code("x.1.1", "user-unknown"),
        code("x.7.0", "policy-rejected", { vague: true }),
        code("530", "smtp-auth-required"),
        code("550", "unknown", { vague: true, action: "review" }),
        code("250", "delivered"),
      ),
    ],
  });

  const CASES: [
    what: string,
    reply: string,
    options: object,
    entry: string | undefined,
    specificity: string,
  ][] = [
    ["text and code", "552 5.2.2 box is full", {}, "acme/full", "provider-text-and-code"],
    [
      "the other code chooses the other entry",
      "452 box is full",
      {},
      "acme/full-later",
      "provider-text-and-code",
    ],
    [
      "text and code before a longer text alone",
      "552 5.2.2 your box is full",
      {},
      "acme/full",
      "provider-text-and-code",
    ],
    ["the longer text among texts alone", "554 your box is full", {}, "other/full", "provider-text"],
    [
      "the answering provider's own text first",
      "554 your box is full",
      { host: "mx1.acme.example" },
      "acme/full",
      "provider-text",
    ],
    [
      "a decisive code, from the host's provider",
      "550 5.7.620 whatever",
      { host: "mx1.acme.example" },
      "acme/banned",
      "provider-code",
    ],
    [
      "a decisive code says nothing elsewhere",
      "550 5.7.620 whatever",
      { host: "mx.other.example" },
      "550",
      "basic",
    ],
    ["beyond the range", "550 5.7.650 whatever", { host: "mx1.acme.example" }, "550", "basic"],
    ["a scoped text elsewhere is none", "550 not accepted", {}, "550", "basic"],
    ["a scoped text by signature", "550 not accepted - acmesmtp", {}, "acme/vague-text", "provider-text"],
    [
      "a scoped text by recipient",
      "550 not accepted",
      { recipient: "a@acme.example" },
      "acme/vague-text",
      "provider-text",
    ],
    ["a list before a wording", "550 unknown user, see bl.list.example", {}, "some-list", "blocklist"],
    ["a wording before an enhanced code", "550 5.1.1 over quota", {}, "wordings/mailbox-full/en", "wording"],
    [
      "the wording with more characters",
      "550 over quota, sending too much",
      {},
      "wordings/rate-limited/en",
      "wording",
    ],
    [
      "a wording that condemns the address yields",
      "550 no such user here, over quota",
      {},
      "wordings/mailbox-full/en",
      "wording",
    ],
    [
      "a wording without a cause yields to all",
      "550 rejected by a rule of ours: unknown user",
      {},
      "wordings/user-unknown/en",
      "wording",
    ],
    ["a login is the sender's own", "535 unknown user", {}, undefined, "class"],
    ["an enhanced code before a basic one", "550 5.1.1", {}, "x.1.1", "enhanced"],
    ["a plain basic code before a vague enhanced one", "530 5.7.0", {}, "530", "basic"],
    ["a vague enhanced code before a vague basic one", "550 5.7.0", {}, "x.7.0", "enhanced"],
    ["the first digit", "599 hello", {}, undefined, "class"],
    ["nothing", "hello", {}, undefined, "none"],
    ["a positive reply refuses nothing", "250 unknown user", {}, "250", "basic"],
  ];

  test.each(CASES)("%s", (_what, reply, options, entry, specificity) => {
    expect(matcher(reply, options)).toMatchObject(
      entry === undefined ? { specificity } : { entry, specificity },
    );
    expect(matcher(reply, { ...options, facets: false }).entry).toBe(entry);
  });

  test("the provider and how it was recognised", () => {
    expect(matcher("550 x", { host: "MX1.Acme.Example." })).toMatchObject({
      provider: "acme",
      providerBy: "host",
    });
    expect(matcher("550 x - acmesmtp")).toMatchObject({ provider: "acme", providerBy: "text" });
    expect(matcher("550 x", { recipient: "<a@ACME.example>" })).toMatchObject({
      provider: "acme",
      providerBy: "recipient",
    });
    expect(matcher("554 your box is full")).toMatchObject({ provider: "other", providerBy: "text" });
    expect(matcher("550 x", { host: "acme.example.org" }).provider).toBeUndefined();
  });

  test("links of a list are filled in, and left out where the value is missing", () => {
    expect(matcher("550 [192.0.2.9] in bl.list.example").blocklist).toEqual({
      id: "some-list",
      lookup: "https://list.example/?q=192.0.2.9",
    });
    expect(matcher("550 listed in bl.list.example").blocklist).toEqual({ id: "some-list" });
  });

  test("a later registry's entry replaces an earlier one", () => {
    const own = tablesOf(
      provider("acme"),
      response("acme/full", "rate-limited", { match: ["box is full"], codes: [{ basic: 552 }] }),
    );
    const first = tablesOf(
      provider("acme"),
      response("acme/full", "mailbox-full", { match: ["box is full"], codes: [{ basic: 552 }] }),
    );
    expect(createMatcher({ tables: [first, own] })("552 box is full").reason).toBe("rate-limited");
  });
});

describe("verdict", () => {
  const matcher = createMatcher({
    tables: [
      tablesOf(
        wording("wordings/user-unknown/en", "unknown user"),
        wording("wordings/mailbox-full/en", "over quota"),
        wording("wordings/policy-rejected/en", "refused by policy"),
        code("450", "unknown", { vague: true }),
      ),
    ],
  });

  const CASES: [reply: string, options: object, expected: object][] = [
    ["550 unknown user", {}, { bounce: "hard", action: "suppress", exhausted: "suppress" }],
    ["450 unknown user", {}, { bounce: "soft", action: "retry", exhausted: "suppress" }],
    ["450 unknown user", { final: true }, { bounce: "hard", action: "suppress" }],
    ["unknown user", {}, { bounce: "hard", action: "suppress" }],
    ["552 over quota", {}, { bounce: "soft", action: "retry", exhausted: "review" }],
    ["552 over quota", { final: true }, { bounce: "soft", action: "review" }],
    ["550 refused by policy", {}, { bounce: "hard", action: "fix-sender" }],
    ["450 refused by policy", {}, { bounce: "soft", action: "fix-sender" }],
    ["refused by policy", {}, { bounce: "undetermined", action: "fix-sender" }],
    ["450 something", {}, { reason: "deferred", bounce: "soft", action: "retry" }],
    ["559 something", {}, { reason: "unknown", bounce: "hard", action: "review" }],
    ["459 something", {}, { reason: "deferred", bounce: "soft", action: "retry" }],
    ["299 something", {}, { reason: "delivered", bounce: "none", action: "none" }],
    ["something", {}, { reason: "unknown", bounce: "undetermined", action: "none" }],
  ];

  test.each(CASES)("%s %j", (reply, options, expected) => {
    expect(matcher(reply, options)).toMatchObject(expected);
  });
});

describe("arguments", () => {
  const WRONG: [call: () => unknown, message: string][] = [
    [() => match(undefined as never), "match: reply must be a string, not undefined"],
    [() => match(550 as never), "match: reply must be a string, not a value of type number"],
    [() => match("550", null as never), "match: options must be an object, not null"],
    [
      () => match("550", { host: 1 } as never),
      "match: options.host must be a string, not a value of type number",
    ],
    [
      () => match("550", { final: "yes" } as never),
      "match: options.final must be true or false, not a value of type string",
    ],
    [() => createMatcher({} as never), "createMatcher: options.tables must be an array of tables"],
    [
      () => createMatcher({ tables: [{ format: 2 } as never] }),
      "tables: format 2 is not known to this engine, which reads format 1",
    ],
    [() => createMatcher({ tables: [null as never] }), "tables: an object is expected"],
    [
      () => createMatcher({ tables: [{ format: 1, reasons: [] } as never] }),
      "tables: providers must be a list; compileTables makes it",
    ],
    [
      () => createMatcher({ tables: [{ ...tables(), templates: [] } as never] }),
      "tables: templates must be a string; compileTables makes it",
    ],
  ];

  test.each(WRONG)("%s", (call, message) => {
    expect(call).toThrow(new TypeError(message));
  });
});
