import type { Hit } from "./finder.js";
import { findTemplate, matchFrom, Reach, type Template } from "./template.js";

/** Four characters as one number. Replies are ASCII mostly, so the low byte of each is a good key. */
const KEY_LENGTH = 4;
/** 2^18 bits are 32 KB, which a core keeps at hand, and few enough of them are set. */
const SLOT_BITS = 18;
const SLOT_SHIFT = 32 - SLOT_BITS;
/** Knuth's multiplicative hashing: the golden ratio in 32 bits. */
const SPREAD = 0x9e3779b1;

function keyAt(text: string, end: number): number {
  return (
    ((text.charCodeAt(end - 3) & 255) << 24) |
    ((text.charCodeAt(end - 2) & 255) << 16) |
    ((text.charCodeAt(end - 1) & 255) << 8) |
    (text.charCodeAt(end) & 255)
  );
}

/** Which characters of a template the index waits for. */
interface Anchor {
  readonly piece: number;
  /** Place in the piece of the last character of the key. */
  readonly end: number;
}

/** How often each key occurs among all templates; the rarer, the better an anchor. */
function countKeys(templates: readonly Template[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { pieces } of templates) {
    for (const piece of pieces) {
      for (let end = KEY_LENGTH - 1; end < piece.length; end++) {
        const key = keyAt(piece, end);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/**
 * The rarest key of the first literal piece that is long enough to have one; where it can, one with four more
 * characters before it, which tell most near misses apart.
 */
function chooseAnchor({ pieces }: Template, counts: ReadonlyMap<number, number>): Anchor {
  for (let piece = 0; piece < pieces.length; piece++) {
    const text = pieces[piece]!;
    let best = -1;
    let rarest = Number.POSITIVE_INFINITY;
    for (let end = Math.min(2 * KEY_LENGTH, Math.max(KEY_LENGTH, text.length)) - 1; end < text.length; end++) {
      const count = counts.get(keyAt(text, end))!;
      if (count < rarest) {
        rarest = count;
        best = end;
      }
    }
    if (best >= 0) return { piece, end: best };
  }
  throw new TypeError(`tables: the template ${JSON.stringify(pieces.join("…"))} has no four literal characters in a row`);
}

/**
 * One anchor a template: four characters that every text with it holds. A bit says whether any template waits
 * for the four characters last read; only then the templates behind that bit are compared. An anchor in the
 * first literal piece is matched where it stands; one further back only says that a search is worth while.
 *
 * The tables live in a closure: an engine reads them there faster than from the fields of an object.
 */
export function createAnchorIndex(templates: readonly Template[]): (text: string) => Hit[] {
  const size = templates.length;
  const bits = new Int32Array(1 << (SLOT_BITS - 5));
  /** First template of a slot; the others follow in `next`. */
  const heads = new Int32Array(1 << SLOT_BITS).fill(-1);
  const next = new Int32Array(size);
  /** The four characters before those of the anchor; 0 where the piece has none. */
  const before = new Int32Array(size);
  const pieceOf = new Uint8Array(size);
  const endOf = new Uint8Array(size);
  /** Number of the last text in which a template was settled. */
  const settled = new Int32Array(size);
  /** What is remembered of a template with several pieces, and for which text. */
  const reaches: (Reach | undefined)[] = new Array(size).fill(undefined);
  const reachText = new Int32Array(size);
  let number = 0;

  const counts = countKeys(templates);
  for (let line = size - 1; line >= 0; line--) {
    const { piece, end } = chooseAnchor(templates[line]!, counts);
    const text = templates[line]!.pieces[piece]!;
    const slot = Math.imul(keyAt(text, end), SPREAD) >>> SLOT_SHIFT;
    bits[slot >>> 5]! |= 1 << (slot & 31);
    next[line] = heads[slot]!;
    heads[slot] = line;
    before[line] = end >= 2 * KEY_LENGTH - 1 ? keyAt(text, end - KEY_LENGTH) : 0;
    pieceOf[line] = piece;
    endOf[line] = end;
  }

  /** This loop reads every character of every reply; everything else happens once in a while. */
  function find(text: string): Hit[] {
    const hits: Hit[] = [];
    const { length } = text;
    if (length < KEY_LENGTH) return hits;
    number++;
    let key = keyAt(text, KEY_LENGTH - 1) >>> 8;
    for (let at = KEY_LENGTH - 1; at < length; at++) {
      key = (key << 8) | (text.charCodeAt(at) & 255);
      const slot = Math.imul(key, SPREAD) >>> SLOT_SHIFT;
      if ((bits[slot >>> 5]! >>> (slot & 31)) & 1) look(text, at, slot, hits);
    }
    return hits;
  }

  function look(text: string, at: number, slot: number, hits: Hit[]): void {
    const ahead = at >= 2 * KEY_LENGTH - 1 ? keyAt(text, at - KEY_LENGTH) : 0;
    for (let line = heads[slot]!; line >= 0; line = next[line]!) {
      const wanted = before[line]!;
      if ((wanted !== ahead && wanted !== 0) || settled[line] === number) continue;
      const hit = compare(text, at, line);
      if (hit === undefined) continue;
      settled[line] = number;
      hits.push(hit);
    }
  }

  function compare(text: string, at: number, line: number): Hit | undefined {
    const template = templates[line]!;
    const { pieces, weight } = template;
    const piece = pieces[pieceOf[line]!]!;
    const start = at - endOf[line]!;
    if (start < 0 || !text.startsWith(piece, start)) return undefined;
    if (pieces.length === 1) return { start, end: start + piece.length, taken: NOTHING_TAKEN, line, weight };
    const leading = pieces[0] === "" ? 1 : 0;
    if (pieceOf[line] === leading) {
      const found = matchFrom(template, text, start, leading, reachOf(line, text));
      return found && { start: found.start, end: found.end, taken: found.taken, line, weight };
    }
    // Whatever the search finds, the other places of the anchor cannot add to it.
    settled[line] = number;
    const found = findTemplate(template, text);
    return found && { start: found.start, end: found.end, taken: found.taken, line, weight };
  }

  function reachOf(line: number, text: string): Reach {
    let reach = reaches[line];
    if (reach && reachText[line] === number) return reach;
    reach ??= new Reach(templates[line]!.pieces.length);
    reaches[line] = reach;
    reachText[line] = number;
    return reach.begin(text);
  }

  return find;
}

const NOTHING_TAKEN: readonly (readonly [number, number])[] = [];
