// Texts that nobody sends but somebody might: as long as a reply is read, and made to cost as much as they can.
import { createRandom } from "../random.mjs";

/** A reply is read this far (MATCHING.md, step 1). */
export const LONGEST_REPLY = 4096;
const SEED = 5;
const MARKS = /[\u0001-\u0005]/;
const IN_FRONT = "550 5.7.1 ";
/** What a placeholder may stand for, in the order of their marks. */
const FILLINGS = ["192.0.2.1", "mx.example.com", "nobody@example.com", "12", "x"];

/** Texts by what they are made of; each name has one or several. */
export function hostileTexts({ templates }) {
  return { ...fromTemplates(templates.split("\n")), ...fromRuns(), ...fromWrappings() };
}

const BEYOND_ASCII = /[^\u0000-\u007f]/;

function fromTemplates(all) {
  const random = createRandom(SEED);
  const lines = all.filter((line) => !BEYOND_ASCII.test(line));
  const foreign = shuffle(all.filter((line) => BEYOND_ASCII.test(line)).map(fillIn), random);
  const shuffled = shuffle(lines, random);
  const split = shuffled.map((line) => line.split(MARKS));
  const several = split.filter((pieces) => pieces.length > 2 && pieces[0].length > 3);
  const longest = split.map((pieces) => pieces.reduce((a, b) => (b.length > a.length ? b : a)));
  const filled = shuffled.map(fillIn);
  const bySize = [...filled].sort((a, b) => a.length - b.length);
  return {
    "whole templates": several_(filled, 8),
    "whole templates beyond ASCII": several_(foreign, 8),
    "whole templates of all scripts": several_(shuffle([...filled, ...foreign], random), 8),
    "whole templates, growing": [pack(bySize.filter((_, at) => at % 80 === 0))],
    "whole templates, one beyond ASCII": several_(filled, 8).map((text) => `é${text}`),
    "whole templates, in capitals": several_(filled, 4).map((text) => text.toUpperCase()),
    "templates without their last character": several_(cut(filled, 0, -1), 8),
    "templates without their first character": several_(cut(filled, 1), 8),
    "templates with another character inside": several_(filled.map(spoil), 8),
    "longest pieces": several_(longest, 8),
    "longest pieces, one beyond ASCII": several_(longest, 8).map((text) => `é${text}`),
    "first pieces only": several_(
      several.map(([first]) => first),
      8,
    ),
    "first pieces only, one beyond ASCII": several_(
      several.map(([first]) => first),
      8,
    ).map((text) => `${text.slice(0, 4090)}é`),
    "later pieces only": several_(
      several.map((pieces) => pieces.slice(1).join(" ")),
      8,
    ),
    "later pieces before first ones": several_(
      several.map((pieces) => [...pieces].reverse().join(" ")),
      8,
    ),
    "one first piece, again and again": several.slice(0, 60).map(([first]) => repeat(first)),
    "one first piece, again and again, one beyond ASCII": several
      .slice(0, 60)
      .map(([first]) => `é${repeat(first)}`),
    "one piece before a long address": several
      .slice(0, 40)
      .map(([first]) => repeat(`${first}${"a.b".repeat(60)} `)),
    "all pieces but the last, again and again": several
      .slice(0, 60)
      .map((pieces) => repeat(fillPieces(pieces.slice(0, -1)))),
    "one template, again and again": several.slice(0, 60).map((pieces) => repeat(fillPieces(pieces))),
    "beginnings that many share": common(lines, 12).map(repeat),
    "eight characters that many share": common(lines, 8).map(repeat),
    "four characters that many share": common(lines, 4).map(repeat),
    "words of templates": several_(words(filled, random), 8),
  };
}

function fromRuns() {
  const runs = {
    digits: ["1", "12345 ", "5.1.1 ", "550 5.1.1 ", "1 2 3 4 5 "],
    dots: [".", "a.", "1.", ". ", "1.1.1.1 ", "a.b "],
    "angle brackets": ["<", ">", "<>", "<a>", "< > "],
    "at signs": ["@", "a@", "@ ", "a@b ", "<a@b.c> "],
    colons: [":", "a:", "::", "1:2 ", "a:: ", "://", "a://b ", "http://a/1/2?3 ", "http://a/1/"],
    "quotes and brackets": ["'", "(", ")", "[", "()", "'\"` "],
    "letters and digits": ["1a", "a1 ", "1a2b3c4d5e ", "0123456789abcdef "],
    "white space": ["\t", "\n", "\r\n", "a  b ", "a\t", "\u00a0", "\u3000"],
    controls: ["\u0000", "\u0001\u0002", "a\u0005", "\u007f"],
    "beyond ASCII": ["é", "ÄÖÜ ", "\u0130", "中文", "ά ", "\u{1f600}", "\ud800", "Σ", "\u0161\u0170"],
    "one letter": ["a", "Z", "x "],
    times: ["1 s ", "try 5 ", "retry 5 minutes ", "00:00:00 ", "retry 00:00:00 ", "again 1 xyz ", "9 h 9 m "],
    mechanisms: ["spf ", "dkim dmarc arc ", "sp dki dmar ", "mta-st "],
  };
  return Object.fromEntries(
    Object.entries(runs).map(([name, list]) => [
      `runs of ${name}`,
      list.flatMap((unit) => [repeat(unit), (IN_FRONT + repeat(unit)).slice(0, LONGEST_REPLY)]),
    ]),
  );
}

function fromWrappings() {
  const wrappings = [
    "host a said: ",
    "host a[192.0.2.1] said: 550 ",
    "SMTP error from remote mail server after ",
    "SMTP error from remote mail server after RCPT TO:<a>: ",
    "while talking to ",
    "while talking to a.: ",
    "remote host said: ",
    "smtp; ",
    "(in reply to ",
    "(in reply to RCPT TO command)",
    " 503 ",
    "550-",
    "550-5.1.1 ",
    "550 5.1.1 ",
    "550 x\n",
    "550-5.1.1 x\r\n",
    "220 x 550 5.1",
    "5.3.0 - x '",
    "5.3.0 - x' (delivery attempts: 0)",
    "x5.1.1 ",
    "#5.1.",
    "(#5.1.1)",
  ];
  const both = wrappings.flatMap((unit) => [repeat(unit), (IN_FRONT + repeat(unit)).slice(0, LONGEST_REPLY)]);
  return { "wrappings, again and again": both };
}

/** Several texts, each packed with the next parts of the list. */
function several_(parts, count) {
  const share = Math.floor(parts.length / count);
  return Array.from({ length: count }, (_, at) => pack(parts.slice(at * share, (at + 1) * share)));
}

/** As many parts as fit, whole, behind the codes of a refusal. */
function pack(parts) {
  let text = IN_FRONT;
  for (const part of parts) {
    if (text.length + part.length + 1 > LONGEST_REPLY) break;
    text += `${part} `;
  }
  return text.trimEnd();
}

function repeat(unit) {
  return unit.repeat(Math.ceil(LONGEST_REPLY / unit.length)).slice(0, LONGEST_REPLY);
}

function fillIn(line) {
  return line.replace(/[\u0001-\u0005]/g, (mark) => FILLINGS[mark.charCodeAt(0) - 1]);
}

function fillPieces(pieces) {
  return pieces.join("192.0.2.1");
}

function cut(texts, from, to) {
  return texts.map((text) => text.slice(from, to));
}

/** Another character in the middle. */
function spoil(text) {
  const middle = text.length >> 1;
  return `${text.slice(0, middle)}~${text.slice(middle + 1)}`;
}

function words(texts, random) {
  return shuffle(texts.join(" ").split(" "), random);
}

function shuffle(list, random) {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}

/** The stretches of some length that stand in the most templates. */
function common(lines, size) {
  const counts = new Map();
  for (const line of lines) {
    for (let at = 0; at + size <= line.length; at++) {
      const stretch = line.slice(at, at + size);
      if (!MARKS.test(stretch)) counts.set(stretch, (counts.get(stretch) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 40)
    .map(([stretch]) => stretch);
}
