import { describe, expect, test } from "vitest";
import { compileTables } from "../../packages/matcher/src/compile/index.ts";
import { Engine } from "../../packages/matcher/src/engine/index.ts";
import { nearestEntries } from "../new/nearest.ts";
import { type Plan, planNew, type Request } from "../new/plan.ts";
import { proposeTemplate } from "../new/propose-template.ts";
import { readHandedIn, splitReplies } from "../new/read-reply.ts";
import { keepProviders, providersOf, recogniseProvider } from "../new/recognise-provider.ts";
import { TO_DO } from "../new/skeleton.ts";
import { findValues, redact } from "../new/values.ts";
import { readRegistry } from "../registry-files.ts";
import { foreignAddress } from "../rules/documentation-addresses.ts";
import { createContext, runRules } from "../run-rules.ts";
import { changed, file, SOUND } from "./sound-registry.ts";

const context = createContext(SOUND, []);
const keep = keepProviders(providersOf(context), "zebra");

describe("redacting", () => {
  const CASES: [before: string, after: string][] = [
    ["550 5.1.1 <joe@firm.org>: no such user", "550 5.1.1 <somebody@example.com>: no such user"],
    ["554 [93.184.216.34] is listed", "554 [192.0.2.1] is listed"],
    ["554 2606:2800:220:1::1 is listed", "554 2001:db8::1 is listed"],
    ["550 mail.firm.org has no MX", "550 mail.example.com has no MX"],
    ["550 firm.org has no MX.", "550 example.com has no MX."],
    ["550 mx1.acme.example refuses", "550 mx1.acme.example refuses"],
    ["550 write to abuse@acme.example", "550 write to abuse@acme.example"],
    ["550 5.1.1 <joe.doe@acme.example>: unknown", "550 5.1.1 <someone@acme.example>: unknown"],
    ["550 write to abuse@mail.zebra.net", "550 write to somebody@example.com"],
    ["550 mx.zebra.net refuses", "550 mx.zebra.net refuses"],
    ["550 example.net refuses", "550 example.net refuses"],
    ["550 refused. LPN007_102", "550 refused. LPN007_102"],
    ["550 refused. AUP#IPBL1000 (#id-5.9.3)", "550 refused. AUP#IPBL1000 (#id-5.9.3)"],
    ["550 5.1.1 RESOLVER.ADR.RecipNotFound; not found", "550 5.1.1 RESOLVER.ADR.RecipNotFound; not found"],
    ["421 policy (3.2.1.1), see section 3.6.2", "421 policy (3.2.1.1), see section 3.6.2"],
    ["550 failed (joe@firm.org:blocked)", "550 failed (somebody@example.com:blocked)"],
    ["550 ok. See https://help.firm.org/a/5", "550 ok. See https://help.firm.org/a/5"],
    ["550 no. z1si9679476pln.401 - gsmtp", "550 no. a2cd5678901bcd.567 - gsmtp"],
    ["421 4.7.0 [TSS04] from AUP#1310 (S3150)", "421 4.7.0 [TSS04] from AUP#1310 (S3150)"],
    ["452 4.2.2 quota 1234567 of 10.5 used at 12:30:59", "452 4.2.2 quota 1234567 of 10.5 used at 12:30:59"],
    ["550 denied.Please ask", "550 denied.Please ask"],
    ["550 utf-8 and iso-8859-1 only", "550 utf-8 and iso-8859-1 only"],
    ["550 999.1.1.1 is no address", "550 999.1.1.1 is no address"],
    [
      "550-Verification failed for <joe@firm.org>\n550-No such user\n550 z1si9679476pln.401",
      "550-Verification failed for <somebody@example.com>\n550-No such user\n550 a2cd5678901bcd.567",
    ],
    ["450 see https://acme.example/?ip=93.184.216.34#now", "450 see https://acme.example/?ip=192.0.2.1#now"],
    ["554 IP:93.184.216.34 to:joe@firm.org", "554 IP:192.0.2.1 to:somebody@example.com"],
    ["451 93.184.216.34:25 is busy", "451 192.0.2.1:25 is busy"],
    ["550 MI:SPF mx5,PMmowABnd1gQ", "550 MI:SPF mx5,ABcdeFGhi0aB"],
    ["", ""],
  ];

  test.each(CASES)("%j", (before, after) => {
    expect(redact(before, findValues(before, keep))).toBe(after);
  });

  test("a long run of anything is read once", () => {
    for (const run of ["a@", "1.", "a.", ":", "a1-", "{"]) {
      const text = run.repeat(200_000);
      expect(redact(text, findValues(text, keep)).length).toBeGreaterThan(0);
    }
  });
});

describe("proposing a template", () => {
  const CASES: [text: string, template: string | undefined][] = [
    ["Your host [93.184.216.34] may not send here", "Your host [{ip}] may not send here"],
    ["<joe@firm.org>: we know nobody of this name.", "we know nobody of this name"],
    [
      "No. The queue of firm.org is closed to strangers. Bye.",
      "The queue of {domain} is closed to strangers",
    ],
    ["z1si9679476pln.401 refused by our filter", "refused by our filter"],
    ["Refused, see https://www.firm.org/help?id=12345", "Refused, see"],
    ["Rate limit reached. Please try again in an hour or so.", "Rate limit reached"],
    ["mx12.acme.example refuses 93.184.216.34, the gate is shut", "refuses {ip}, the gate is shut"],
    ["you are breaking our rules (#5.7.1 - checker)", "you are breaking our rules"],
    ["Sender rejected. See https://acme.example/codes for more. AUP#In-1200", "AUP#In-1200"],
    ["Come back later, please. OFR006_103 [103]", "OFR006_103"],
    ["[TSS04] Messages are put off for a while", "[TSS04]"],
    ["The list of this server refuses it (S3150)", "(S3150)"],
    ["full", undefined],
    ["", undefined],
    [`${"very ".repeat(40)}long`, `${"very ".repeat(15)}very`],
  ];

  test.each(CASES)("%j", (text, template) => {
    expect(proposeTemplate(text, keep)).toBe(template);
  });
});

test("replies on standard input: one a line, continuation lines together", () => {
  expect(splitReplies("550 a\n\n550-5.1.1 b\n550 5.1.1 c\r\n421 d\n")).toEqual([
    "550 a",
    "550-5.1.1 b\n550 5.1.1 c",
    "421 d",
  ]);
});

describe("whom a name means", () => {
  const CASES: [asked: string, id: string, isKnown: boolean, meant: string | undefined][] = [
    ["acme", "acme", true, undefined],
    ["ACME", "acme", true, undefined],
    ["acne", "acne", false, "acme"],
    ["New Provider Inc.", "new-provider-inc", false, undefined],
    ["Ünïcode", "u-ni-code", false, undefined],
  ];
  test.each(CASES)("%s", (asked, id, isKnown, meant) => {
    const found = recogniseProvider(asked, context);
    expect([found.id, found.known !== undefined, found.meant]).toEqual([id, isKnown, meant]);
  });
});

test("the nearest entries share words, the likest first", () => {
  const near = nearestEntries("552 the box of somebody overflows", SOUND);
  expect(near.map(({ id }) => id)).toEqual(["acme/box-full"]);
  expect(nearestEntries("421 quite another thing", SOUND)).toEqual([]);
});

describe("planning", () => {
  const plan = (request: Partial<Request>, taken: readonly string[] = []): Plan =>
    planNew({ replies: [], ...request }, context, (path) => taken.includes(path));
  const REPLY = "554 5.7.1 <joe@firm.org>: the gate is shut for 93.184.216.34";

  test("an entry of a known provider", () => {
    const { files, exitCode } = plan({ provider: "acme", replies: [REPLY], reason: "policy-rejected" });
    expect(exitCode).toBe(0);
    expect(files.map(({ path }) => path)).toEqual(["providers/acme/gate-shut.json"]);
    expect(JSON.parse(files[0]!.text)).toEqual({
      $schema: "../../schema/response.schema.json",
      id: "acme/gate-shut",
      kind: "response",
      title: "Gate shut",
      codes: [{ basic: 554, enhanced: "5.7.1" }],
      match: ["the gate is shut for"],
      reason: "policy-rejected",
      meaning: TO_DO.meaning,
      examples: ["554 5.7.1 <somebody@example.com>: the gate is shut for 192.0.2.1"],
      sources: [{ url: TO_DO.source, kind: "provider" }],
    });
  });

  test("words that a wording answers in general may still mean more at a provider", () => {
    const { files, lines, exitCode } = plan({
      provider: "zebra",
      replies: ["550 5.1.1 no such user here since the flood"],
      host: "MX1.zebra.example",
    });
    expect(exitCode).toBe(0);
    expect(lines[0]).toMatch(
      /already answered by wordings\/user-unknown\/en .*The new entry comes before that\./,
    );
    expect(files.map(({ path }) => path)).toEqual([
      "providers/zebra/provider.json",
      "providers/zebra/no-such-user-here.json",
    ]);
    expect(JSON.parse(files[0]!.text)).toMatchObject({ hosts: ["*.zebra.example"] });
    expect(files[1]!.text).not.toContain('"scope"');
  });

  test("words that many servers write are a provider's own only from its host", () => {
    const asked = { provider: "zebra", replies: ["550 no such user here"] };
    expect(plan(asked)).toMatchObject({ exitCode: 1, files: [] });
    expect(plan(asked).lines[0]).toMatch(/name the server that answered, such as --host mx\.example\.com/);
    const { files, exitCode } = plan({ ...asked, host: "mx.elsewhere.example" });
    expect(exitCode).toBe(0);
    expect(JSON.parse(files[0]!.text)).toMatchObject({ hosts: ["mx.elsewhere.example"] });
    expect(JSON.parse(files[1]!.text)).toMatchObject({
      scope: "provider",
      examples: [{ reply: "550 no such user here", host: "mx.elsewhere.example" }],
    });
  });

  test("a code alone proposes no reason that drops an address", () => {
    const { files, lines } = plan({ provider: "acme", replies: ["550 5.1.1 the goat is on the roof"] });
    expect(JSON.parse(files[0]!.text)).toMatchObject({ reason: TO_DO.reason });
    expect(lines.join("\n")).toMatch(/^The codes alone would say user-unknown, which drops the address\./);
  });

  test("a page that was read stands in the entry, with the day", () => {
    const asked = { provider: "zebra", replies: [REPLY], today: "2026-11-24" };
    const { files } = plan({ ...asked, source: "https://help.zebra.example/errors" });
    const sources = [{ url: "https://help.zebra.example/errors", kind: "provider", seen: "2026-11-24" }];
    for (const each of files) expect(JSON.parse(each.text)).toMatchObject({ sources });
    expect(plan({ ...asked, source: "help.zebra.example" })).toMatchObject({ exitCode: 2, files: [] });
  });

  test("a further name of a provider is told", () => {
    const named = createContext(changed("providers/acme/provider.json", { names: ["Old Acme"] }), []);
    const { lines } = planNew({ provider: "Old Acme", replies: [REPLY] }, named, () => false);
    expect(lines.slice(0, 2)).toEqual(["Old Acme is acme here (Acme): the entry goes there.", ""]);
    expect(plan({ provider: "acme", replies: [REPLY] }).lines[0]).not.toContain("goes there");
  });

  test("abbreviations in a title stand in capitals", () => {
    const { files } = plan({ provider: "acme", replies: [REPLY], id: "spf-and-reverse-dns" });
    expect(JSON.parse(files[0]!.text)).toMatchObject({ title: "SPF and reverse DNS" });
  });

  test("`pnpm check` names exactly what a person has to fill in, and nothing once it is", () => {
    const { files } = plan({ provider: "acme", replies: [REPLY], reason: "policy-rejected" });
    const { path, text } = files[0]!;
    const value = JSON.parse(text) as Record<string, unknown>;
    const found = (entry: object, written?: string) =>
      runRules(createContext([...SOUND, file(path, entry, written)], []));
    expect(found(value, text).map(({ message }) => message)).toEqual([
      expect.stringContaining(TO_DO.meaning),
      expect.stringContaining(TO_DO.source),
    ]);
    const filled = {
      ...value,
      meaning: "The gate is shut for this address.",
      sources: [{ url: "https://www.acme.example/gate", kind: "provider" }],
    };
    expect(found(filled)).toEqual([]);
  });

  test("a provider that nobody knows, and a reply that says too little, leave more to fill in", () => {
    const { files } = plan({ provider: "Zebra Mail", replies: ["554 gate shut"], host: "MX.zebra.example" });
    expect(files.map(({ path }) => path)).toEqual([
      "providers/zebra-mail/provider.json",
      "providers/zebra-mail/gate-shut.json",
    ]);
    expect(JSON.parse(files[0]!.text)).toMatchObject({
      title: "Zebra Mail",
      type: TO_DO.type,
      hosts: ["mx.zebra.example"],
    });
    const entry = JSON.parse(files[1]!.text) as Record<string, unknown>;
    expect(entry).toMatchObject({ reason: TO_DO.reason, examples: [{ reply: "554 gate shut" }] });
  });

  test("several replies are examples of one entry", () => {
    const { files } = plan({
      provider: "acme",
      replies: [REPLY, "554-5.7.1 the gate is shut\n554 5.7.1 until monday morning", REPLY],
    });
    const entry = JSON.parse(files[0]!.text) as { codes: unknown[]; match: string[]; examples: string[] };
    expect(entry.codes).toHaveLength(1);
    expect(entry.match).toEqual(["the gate is shut for", "the gate is shut until monday morning"]);
    expect(entry.examples).toHaveLength(2);
  });

  const REFUSED: [what: string, request: Partial<Request>, exitCode: number, told: RegExp][] = [
    ["no reply", { provider: "acme" }, 2, /there is no reply/],
    ["white space", { provider: "acme", replies: [" \n"] }, 2, /there is no reply/],
    ["too many", { provider: "acme", replies: Array.from({ length: 51 }, () => REPLY) }, 2, /too many/],
    ["nobody", { replies: ["554 the gate is shut"] }, 2, /nothing in this text shows who sent it/],
    ["a slip", { provider: "acmee", replies: [REPLY] }, 2, /Did you mean acme\?/],
    ["no letters", { provider: "--", replies: [REPLY] }, 2, /is no name of a provider/],
    [
      "no reason",
      { provider: "acme", replies: [REPLY], reason: "mailbox-ful" },
      2,
      /Did you mean mailbox-full\?/,
    ],
    ["no name", { provider: "acme", replies: ["554 門は閉まっています"] }, 2, /Give one with --id/],
    [
      "a duplicate",
      { provider: "acme", replies: ["552 the box of b@example.com overflows"] },
      1,
      /already answered by acme\/box-full \(mailbox-full, retry\), by the text/,
    ],
    [
      "a wording",
      { provider: "acme", replies: ["550 no such user here"] },
      1,
      /already answered by wordings\/user-unknown\/en/,
    ],
    [
      "a decisive code",
      { provider: "acme", replies: ["550 5.7.620 no"], host: "mx.acme.example" },
      1,
      /already answered by acme\/banned .* by its code alone/,
    ],
  ];
  test.each(REFUSED)("%s is refused in a sentence", (_what, request, exitCode, told) => {
    const refused = plan(request);
    expect(refused.files).toEqual([]);
    expect(refused.exitCode).toBe(exitCode);
    expect([...refused.lines, refused.complaint].join("\n")).toMatch(told);
  });

  test("a file that is there is never overwritten; --id and --force are ways on", () => {
    const request = { provider: "acme", replies: [REPLY] };
    expect(plan(request, ["providers/acme/gate-shut.json"])).toMatchObject({ files: [], exitCode: 1 });
    expect(plan({ ...request, id: "acme/shut-gate" }).files[0]?.path).toBe("providers/acme/shut-gate.json");
    expect(plan({ ...request, id: "../../../etc/passwd" }).files[0]?.path).toBe(
      "providers/acme/etc-passwd.json",
    );
    const answered = { provider: "acme", replies: ["550 no such user here"], force: true };
    expect(plan(answered).files).toHaveLength(1);
  });

  test("a provider that the text shows need not be named", () => {
    expect(plan({ replies: ["554 the gate is shut - acmesmtp"] }).files[0]?.path).toBe(
      "providers/acme/gate-shut.json",
    );
  });

  test("hostile text is neither printed raw nor written raw", () => {
    const evil = "554 \u001b[31mthe gate\u202e is shut {ip} @everyone `x` </script>";
    const { lines, files } = plan({
      provider: "acme",
      replies: [evil, `552 the box of ${evil} overflows`],
      force: true,
    });
    expect(lines.join("")).not.toMatch(/[\u001b\u202e]/);
    expect(files[0]!.text).not.toMatch(/[\u001b\u202e]/);
    expect(plan({ provider: "\u001b[31m", replies: [REPLY] }).exitCode).toBe(0);
  });
});

describe("over every example of the registry", () => {
  const { files } = readRegistry();
  const whole = createContext(files, []);
  const providers = providersOf(whole);
  const handed = files.flatMap(({ value, path }) => {
    if (value.kind !== "response") return [];
    const keepOwn = keepProviders(providers, path.split("/")[1] ?? "");
    return (value.examples ?? []).map((example) =>
      readHandedIn(typeof example === "string" ? example : example.reply, {}, keepOwn),
    );
  });

  test("nothing is left that may belong to somebody", () => {
    const domains = new Set(providers.flatMap(({ domains = [] }) => domains));
    expect(handed.length).toBeGreaterThan(1000);
    expect(handed.flatMap(({ example }) => foreignAddress(example, domains, "") ?? [])).toEqual([]);
  });

  test("nearly all come back as the same entry: what says the cause is kept", () => {
    const ids = files.flatMap(({ value }) =>
      value.kind === "response" ? (value.examples ?? []).map((example) => [value.id, example] as const) : [],
    );
    const other = handed.filter(({ example }, at) => {
      const [id, original] = ids[at]!;
      const { reply: _, ...options } = typeof original === "string" ? { reply: original } : original;
      return whole.engine.examine(example, options).ranked[0]?.id !== id;
    });
    expect(ids).toHaveLength(handed.length);
    expect(other.length / handed.length).toBeLessThan(0.01);
  });

  test("every template that is proposed is found in its example; few have none", () => {
    const proposed = handed.filter(({ template }) => template !== undefined);
    const templates = [...new Set(proposed.map(({ template }) => template!))];
    const entries = templates.map((template, at) => ({
      id: `google/${at}`,
      kind: "response",
      match: [template],
      reason: "policy-rejected",
    }));
    const kept = files
      .map(({ value }) => value)
      .filter(({ kind }) => kind === "reason" || kind === "provider");
    const { tables, problems } = compileTables([...kept, ...entries] as typeof kept, { version: "0.0.0" });
    const engine = new Engine([tables]);
    const idOf = (template: string): string => `google/${templates.indexOf(template)}`;
    const lost = proposed.filter(
      ({ example, template }) => !engine.examine(example, {}).ranked.some(({ id }) => id === idOf(template!)),
    );
    expect(problems).toEqual([]);
    expect(lost.map(({ example, template }) => [template, example])).toEqual([]);
    expect(proposed.length / handed.length).toBeGreaterThan(0.95);
  });
});
