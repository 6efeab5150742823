import { isDeepStrictEqual } from "node:util";
import { type Entry, entries, lookup } from "@bouncebook/data";
import {
  type DocumentFormat,
  type FormatOptions,
  formatDiagnosis,
  formatEntry,
  renderText,
  visible,
} from "@bouncebook/formatter";
import { type Diagnosis, match } from "@bouncebook/matcher";
import { Parser as MarkdownParser } from "commonmark";
import fc from "fast-check";
import { type DefaultTreeAdapterMap, parseFragment } from "parse5";
import { anyText, attack, host, reply } from "./pieces.ts";
import { type Count, holds, holdsNothingHidden, type Target } from "./target.ts";

interface Input {
  readonly reply: string;
  readonly host: string;
  /** What an attacker puts in the place of every text. */
  readonly hostile: string;
  readonly where: "reply" | "diagnosis" | "entry";
  readonly id: string;
  readonly width: number;
}

const IDS = [...entries()].map(({ id }) => id);
const FORMATS: readonly DocumentFormat[] = ["text", "markdown", "html", "json"];

/** Documents of which a stranger chose every text. */
export function createFormatterTarget(): Target<Input> {
  const hostile = fc.array(fc.oneof(attack, anyText, fc.constantFrom(" ", "a", "https://example.com/")), {
    maxLength: 6,
  });
  return {
    name: "formatter",
    inputs: fc.record({
      reply,
      host,
      hostile: hostile.map((parts) => parts.join("")),
      where: fc.constantFrom("reply", "diagnosis", "entry"),
      id: fc.constantFrom(...IDS),
      width: fc.integer({ min: 40, max: 120 }),
    }),
    check: (input, count) => {
      const { width } = input;
      const { write, value } = documentOf(input);
      for (const format of FORMATS) checkDocument(write({ format, width }), format, width, value, count);
      const plain = write({ width });
      holds(
        write({ width, color: true }).replace(/\u001b\[[\d;]*m/g, "") === plain,
        "colour changes no word",
      );
      holds(
        visible(plain.replaceAll("\n", "")) === plain.replaceAll("\n", ""),
        "what is visible stays as it is",
      );
      holds(
        renderText([{ kind: "paragraph", text: input.hostile }]).endsWith("\n"),
        "a text ends in a line end",
      );
      count(input.where);
      if (/[<>&]/.test(input.hostile)) count("markup");
    },
    reaches: { reply: 0.2, diagnosis: 0.2, entry: 0.2, markup: 0.1, link: 0.3, element: 0.9 },
  };
}

function documentOf({ where, reply: text, host: by, hostile, id }: Input): {
  write: (options: FormatOptions) => string;
  value: unknown;
} {
  if (where === "entry") {
    const entry = hostileEntry(id, hostile);
    return { write: (options) => formatEntry(entry, options), value: entry };
  }
  const diagnosis = match(text, { host: by });
  const value = where === "reply" ? diagnosis : hostileDiagnosis(diagnosis, hostile);
  return { write: (options) => formatDiagnosis(value, options), value };
}

function hostileDiagnosis(diagnosis: Diagnosis, text: string): Diagnosis {
  return {
    ...diagnosis,
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

function hostileEntry(id: string, text: string): Entry {
  const texts = {
    title: text,
    meaning: text,
    notes: text,
    causes: [text],
    fixes: [text],
    match: [text],
    hosts: [text],
  };
  const sources = [{ url: text, title: text }, { url: `https://example.com/${text}` }];
  return {
    ...lookup(id),
    ...texts,
    examples: [text, { reply: text, host: text }],
    sources,
  } as unknown as Entry;
}

function checkDocument(
  written: string,
  format: DocumentFormat,
  width: number,
  value: unknown,
  count: Count,
): void {
  holdsNothingHidden(written, format);
  switch (format) {
    case "text":
      checkLines(written, width);
      return;
    case "html":
      checkHtml(written, count);
      return;
    case "markdown":
      checkMarkdown(written, count);
      return;
    case "json":
      holds(isDeepStrictEqual(JSON.parse(written), JSON.parse(JSON.stringify(value))), "JSON gives it back");
      return;
    default:
      format satisfies never;
  }
}

/** East Asian wide characters take two columns (Unicode TR 11); an address stays whole, since it is to be followed. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

function checkLines(written: string, width: number): void {
  for (const line of written.split("\n")) {
    if (/https?:\/\//.test(line)) continue;
    holds(
      line.length + (line.match(WIDE)?.length ?? 0) <= width,
      `a line has ${width} columns at most`,
      line,
    );
    holds(!line.endsWith(" "), "no line ends in a space", line);
  }
}

const ELEMENTS = new Set("article section h2 h3 p strong dl dt dd ol ul li blockquote a".split(" "));
const CLASSES = /^(?:bouncebook|verdict (?:bad|wait|repair|good|plain))$/;

type HtmlNode = DefaultTreeAdapterMap["childNode"];

/** As a browser reads it: elements and attributes are those that the formatter writes, and no other. */
export function checkHtml(written: string, count: Count): void {
  const open: HtmlNode[] = [...parseFragment(written).childNodes];
  for (let node = open.pop(); node; node = open.pop()) {
    holds(
      node.nodeName === "#text" || ELEMENTS.has(node.nodeName),
      "an element of the formatter's own",
      node.nodeName,
    );
    if (!("attrs" in node)) continue;
    count("element");
    for (const { name, value } of node.attrs) {
      const isOwn =
        (name === "class" && CLASSES.test(value)) ||
        (node.nodeName === "a" && name === "rel" && value === "noopener nofollow") ||
        (node.nodeName === "a" && name === "href" && /^https?:\/\//.test(value));
      holds(isOwn, "an attribute of the formatter's own", `${node.nodeName} ${name}=${value}`);
    }
    open.push(...node.childNodes);
  }
}

const MARKS = new Set(
  "document heading paragraph text softbreak strong list item link block_quote".split(" "),
);

/** As CommonMark reads it: no HTML, code, picture or emphasis, and links to web addresses only. */
export function checkMarkdown(written: string, count: Count): void {
  const walker = new MarkdownParser().parse(written).walker();
  for (let step = walker.next(); step; step = walker.next()) {
    if (!step.entering) continue;
    const { type, destination } = step.node;
    holds(MARKS.has(type), "a mark of the formatter's own", type);
    if (type !== "link") continue;
    count("link");
    holds(/^https?:\/\//.test(destination ?? ""), "a link to a web address", destination);
  }
}
