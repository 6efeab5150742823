import { createAnchorIndex } from "./anchor-index.js";
import { type Found, findTemplate, readTemplate, type Template } from "./template.js";

/** A template that stands in a text. */
export interface Hit extends Found {
  /** Number of the template's line. */
  readonly line: number;
  readonly weight: number;
}

/** After this many texts an index pays for itself; one reply on a command line never builds it. */
const TEXTS_BEFORE_INDEX = 48;

/**
 * Finds every template that stands in a normal form. The first texts are searched template by template. After
 * that an index over a few characters of each template says, in one pass, which templates to look at.
 */
export class Finder {
  readonly #lines: readonly string[];
  readonly #templates: (Template | undefined)[];
  #longest: string[] | undefined;
  #index: ((text: string) => Hit[]) | undefined;
  #texts = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.#templates = new Array(lines.length);
  }

  find(text: string): Hit[] {
    if (this.#index) return this.#index(text);
    if (++this.#texts <= TEXTS_BEFORE_INDEX) return this.findOneByOne(text);
    this.#index = createAnchorIndex(this.#lines.map((_, line) => this.template(line)));
    return this.#index(text);
  }

  /** Plain and slow: the same hits as the index, in another order. */
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
  if (!MARKS.test(line)) return line;
  let longest = "";
  for (const piece of line.split(MARKS)) if (piece.length > longest.length) longest = piece;
  return longest;
}
