import { Hits } from "./hits.js";
import { createScanner, type Scanner } from "./scanner.js";
import { type Found, findTemplate, readTemplate, type Template } from "./template.js";

/** A template that stands in a text. */
export interface Hit extends Found {
  /** Number of the template's line. */
  readonly line: number;
}

/** After this many texts an index pays for itself; one reply on a command line never builds it. */
const TEXTS_BEFORE_INDEX = 48;

/**
 * Finds every template that stands in a normal form. The first texts are searched template by template. After
 * that a scanner says, in one pass over the characters, which templates to look at.
 */
export class Finder {
  /** What was found last; the next text overwrites it. */
  readonly hits = new Hits();
  readonly #lines: readonly string[];
  readonly #templates: (Template | undefined)[];
  #telling: string[] | undefined;
  #scanner: Scanner | undefined;
  #texts = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.#templates = new Array(lines.length);
  }

  /** The scanner, as soon as it pays for itself; to be asked once a text. */
  get scanner(): Scanner | undefined {
    if (this.#scanner === undefined && ++this.#texts > TEXTS_BEFORE_INDEX) {
      this.#scanner = createScanner(this.#lines.map((_, line) => this.template(line)));
    }
    return this.#scanner;
  }

  /** Fills {@link hits} without the scanner. */
  fillOneByOne(text: string): void {
    this.hits.clear();
    for (const { line, start, end, taken } of this.findOneByOne(text))
      this.hits.add(line, start, end, taken.length, taken.flat());
  }

  /** Plain and slow: the same hits as the scanner's, in another order. */
  findOneByOne(text: string): Hit[] {
    this.#telling ??= this.#lines.map(tellingPiece);
    const hits: Hit[] = [];
    for (let line = 0; line < this.#lines.length; line++) {
      if (!text.includes(this.#telling[line]!)) continue;
      const found = findTemplate(this.template(line), text);
      if (found) hits.push({ ...found, line });
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
/** A piece of this length stands in few texts by chance. */
const TELLING = 8;

/** A piece without which a template cannot stand in a text: the first if it tells enough, else the longest. */
function tellingPiece(line: string): string {
  const mark = line.search(MARKS);
  if (mark < 0) return line;
  if (mark >= TELLING) return line.slice(0, mark);
  let longest = "";
  for (const piece of line.split(MARKS)) if (piece.length > longest.length) longest = piece;
  return longest;
}
