import { type Found, findTemplate, matchFrom, Reach, readTemplate, type Template } from "./template.js";

/** A template that stands in a text. */
export interface Hit extends Found {
  /** Number of the template's line. */
  readonly line: number;
  readonly weight: number;
}

/** After this many texts the automaton pays for itself; one reply on a command line never builds it. */
const TEXTS_BEFORE_INDEX = 48;
/** Replies hold printable ASCII mostly, so the low byte of four characters is a good key. */
const TABLE_BITS = 17;
const SPREAD = 0x9e3779b1;

/**
 * Finds every template that stands in a text. The first texts are searched template by template. After that an
 * index over four characters of each template's first piece says, in one pass, which templates to look at.
 */
export class Finder {
  readonly #lines: readonly string[];
  readonly #templates: (Template | undefined)[];
  #longest: string[] | undefined;
  #index: GramIndex | undefined;
  #texts = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.#templates = new Array(lines.length);
  }

  find(text: string): Hit[] {
    if (this.#index) return this.#index.find(text, this);
    if (++this.#texts > TEXTS_BEFORE_INDEX) {
      this.#index = new GramIndex(this.#lines, this);
      return this.#index.find(text, this);
    }
    return this.findOneByOne(text);
  }

  /** Plain and slow: the same answer as the index, which the tests compare. */
  findOneByOne(text: string): Hit[] {
    this.#longest ??= this.#lines.map(longestPiece);
    const hits: Hit[] = [];
    for (let line = 0; line < this.#lines.length; line++) {
      if (!text.includes(this.#longest[line]!)) continue;
      const template = this.template(line);
      const found = findTemplate(template, text);
      if (found) hits.push({ ...found, line, weight: template.weight });
    }
    return hits;
  }

  template(line: number): Template {
    let template = this.#templates[line];
    if (!template) {
      template = readTemplate(this.#lines[line]!);
      this.#templates[line] = template;
    }
    return template;
  }
}

const MARKS = /[\u0001-\u0005]/;

function longestPiece(line: string): string {
  let longest = "";
  for (const piece of line.split(MARKS)) if (piece.length > longest.length) longest = piece;
  return longest;
}

/** Four characters that each text with this template holds, and where in the template they stand. */
interface Anchor {
  readonly line: number;
  readonly piece: number;
  readonly offset: number;
}

/** How often each key occurs among all templates; the rarer, the better an anchor. */
function countKeys(lines: readonly string[]): Uint16Array {
  const counts = new Uint16Array(1 << TABLE_BITS);
  for (const line of lines) {
    for (let at = 3; at < line.length; at++) {
      const slot = slotOf(line, at);
      if (counts[slot]! < 0xffff) counts[slot]!++;
    }
  }
  return counts;
}

/** The table slot of the four characters that end at `at`. */
function slotOf(text: string, at: number): number {
  const key =
    ((text.charCodeAt(at - 3) & 255) << 24) |
    ((text.charCodeAt(at - 2) & 255) << 16) |
    ((text.charCodeAt(at - 1) & 255) << 8) |
    (text.charCodeAt(at) & 255);
  return Math.imul(key, SPREAD) >>> (32 - TABLE_BITS);
}

/**
 * One anchor a template, found by a table over the four last characters read. An anchor in the first literal
 * piece is matched where it stands; one further back only says that the template is worth a search.
 */
class GramIndex {
  readonly #first = new Int32Array(1 << TABLE_BITS).fill(-1);
  readonly #next: Int32Array;
  readonly #anchors: Anchor[];
  /** Number of the last text in which a template was settled. */
  readonly #settled: Int32Array;
  #text = 0;

  constructor(lines: readonly string[], finder: Finder) {
    const counts = countKeys(lines);
    this.#anchors = lines.map((_, line) => chooseAnchor(line, finder.template(line), counts));
    this.#next = new Int32Array(lines.length);
    this.#settled = new Int32Array(lines.length);
    for (let line = lines.length - 1; line >= 0; line--) {
      const { piece, offset } = this.#anchors[line]!;
      const slot = slotOf(finder.template(line).pieces[piece]!, offset + 3);
      this.#next[line] = this.#first[slot]!;
      this.#first[slot] = line;
    }
  }

  find(text: string, finder: Finder): Hit[] {
    const hits: Hit[] = [];
    const number = ++this.#text;
    let key =
      ((text.charCodeAt(0) & 255) << 16) | ((text.charCodeAt(1) & 255) << 8) | (text.charCodeAt(2) & 255);
    const first = this.#first;
    for (let at = 3; at < text.length; at++) {
      key = (key << 8) | (text.charCodeAt(at) & 255);
      let line = first[Math.imul(key, SPREAD) >>> (32 - TABLE_BITS)]!;
      for (; line >= 0; line = this.#next[line]!) {
        if (this.#settled[line] === number) continue;
        const hit = this.#look(text, at - 3, line, finder);
        if (hit) {
          this.#settled[line] = number;
          hits.push(hit);
        }
      }
    }
    return hits;
  }

  #look(text: string, at: number, line: number, finder: Finder): Hit | undefined {
    const { piece, offset } = this.#anchors[line]!;
    const template = finder.template(line);
    const start = at - offset;
    if (start < 0 || !text.startsWith(template.pieces[piece]!, start)) return undefined;
    const leading = template.pieces[0] === "" ? 1 : 0;
    if (piece === leading) {
      const found = matchFrom(template, text, start, leading, new Reach(text));
      return found && { ...found, line, weight: template.weight };
    }
    this.#settled[line] = this.#text;
    const found = findTemplate(template, text);
    return found && { ...found, line, weight: template.weight };
  }
}

function chooseAnchor(line: number, template: Template, counts: Uint16Array): Anchor {
  let best: Anchor | undefined;
  let rarest = Number.POSITIVE_INFINITY;
  const leading = template.pieces[0] === "" ? 1 : 0;
  for (let piece = leading; piece < template.pieces.length; piece++) {
    const text = template.pieces[piece]!;
    for (let offset = 0; offset + 4 <= text.length; offset++) {
      const count = counts[slotOf(text, offset + 3)]!;
      if (count < rarest) {
        rarest = count;
        best = { line, piece, offset };
      }
    }
    if (best) return best;
  }
  throw new Error(`template ${line} has no four literal characters in a row`);
}
