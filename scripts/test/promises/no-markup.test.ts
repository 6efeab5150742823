import { type Entry, entries, lookup } from "@bouncebook/data";
import {
  type Block,
  formatDiagnosis,
  formatEntry,
  renderHtml,
  renderMarkdown,
  visible,
} from "@bouncebook/formatter";
import { type Diagnosis, match } from "@bouncebook/matcher";
import { Parser } from "commonmark";
import { parseFragment } from "parse5";
import { describe, expect, test } from "vitest";
import { checkHtml, checkMarkdown } from "../../fuzz/formatter.ts";
import { ATTACKS } from "../../fuzz/pieces.ts";
import { COMMAND, node } from "./run.ts";

const MORE = [
  "<svg/onload=alert(1)>",
  "<style>*{display:none}</style>",
  "<base href=//evil.example>",
  "<a href=javascript:alert(1)>x</a>",
  "</li></ul><form action=//evil.example>",
  "<![CDATA[<b>]]>",
  "<?php ?>",
  "<!DOCTYPE x>",
  "<textarea><title><plaintext>",
  "' onclick='alert(1)",
  "&#60;script&#62;",
  "javascript&colon;alert(1)",
  "www.evil.example https://evil.example/ a@evil.example",
  "[x]: https://evil.example/\n\n[x]",
  "    code by four spaces",
  "\tcode by a tab",
  "~~~\ncode\n~~~",
  "a\n===",
  "a\n---",
  "1. a",
  "- a",
  "> a",
  "# a",
  "***a***",
  "_a_",
  "`a`",
  "![a](https://evil.example/a.png)",
  "<https://evil.example/>",
  "a\\\nb",
  "a  \nb",
  "|a|b|\n|-|-|",
];
const ALL = [...ATTACKS, ...MORE];
const count = (): void => undefined;

function documentsOf(text: string): { html: string; markdown: string }[] {
  const diagnosis = {
    ...match("550 5.7.1 Service unavailable; Client host [192.0.2.55] blocked using zen.spamhaus.org"),
    text,
    enhanced: text,
    provider: text,
    providerBy: "text",
    blocklist: { id: text, lookup: `https://example.com/${text}`, delist: text },
    evidence: [{ kind: "wording", entry: text, text }],
  } as Diagnosis;
  const entry = {
    ...lookup("google/dmarc-policy"),
    title: text,
    meaning: text,
    notes: text,
    causes: [text],
    fixes: [text],
    match: [text],
    examples: [text],
  };
  const linked = {
    ...entry,
    sources: [
      { url: text, title: text, kind: "provider" },
      { url: `https://example.com/${text}`, kind: "provider" },
    ],
  } as Entry;
  const blocks: Block[] = [
    { kind: "headline", text, tone: "bad" },
    { kind: "quote", text },
    { kind: "section", title: text, blocks: [{ kind: "facts", rows: [[text, text]] }] },
  ];
  return [
    {
      html: formatDiagnosis(diagnosis, { format: "html" }),
      markdown: formatDiagnosis(diagnosis, { format: "markdown" }),
    },
    { html: formatEntry(linked, { format: "html" }), markdown: formatEntry(linked, { format: "markdown" }) },
    { html: renderHtml(blocks), markdown: renderMarkdown(blocks) },
  ];
}

describe("No text of a stranger's becomes markup in HTML or markdown.", () => {
  test.each(ALL)("%j", (text) => {
    for (const { html, markdown } of documentsOf(text)) {
      checkHtml(html, count);
      checkMarkdown(markdown, count);
    }
  });

  test.each(ALL)("%j has the elements that plain words have", (text) => {
    // A link is one where its address is one; nothing else may differ from what harmless words become.
    const shape = (html: string): string =>
      JSON.stringify(parseFragment(html), (key, value) =>
        ["nodeName", "childNodes", "tagName"].includes(key) || /^\d*$/.test(key)
          ? value === "#text"
            ? undefined
            : value
          : undefined,
      ).replaceAll("null,", "");
    const [first, , third] = documentsOf(text);
    const [plainFirst, , plainThird] = documentsOf("words");
    expect(shape(third!.html)).toBe(shape(plainThird!.html));
    if (!/^https?:/.test(text)) expect(shape(first!.html)).toBe(shape(plainFirst!.html));
  });

  test("a reader of markdown gets the words back", () => {
    for (const text of ALL.filter((each) => visible(each) === each && !each.includes("\n"))) {
      const words: string[] = [];
      const walker = new Parser().parse(renderMarkdown([{ kind: "paragraph", text }])).walker();
      for (let step = walker.next(); step; step = walker.next())
        if (step.entering && step.node.literal) words.push(step.node.literal);
      expect(words.join("").trim(), text).toBe(text.trim());
    }
  });

  test("the whole registry", () => {
    for (const entry of entries()) {
      checkHtml(formatEntry(entry, { format: "html" }), count);
      checkMarkdown(formatEntry(entry, { format: "markdown" }), count);
    }
  });

  test.each(["html", "markdown"])("the command, as %s", (format) => {
    const { stdout } = node([
      COMMAND,
      "--format",
      format,
      `550 5.1.1 ${ALL.join(" ").replaceAll("\u0000", "")}`,
    ]);
    if (format === "html") checkHtml(stdout, count);
    else checkMarkdown(stdout, count);
  });

  test("the checks find markup", () => {
    for (const html of [
      "<script></script>",
      "<p onclick=x>a</p>",
      '<a href="javascript:x">a</a>',
      "<!-- x -->",
      "<img>",
      '<p class="x">a</p>',
    ])
      expect(() => checkHtml(html, count), html).toThrow();
    for (const markdown of [
      "`a`",
      "*a*",
      "<b>a</b>",
      "![a](https://a.example/)",
      "[a](javascript:x)",
      "    a",
      "---",
      "a<br>",
    ])
      expect(() => checkMarkdown(markdown, count), markdown).toThrow();
  });
});
