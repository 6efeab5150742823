import { entries, lookup } from "@bouncebook/data";
import { type Diagnosis, match } from "@bouncebook/matcher";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Block,
  type DocumentFormat,
  formatDiagnosis,
  formatEntry,
  renderHtml,
  renderMarkdown,
  renderText,
  visible,
} from "../src/index.js";
import { htmlProblems } from "./html-check.js";

/** Everything that a terminal obeys or an eye does not see, but the line end. */
const INVISIBLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f/u;
const FORMATS: readonly DocumentFormat[] = ["text", "markdown", "html", "json"];

const ATTACKS: [what: string, text: string][] = [
  ["clear the screen", "\u001b[2J\u001b[H"],
  ["window title", "\u001b]0;title\u0007"],
  ["a link in the terminal", "\u001b]8;;https://evil.example/\u001b\\text\u001b]8;;\u001b\\"],
  ["C1 control sequence", "\u009b31mred\u0090\u009d\u0085"],
  ["back and overwrite", "bad\b\b\bgood\rgood\u007f"],
  ["line ends", "one\ntwo\r\nthree\vfour\ffive\u2028six\u2029seven"],
  ["bidi override", "\u202egnp.exe\u202c\u2066\u2067\u2069\u200f\u061c"],
  ["zero width", "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg"],
  ["fillers and tags", "\u3164\u115f\u034f\u{e0001}\u{e0041}\u180e"],
  ["lone surrogates", "\ud800 \udfff\ud800"],
  ["null", "\u0000"],
  ["script", "<script>alert(1)</script><img src=x onerror=alert(1)>"],
  ["attribute", `" onmouseover="alert(1)" '`],
  ["end of the article", "</p></dd></article><h2>"],
  ["comment", "<!-- --> ]]> <![CDATA["],
  ["entities", "&lt;script&gt; &amp;amp; &#x3c;"],
  ["markdown link", "[here](javascript:alert(1))"],
  ["end of a markdown link", "](javascript:alert(1)) ![x](https://evil.example/x.png)"],
  ["autolink", "<javascript:alert(1)> <https://evil.example/>"],
  ["reference", "[a]: https://evil.example/ 'x' [a][a]"],
  ["code", "` `` ``` ~~~ `<b>`"],
  ["emphasis", "*a* **b** _c_ __d__ ~~e~~"],
  ["heading and rule", "# a\n## b\n===\n---\n***"],
  ["lists", "- a\n+ b\n1. c\n2) d\n> e\n| f |"],
  ["backslashes", "\\ \\\\ \\* \\[x\\](javascript:1)"],
  ["prototype", "__proto__ constructor {} [object Object]"],
];

/** A diagnosis every text of which an attacker chose. */
function hostileDiagnosis(text: string): Diagnosis {
  return {
    ...match("550 5.7.1 Service unavailable; Client host [192.0.2.55] blocked using zen.spamhaus.org"),
    text,
    enhanced: text,
    provider: text,
    providerBy: "text",
    values: { ip: text, domain: text, address: text },
    fingerprint: text,
    candidates: [text],
    blocklist: { id: text, lookup: `https://example.com/?${text}`, delist: text },
    evidence: [{ kind: "wording", entry: text, text }],
  };
}

describe("a stranger's text", () => {
  for (const format of FORMATS) {
    test.each(ATTACKS)(`${format} shows %s`, (_what, attack) => {
      const answers = [
        formatDiagnosis(hostileDiagnosis(attack), { format }),
        formatDiagnosis(match(`550 5.1.1 ${attack}`, { host: attack, recipient: attack }), { format }),
        formatEntry(
          {
            ...lookup("google/dmarc-policy"),
            title: attack,
            meaning: attack,
            fixes: [attack],
            match: [attack],
            examples: [attack],
            sources: [{ url: attack, title: attack, kind: "provider" }],
          },
          { format },
        ),
      ];
      for (const answer of answers) expect(answer).not.toMatch(INVISIBLE);
    });
  }

  test.each(ATTACKS)("html stays well-formed: %s", (_what, attack) => {
    expect(htmlProblems(formatDiagnosis(hostileDiagnosis(attack), { format: "html" }))).toEqual([]);
  });

  test.each(ATTACKS)("markdown stays text: %s", (_what, attack) => {
    for (const block of [
      { kind: "paragraph", text: attack },
      { kind: "quote", text: attack },
    ] as const)
      expect(markdownMarks(renderMarkdown([block]).replace(/^> /, "").trimEnd())).toEqual([]);
  });

  test.each(ATTACKS)("json gives it back: %s", (_what, attack) => {
    const diagnosis = hostileDiagnosis(attack);
    const answer = formatDiagnosis(diagnosis, { format: "json" });
    // A lone surrogate stands in JSON as its escape, and comes back as itself.
    expect(JSON.parse(answer)).toEqual(JSON.parse(JSON.stringify(diagnosis)));
  });
});

/** What CommonMark would not take as plain text: marks without a backslash, and beginnings of blocks. */
function markdownMarks(line: string): string[] {
  const plain = line.replace(/\\[!-/:-@[-`{-~]/g, "");
  const marks = plain.match(/[`*_<>[\]|~&\\]/g) ?? [];
  const beginning = /^ {0,3}(?:#{1,6}|[-+]|\d{1,9}[.)]|=+|-{3,})(?=\s|$)|^ {4}|\n/.exec(line);
  return beginning ? [...marks, beginning[0]] : [...marks];
}

describe("links", () => {
  const CASES: [url: string, html: boolean, markdown: string][] = [
    ["https://example.com/a", true, "- [x](<https://example.com/a>)"],
    ["http://example.com/", true, "- [x](<http://example.com/>)"],
    ["https://example.com/%22a%22?u=%2Fb%3A", true, "- [x](<https://example.com/%22a%22?u=%2Fb%3A>)"],
    ["https://example.com/a b>(c)", true, "- [x](<https://example.com/a%20b%3E%28c%29>)"],
    ["https://example.com/é\ud800", true, "- [x](<https://example.com/%C3%A9%EF%BF%BD>)"],
    ["https://example.com/\u001b\n\\>", true, "- [x](<https://example.com/%1B%0A%5C%3E>)"],
    ["javascript:alert(1)", false, "- x"],
    ["JAVASCRIPT:alert(1)//https://", false, "- x"],
    ["data:text/html,<script>", false, "- x"],
    ["//example.com/", false, "- x"],
    ["\thttps://example.com/", false, "- x"],
    ["", false, "- x"],
  ];

  test.each(CASES)("%j", (url, isLink, markdown) => {
    const blocks: Block[] = [{ kind: "links", items: [{ url, text: "x" }] }];
    expect(renderHtml(blocks).includes("<a ")).toBe(isLink);
    expect(htmlProblems(renderHtml(blocks))).toEqual([]);
    expect(renderMarkdown(blocks)).toBe(`${markdown}\n`);
  });

  test("without a text the address itself is shown", () => {
    const blocks: Block[] = [
      { kind: "links", items: [{ url: "https://example.com/" }, { url: "javascript:x" }] },
    ];
    expect(renderMarkdown(blocks)).toBe("- <https://example.com/>\n- javascript:x\n");
    expect(renderHtml(blocks)).toContain(
      'href="https://example.com/" rel="noopener nofollow">https://example.com/</a>',
    );
  });

  test("each address once", () => {
    const entry = lookup("google/dmarc-policy");
    const [source] = entry.sources;
    const html = formatEntry({ ...entry, sources: [source!, source!] }, { format: "html" });
    expect(html.split(`href="${source!.url}"`)).toHaveLength(2);
  });
});

describe("the whole registry", () => {
  const ALL = [...entries()];

  for (const format of FORMATS) {
    test(`${format} of every entry shows no control character`, () => {
      expect(
        ALL.filter((entry) => INVISIBLE.test(formatEntry(entry, { format }))).map(({ id }) => id),
      ).toEqual([]);
    });
  }

  test("html of every entry is well-formed", () => {
    const wrong = ALL.flatMap((entry) =>
      htmlProblems(formatEntry(entry, { format: "html" })).map((problem) => `${entry.id}: ${problem}`),
    );
    expect(wrong).toEqual([]);
  });

  test("the check of html finds what is wrong", () => {
    const WRONG = [
      "<p>",
      "</p>",
      "<p></dd>",
      "<p>a & b</p>",
      "<p>a > b</p>",
      "<script></script>",
      '<a href="javascript:x">x</a>',
      '<p onclick="x">x</p>',
      "<p",
      "<!-- x -->",
    ];
    for (const html of WRONG) expect(htmlProblems(html), html).not.toEqual([]);
    expect(htmlProblems('<p class="verdict bad"><strong>a &lt; b</strong></p>')).toEqual([]);
  });
});

describe("any text", () => {
  // Seeded, so that a failure comes again.
  const RUNS = { seed: 20260101, numRuns: 300 } as const;
  const HARD = ATTACKS.flatMap(([, text]) => [...text]);
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(...HARD, " ", "a", "1", "."), maxLength: 200 }),
  );

  test("is shown without control characters, in well-formed html and as plain markdown", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const diagnosis = hostileDiagnosis(text);
        for (const format of FORMATS) expect(formatDiagnosis(diagnosis, { format })).not.toMatch(INVISIBLE);
        expect(htmlProblems(formatDiagnosis(diagnosis, { format: "html" }))).toEqual([]);
        expect(markdownMarks(renderMarkdown([{ kind: "paragraph", text }]).trimEnd())).toEqual([]);
        expect(JSON.parse(formatDiagnosis(diagnosis, { format: "json" }))).toEqual(
          JSON.parse(JSON.stringify(diagnosis)),
        );
      }),
      RUNS,
    );
  });

  test("visible keeps what can be seen and can be read back", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(/[\n]/);
        expect(visible(shown)).toBe(shown);
        if (text.includes("\\")) return;
        const back = shown.replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        );
        expect(back).toBe(text);
      }),
      RUNS,
    );
  });

  test("text with colour says the same", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 40, max: 120 }), (text, width) => {
        const blocks: Block[] = [
          { kind: "title", text },
          { kind: "headline", text, tone: "bad" },
          { kind: "section", title: text, blocks: [{ kind: "list", ordered: true, items: [text] }] },
        ];
        const colored = renderText(blocks, { width, color: true });
        expect(colored.replace(/\u001b\[[\d;]*m/g, "")).toBe(renderText(blocks, { width }));
      }),
      RUNS,
    );
  });
});
