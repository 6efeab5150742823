import { createRandom } from "../random.mjs";
import { pack, packAll, repeat } from "./fill.mjs";

const SEED = 5;
const MARKS = /[\u0001-\u0005]/;
const BEYOND_ASCII = /[^\u0000-\u007f]/;
/** What a placeholder may stand for, in the order of their marks. */
const FILLINGS = ["192.0.2.1", "mx.example.com", "nobody@example.com", "12", "x"];
const PACKED = 8;
const REPEATED = 60;
/** A text has room for about this many templates. */
const SIZES = 120;

/** Texts of what the templates of tables hold: whole, in pieces, nearly, out of order, and again and again. */
export function textsFromTemplates({ templates }) {
  const random = createRandom(SEED);
  const all = random.shuffle(templates.split("\n"));
  const ascii = all.filter((line) => !BEYOND_ASCII.test(line));
  const foreign = all.filter((line) => BEYOND_ASCII.test(line)).map(fillIn);
  return {
    ...packed(ascii.map(fillIn), foreign, random),
    ...inPieces(ascii.map((line) => line.split(MARKS))),
    ...common(ascii),
  };
}

function packed(whole, foreign, random) {
  const bySize = [...whole].sort((a, b) => a.length - b.length);
  const spread = bySize.filter((_, at) => at % Math.ceil(whole.length / SIZES) === 0);
  const near = (change) => packAll(whole.map(change), PACKED);
  const words = random.shuffle(whole.join(" ").split(" "));
  return {
    "whole templates": packAll(whole, PACKED),
    "whole templates, growing": [pack(spread), pack([...spread].reverse())],
    "whole templates, one character beyond ASCII": packAll(whole, PACKED).map((text) => `é${text}`),
    "whole templates beyond ASCII": packAll(foreign, PACKED),
    "whole templates of all scripts": packAll(random.shuffle([...whole, ...foreign]), PACKED),
    "whole templates in capitals": packAll(whole, PACKED).map((text) => text.toUpperCase()),
    "templates without their last character": near((text) => text.slice(0, -1)),
    "templates without their first character": near((text) => text.slice(1)),
    "templates with another character inside": near(spoil),
    "words of templates": packAll(words, PACKED),
  };
}

/** Of templates with placeholders: what stands before, between and behind them. */
function inPieces(templates) {
  const longest = templates.map((pieces) => pieces.reduce((a, b) => (b.length > a.length ? b : a)));
  const several = templates.filter((pieces) => pieces.length > 2 && pieces[0].length > 3);
  const firsts = several.map(([first]) => first);
  const some = several.slice(0, REPEATED);
  return {
    "longest pieces": packAll(longest, PACKED),
    "longest pieces, one character beyond ASCII": packAll(longest, PACKED).map((text) => `é${text}`),
    "first pieces": packAll(firsts, PACKED),
    "first pieces, one character beyond ASCII": packAll(firsts, PACKED).map(
      (text) => `${text.slice(0, -1)}é`,
    ),
    "later pieces": packAll(
      several.map((pieces) => pieces.slice(1).join(" ")),
      PACKED,
    ),
    "later pieces before first ones": packAll(
      several.map((pieces) => [...pieces].reverse().join(" ")),
      PACKED,
    ),
    "one template again and again": some.map((pieces) => repeat(join(pieces))),
    "one template without its last piece, again and again": some.map((pieces) =>
      repeat(join(pieces.slice(0, -1))),
    ),
    "one first piece again and again": some.map(([first]) => repeat(first)),
    "one first piece again and again, one character beyond ASCII": some.map(([first]) => `é${repeat(first)}`),
    "one first piece before long names": some.map(([first]) => repeat(`${first}${"a.b".repeat(60)} `)),
  };
}

/** The stretches of some length that stand in the most templates, each again and again. */
function common(lines) {
  const most = (size) => {
    const counts = new Map();
    for (const line of lines)
      for (let at = 0; at + size <= line.length; at++) {
        const stretch = line.slice(at, at + size);
        if (!MARKS.test(stretch)) counts.set(stretch, (counts.get(stretch) ?? 0) + 1);
      }
    const sorted = [...counts].sort((a, b) => b[1] - a[1]);
    return sorted.slice(0, REPEATED).map(([stretch]) => repeat(stretch));
  };
  return {
    "four characters that many templates share": most(4),
    "eight characters that many templates share": most(8),
    "twelve characters that many templates share": most(12),
  };
}

function fillIn(line) {
  return line.replace(/[\u0001-\u0005]/g, (mark) => FILLINGS[mark.charCodeAt(0) - 1]);
}

function join(pieces) {
  return pieces.join(FILLINGS[0]);
}

/** Another character in the middle. */
function spoil(text) {
  const middle = text.length >> 1;
  return `${text.slice(0, middle)}~${text.slice(middle + 1)}`;
}
