import { type Entry, entries, lookup } from "@bouncebook/data";
import { match } from "@bouncebook/matcher";
import { describe, expect, test } from "vitest";
import { type DocumentFormat, describeDiagnosis, formatDiagnosis, formatEntry } from "../src/index.js";

const FORMATS: readonly DocumentFormat[] = ["text", "markdown", "html"];
const DMARC =
  "550-5.7.26 Unauthenticated email from example.com is not accepted due to\n550-5.7.26 domain's DMARC policy. - gsmtp";
const ZEN = "554 5.7.1 Service unavailable; Client host [192.0.2.55] blocked using zen.spamhaus.org";

const ENTITIES: Readonly<Record<string, string>> = {
  "&#39;": "'",
  "&quot;": '"',
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
};

/** Words only, so that wrapping and marks do not matter. */
function words(text: string): string {
  return text
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:#39|quot|amp|lt|gt);/g, (entity) => ENTITIES[entity]!)
    .replace(/[\\*#>]/g, "")
    .replace(/\s+/g, " ");
}

describe("a diagnosis tells what a person needs", () => {
  const { title, meaning, fixes = [], causes = [] } = lookup("google/dmarc-policy");
  const NEEDED: [what: string, part: string][] = [
    ["title", title],
    ["who said it", `${lookup("google").title}, by the name of the server`],
    ["the reply", "Unauthenticated email from example.com"],
    ["codes", "550 5.7.26"],
    ["address or sender", "The address is not at fault: keep it. Repair the sending side, then send again."],
    ["what happened", "What happened"],
    ["the meaning", meaning],
    ["causes", "Likely causes"],
    ["a cause", causes[0]!],
    ["what to do", "What to do"],
    ["a fix", fixes[0]!],
    ["the mechanism", "DMARC"],
    ["where documented", "Where it is documented"],
    ["why", "Why we think so"],
    ["evidence", "google/dmarc-policy: provider's text and code"],
  ];
  const diagnosis = match(DMARC, { host: "gmail-smtp-in.l.google.com" });

  for (const format of FORMATS) {
    const text = words(formatDiagnosis(diagnosis, { format }));
    test.each(NEEDED)(`${format}: %s`, (_what, part) => {
      expect(text).toContain(words(part).trim());
    });
  }

  test("the sections in the order of the questions", () => {
    const titles = describeDiagnosis(diagnosis).flatMap((block) =>
      block.kind === "section" ? [block.title] : [],
    );
    expect(titles).toEqual([
      "What happened",
      "Likely causes",
      "What to do",
      "Where it is documented",
      "Why we think so",
    ]);
  });

  test("links to the sources", () => {
    const { sources } = lookup("google/dmarc-policy");
    for (const format of FORMATS)
      for (const { url } of sources) expect(formatDiagnosis(diagnosis, { format })).toContain(url);
  });
});

describe("the verdict in a sentence", () => {
  const CASES: [reply: string, options: object, sentence: string][] = [
    ["550 5.1.1 User unknown", {}, "The address is at fault: stop mailing it."],
    ["450 4.1.1 User unknown", {}, "The address may be good: keep it, and try again later."],
    ["552 5.2.2 Mailbox full", {}, "The address may be good: keep it, and try again later."],
    [
      "550",
      {},
      "The reply does not say whether the address is at fault: keep it until a person has decided.",
    ],
    [ZEN, {}, "The address is not at fault: keep it. Repair the sending side, then send again."],
    [
      "552 5.3.4 Message size exceeds fixed limit",
      {},
      "The address is not at fault: keep it. Change the message, then send again.",
    ],
    ["250 2.1.5 Ok", {}, "Nothing to do."],
    ["zxcvbn", {}, "Nothing in this text was recognised."],
  ];

  test.each(CASES)("%s", (reply, options, sentence) => {
    const text = formatDiagnosis(match(reply, options), { width: 400 });
    expect(text).toContain(`\n${sentence}\n`);
  });
});

describe("facts", () => {
  const CASES: [what: string, reply: string, options: object, rows: string[][]][] = [
    ["a list with its links", ZEN, {}, [["blocklist", "Spamhaus ZEN"]]],
    [
      "provider by recipient",
      "550 x",
      { recipient: "a@gmail.com" },
      [["said by", `${lookup("google").title}, by the recipient's domain`]],
    ],
    [
      "a pause",
      "451 4.7.1 Greylisting in action, please come back in 90 minutes",
      {},
      [["retry after", "1 hour 30 minutes"]],
    ],
    ["an entry", "550 5.1.1", {}, [["entry", "x.1.1"]]],
  ];

  test.each(CASES)("%s", (_what, reply, options, expected) => {
    const facts = describeDiagnosis(match(reply, options)).find((block) => block.kind === "facts");
    for (const row of expected) expect(facts?.rows).toContainEqual(row);
  });

  test("the look-up link of a list is filled in", () => {
    expect(formatDiagnosis(match(ZEN))).toContain("https://check.spamhaus.org/results/?query=192.0.2.55");
  });
});

describe("where no public entry explains it, the reason does", () => {
  const { meaning: _none, ...unknown } = { meaning: "", ...lookup("unknown") };
  const ours = { ...match("552 5.2.2 Mailbox full"), entry: "ours/quota-exceeded", provider: "ours" };

  test("a first digit", () => {
    const text = words(formatDiagnosis(match("599 hello")));
    expect(text).toContain(unknown.title);
    expect(text).toContain(unknown.definition);
  });

  test("a private entry", () => {
    const text = words(formatDiagnosis(ours));
    const { title, definition, fixes = [] } = lookup("mailbox-full");
    for (const part of [title, definition, fixes[0]!, "ours/quota-exceeded"]) expect(text).toContain(part);
  });

  test("a private reason is shown by its name", () => {
    expect(formatDiagnosis({ ...ours, reason: "our-reason" as never })).toContain("our-reason");
  });
});

describe("an entry tells what the registry knows", () => {
  const ALL = [...entries()];

  for (const format of FORMATS) {
    test(`${format}: id and title of every entry`, () => {
      const lacking = ALL.filter((entry) => {
        const text = words(formatEntry(entry, { format, width: 400 }));
        const title = "title" in entry ? words(entry.title) : "wordings";
        return !text.includes(entry.id) || !text.includes(title);
      });
      expect(lacking.map(({ id }) => id)).toEqual([]);
    });
  }

  test("json is the entry", () => {
    const changed = ALL.filter(
      (entry) => JSON.stringify(JSON.parse(formatEntry(entry, { format: "json" }))) !== JSON.stringify(entry),
    );
    expect(changed).toEqual([]);
  });

  test("sections of an entry", () => {
    const text = formatEntry(lookup("google/dmarc-policy"));
    for (const title of [
      "What it means",
      "Likely causes",
      "What to do",
      "Texts",
      "Examples",
      "Where it is documented",
    ])
      expect(text).toContain(`\n${title}\n`);
    expect(text).toContain("550 5.7.26, 550 5.7.1");
  });
});

describe("entries of one's own", () => {
  const own = {
    id: "acme/box-full",
    kind: "response",
    title: "Box full",
    reason: "mailbox-full",
    meaning: "The box of our own customer is full.",
  } as Entry;
  const find = (id: string): Entry | undefined => (id === own.id ? own : undefined);
  const diagnosis = { ...match("452 4.2.2 Mailbox full"), entry: own.id };

  for (const format of FORMATS) {
    test(`${format}: their words first, then those of their reason`, () => {
      const text = words(formatDiagnosis(diagnosis, { format, lookup: find }));
      expect(text).toContain(own.kind === "response" && own.meaning);
      expect(text).toContain(words(lookup("mailbox-full").fixes![0]!).trim());
      expect(words(formatEntry(own, { format, lookup: find }))).toContain("Box full");
    });
  }

  test("without the look-up the reason alone explains", () => {
    const text = words(formatDiagnosis(diagnosis));
    expect(text).not.toContain("our own customer");
    expect(text).toContain(words(lookup("mailbox-full").definition).trim());
  });
});
