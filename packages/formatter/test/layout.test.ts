import { type Entry, entries, lookup } from "@bouncebook/data";
import { match } from "@bouncebook/matcher";
import { describe, expect, test } from "vitest";
import { writeDuration } from "../src/duration.js";
import { formatDiagnosis, formatEntry, renderText } from "../src/index.js";
import { columns, wrap } from "../src/wrap.js";

const ALL = [...entries()];
/** One reply of each entry. */
const DIAGNOSES = ALL.flatMap((entry: Entry) => {
  const [example] = ("examples" in entry && entry.examples) || [];
  return example === undefined ? [] : [match(typeof example === "string" ? example : example.reply)];
});

/** Lines that are too wide although they could have been broken: more than one word after mark and label. */
function tooWide(text: string, width: number): string[] {
  return text.split("\n").filter((line) => {
    const said = line.replace(/^ *(?:- |\| |\d+\. |[a-z]+(?: [a-z]+)? {2,})?/, "");
    return columns(line) > width && said.includes(" ");
  });
}

describe("lines fit", () => {
  test.each([80, 60, 40])("every entry in %i columns", (width) => {
    expect(ALL.flatMap((entry) => tooWide(formatEntry(entry, { width }), width))).toEqual([]);
  });

  test.each([80, 60, 40])("every example's diagnosis in %i columns", (width) => {
    expect(DIAGNOSES.flatMap((diagnosis) => tooWide(formatDiagnosis(diagnosis, { width }), width))).toEqual(
      [],
    );
  });

  test("80 columns unless told, and never fewer than 40", () => {
    const entry = lookup("google/dmarc-policy");
    expect(formatEntry(entry)).toBe(formatEntry(entry, { width: 80 }));
    expect(formatEntry(entry, { width: 1 })).toBe(formatEntry(entry, { width: 40 }));
    expect(formatEntry(entry, { width: 60 })).not.toBe(formatEntry(entry, { width: 80 }));
  });

  test("no line ends in a space, and the text ends in one line end", () => {
    const texts = [
      ...ALL.map((entry) => formatEntry(entry)),
      ...DIAGNOSES.map((each) => formatDiagnosis(each)),
    ];
    expect(texts.filter((text) => / $/m.test(text) || !/[^\n]\n$/.test(text))).toEqual([]);
  });
});

describe("colour", () => {
  const ANSI = /\u001b\[[\d;]*m/g;

  test("is not there unless asked for", () => {
    expect(DIAGNOSES.filter((diagnosis) => formatDiagnosis(diagnosis).includes("\u001b"))).toEqual([]);
  });

  test("changes no word", () => {
    const changed = DIAGNOSES.filter((diagnosis) => {
      const colored = formatDiagnosis(diagnosis, { color: true });
      const plain = formatDiagnosis(diagnosis);
      return colored === plain || colored.replace(ANSI, "") !== plain;
    });
    expect(changed).toEqual([]);
  });

  test("ends on the line on which it began", () => {
    const lines = formatDiagnosis(match("550 5.1.1 User unknown"), { color: true, width: 40 }).split("\n");
    for (const line of lines.filter((each) => each.includes("\u001b")))
      expect(line).toMatch(/^\u001b\[[\d;]+m.*\u001b\[0m$/);
  });
});

describe("wrap", () => {
  const CASES: [text: string, width: number, lines: string[]][] = [
    ["", 10, [""]],
    ["one two", 7, ["one two"]],
    ["one two", 6, ["one", "two"]],
    ["one two three", 8, ["one two", "three"]],
    ["https://example.com/long x", 5, ["https://example.com/long", "x"]],
    ["a https://example.com/long", 5, ["a", "https://example.com/long"]],
    ["abcdefghij", 4, ["abcd", "efgh", "ij"]],
    ["a abcdefgh", 4, ["a", "abcd", "efgh"]],
    ["abcdef g", 4, ["abcd", "ef g"]],
    ["邮箱已满了", 4, ["邮箱", "已满", "了"]],
    ["邮箱已满了", 5, ["邮箱", "已满", "了"]],
    ["\u{1f600}\u{1f600}\u{1f600}", 5, ["\u{1f600}\u{1f600}", "\u{1f600}"]],
    [`https://${"a".repeat(392)}`, 5, [`https://${"a".repeat(392)}`]],
    ["邮箱 已满", 9, ["邮箱 已满"]],
    ["邮箱 已满", 8, ["邮箱", "已满"]],
  ];

  test.each(CASES)("%j in %i", (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});

test("an address that nobody would type is broken like any other word", () => {
  const lines = wrap(`https://${"a".repeat(4_000)}`, 80);
  expect(lines).toHaveLength(51);
  expect(lines.join("")).toBe(`https://${"a".repeat(4_000)}`);
});

describe("blocks as text", () => {
  const TEXT = `Title
name   value

Do this
  1. one
  2. two two two two two two two two two
     two
  | a quote
  - see: https://example.com/
  - https://example.org/
`;

  test("a document", () => {
    const document = renderText(
      [
        { kind: "title", text: "Title" },
        { kind: "facts", rows: [["name ", "value"]] },
        {
          kind: "section",
          title: "Do this",
          blocks: [
            { kind: "list", ordered: true, items: ["one", "two two two two two two two two two two"] },
            { kind: "quote", text: "a quote" },
            {
              kind: "links",
              items: [{ url: "https://example.com/", text: "see" }, { url: "https://example.org/" }],
            },
          ],
        },
      ],
      { width: 40 },
    );
    expect(document).toBe(TEXT);
  });
});

const DURATIONS: [seconds: number, written: string][] = [
  [0, "0 seconds"],
  [1, "1 second"],
  [60, "1 minute"],
  [300, "5 minutes"],
  [5400, "1 hour 30 minutes"],
  [172_801, "2 days 1 second"],
];

test.each(DURATIONS)("%i seconds", (seconds, written) => {
  expect(writeDuration(seconds)).toBe(written);
});

describe("a wrong argument is named", () => {
  const diagnosis = match("552 5.2.2 Mailbox full");
  const entry = lookup("google/dmarc-policy");
  const WRONG: [said: string, run: () => string][] = [
    [
      "formatDiagnosis: diagnosis must be what match gives, not undefined",
      () => formatDiagnosis(undefined as never),
    ],
    [
      "formatDiagnosis: diagnosis must be what match gives; it has no reason",
      () => formatDiagnosis({} as never),
    ],
    [
      "formatEntry: entry must be what lookup gives, not undefined",
      () => formatEntry(lookup("no/such") as never),
    ],
    ["formatEntry: entry must be what lookup gives, not null", () => formatEntry(null as never)],
    [
      "formatDiagnosis: options.format must be one of text, markdown, html, json",
      () => formatDiagnosis(diagnosis, { format: "xml" as never }),
    ],
    [
      "formatEntry: options.format must be one of text, markdown, html, json",
      () => formatEntry(entry, { format: "TEXT" as never }),
    ],
    [
      "formatEntry: options.width must be a number, not string",
      () => formatEntry(entry, { width: "80" as never }),
    ],
  ];
  test.each(WRONG)("%s", (said, run) => {
    expect(run).toThrow(new TypeError(said));
  });
});
