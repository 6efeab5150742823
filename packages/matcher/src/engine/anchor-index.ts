import type { Hit } from "./finder.js";
import { findTemplate, matchFrom, Reach, type Template } from "./template.js";

/**
 * A window of characters as numbers: the low byte of each, since replies are ASCII mostly. The last four make
 * one number, the four before them another.
 */
const HALF = 4;
const WHOLE = 2 * HALF;

/** 2^19 bits are 64 KB, which a core keeps at hand, and with ten thousand templates one in fifty is set. */
const LONG_BITS = 19;
const SHORT_BITS = 16;
/** Knuth's multiplicative hashing: the golden ratio in 32 bits. The second factor is as odd and as arbitrary. */
const SPREAD = 0x9e3779b1;
const SPREAD_BEFORE = 0x85ebca6b;

function halfAt(text: string, end: number): number {
  return (
    ((text.charCodeAt(end - 3) & 255) << 24) |
    ((text.charCodeAt(end - 2) & 255) << 16) |
    ((text.charCodeAt(end - 1) & 255) << 8) |
    (text.charCodeAt(end) & 255)
  );
}

function mix(last: number, before: number): number {
  return Math.imul(last ^ Math.imul(before, SPREAD_BEFORE), SPREAD);
}

/** Which characters of a template the index waits for. */
interface Anchor {
  readonly piece: number;
  /** Place in the piece of the window's last character. */
  readonly end: number;
  /** Eight characters, or four where no piece has more. */
  readonly size: number;
}

function mixedAt(text: string, end: number, size: number): number {
  return mix(halfAt(text, end), size === WHOLE ? halfAt(text, end - HALF) : 0);
}

/** How often each window occurs among all templates; the rarer, the better an anchor. */
function countWindows(templates: readonly Template[], size: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { pieces } of templates) {
    for (const piece of pieces) {
      for (let end = size - 1; end < piece.length; end++) {
        const window = mixedAt(piece, end, size);
        counts.set(window, (counts.get(window) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** The rarest window of a template, the earlier one of two. */
function chooseAnchor(
  { pieces }: Template,
  size: number,
  counts: ReadonlyMap<number, number>,
): Anchor | undefined {
  let best: Anchor | undefined;
  let rarest = Number.POSITIVE_INFINITY;
  for (let piece = 0; piece < pieces.length; piece++) {
    const text = pieces[piece]!;
    for (let end = size - 1; end < text.length; end++) {
      const count = counts.get(mixedAt(text, end, size))!;
      if (count >= rarest) continue;
      rarest = count;
      best = { piece, end, size };
    }
  }
  return best;
}

/** One anchor a template, of eight characters where it has so many in a row. */
function chooseAnchors(templates: readonly Template[]): Anchor[] {
  const long = countWindows(templates, WHOLE);
  const short = countWindows(templates, HALF);
  return templates.map((template) => {
    const anchor = chooseAnchor(template, WHOLE, long) ?? chooseAnchor(template, HALF, short);
    if (anchor) return anchor;
    throw new TypeError(
      `tables: the template ${JSON.stringify(template.pieces.join("…"))} has no four literal characters in a row`,
    );
  });
}

/** Templates by the window that they wait for: a bit for each that is waited for, and chains behind. */
interface Chains {
  readonly bits: Int32Array;
  readonly shift: number;
  /** First template of a bucket; the others follow in `next`. */
  readonly heads: Int32Array;
  readonly mask: number;
}

function createChains(size: number, bits: number): Chains {
  const buckets = 1 << Math.max(8, Math.ceil(Math.log2(size + 1)));
  return {
    bits: new Int32Array(1 << (bits - 5)),
    shift: 32 - bits,
    heads: new Int32Array(buckets).fill(-1),
    mask: buckets - 1,
  };
}

/**
 * What is kept of a template, side by side in one array: a look at another template is a look at one stretch of
 * memory, where an object for each would be several far apart.
 */
const WINDOW = 0;
/** Next template of the chain, as the place of its record; -1 ends it. */
const NEXT = 1;
/** Number of the last text in which the template was settled. */
const SETTLED = 2;
/** Where the anchor's piece begins among all units, its length, and the anchor's place in it. */
const UNITS = 3;
const LENGTH = 4;
const END = 5;
/** 0: one piece; 1: several, the anchor in the first literal one; 2: several, the anchor further back; or BEYOND_ASCII. */
const SHAPE = 6;
const WEIGHT = 7;
const RECORD = 8;
const BEYOND_ASCII = 3;
const BEYOND = /[^\u0000-\u007f]/;

/**
 * One pass over a text finds the windows that some template waits for; only then templates are compared. An
 * anchor in the first literal piece is matched where it stands; one further back only says that a search is
 * worth while. The time grows with the text, and hardly with the number of templates.
 *
 * The tables live in a closure: an engine reads them there faster than from the fields of an object.
 */
export function createAnchorIndex(templates: readonly Template[]): (text: string) => Hit[] {
  const size = templates.length;
  const anchors = chooseAnchors(templates);
  const long = createChains(size, LONG_BITS);
  const short = createChains(anchors.filter((anchor) => anchor.size === HALF).length, SHORT_BITS);
  const records = new Int32Array(size * RECORD);
  /** The low bytes of all pieces with an anchor, one behind the other: half the memory that a core has to keep near. */
  const units = new Uint8Array(
    templates.reduce((sum, { pieces }) => sum + Math.max(...pieces.map((each) => each.length)), 0),
  );
  /** What is remembered of a template with several pieces, and for which text. */
  const reaches: (Reach | undefined)[] = new Array(size).fill(undefined);
  const reachText = new Int32Array(size);
  let number = 0;
  let filled = 0;
  for (let line = size - 1; line >= 0; line--) insert(line, templates[line]!, anchors[line]!);

  function insert(line: number, { pieces, weight }: Template, { piece, end, size: length }: Anchor): void {
    const chains = length === WHOLE ? long : short;
    const text = pieces[piece]!;
    const window = mixedAt(text, end, length);
    const slot = window >>> chains.shift;
    const record = line * RECORD;
    const leading = pieces[0] === "" ? 1 : 0;
    chains.bits[slot >>> 5]! |= 1 << (slot & 31);
    records[record + WINDOW] = window;
    records[record + NEXT] = chains.heads[window & chains.mask]!;
    records[record + UNITS] = filled;
    records[record + LENGTH] = text.length;
    records[record + END] = end;
    records[record + SHAPE] = BEYOND.test(text)
      ? BEYOND_ASCII
      : pieces.length === 1
        ? 0
        : piece === leading
          ? 1
          : 2;
    records[record + WEIGHT] = weight;
    chains.heads[window & chains.mask] = record;
    for (let at = 0; at < text.length; at++) units[filled++] = text.charCodeAt(at);
  }

  const longBits = long.bits;
  const shortBits = short.bits;

  /** This loop reads every character of every reply; everything else happens once in a while. */
  function find(text: string): Hit[] {
    const hits: Hit[] = [];
    const { length } = text;
    if (length < HALF) return hits;
    number++;
    let before = 0;
    let last = halfAt(text, HALF - 1) >>> 8;
    for (let at = HALF - 1; at < length; at++) {
      before = (before << 8) | (last >>> 24);
      last = (last << 8) | (text.charCodeAt(at) & 255);
      const window = Math.imul(last ^ Math.imul(before, SPREAD_BEFORE), SPREAD);
      const slot = window >>> (32 - LONG_BITS);
      if ((longBits[slot >>> 5]! >>> (slot & 31)) & 1) look(text, at, window, long, hits);
      const half = Math.imul(last, SPREAD);
      const halfSlot = half >>> (32 - SHORT_BITS);
      if ((shortBits[halfSlot >>> 5]! >>> (halfSlot & 31)) & 1) look(text, at, half, short, hits);
    }
    return hits;
  }

  function look(text: string, at: number, window: number, chains: Chains, hits: Hit[]): void {
    for (let record = chains.heads[window & chains.mask]!; record >= 0; record = records[record + NEXT]!) {
      if (records[record + WINDOW] !== window || records[record + SETTLED] === number) continue;
      const start = at - records[record + END]!;
      if (!standsAt(record, text, start)) continue;
      const hit = complete(record, text, start);
      if (hit === undefined) continue;
      records[record + SETTLED] = number;
      hits.push(hit);
    }
  }

  /** Whether the anchor's piece stands at a place; from its end, where most near misses differ. */
  function standsAt(record: number, text: string, start: number): boolean {
    const begin = records[record + UNITS]!;
    for (let at = records[record + LENGTH]! - 1; at >= 0; at--) {
      if (units[begin + at] !== (text.charCodeAt(start + at) & 255)) return false;
    }
    return true;
  }

  /** The hit, when the other pieces stand where they should. */
  function complete(record: number, text: string, start: number): Hit | undefined {
    const line = record / RECORD;
    const shape = records[record + SHAPE]!;
    const weight = records[record + WEIGHT]!;
    if (shape === BEYOND_ASCII) return confirm(record, text, start);
    if (shape === 0)
      return { start, end: start + records[record + LENGTH]!, taken: NOTHING_TAKEN, line, weight };
    // Whatever a search finds, the other places of the anchor cannot add to it.
    if (shape === 2) records[record + SETTLED] = number;
    const template = templates[line]!;
    const reach = reachOf(line, text);
    const found =
      shape === 2
        ? findTemplate(template, text, reach)
        : matchFrom(template, text, start, template.pieces[0] === "" ? 1 : 0, reach);
    return found && { start: found.start, end: found.end, taken: found.taken, line, weight };
  }

  /** A piece with characters beyond ASCII, of which only the low bytes were compared. */
  function confirm(record: number, text: string, start: number): Hit | undefined {
    const line = record / RECORD;
    const template = templates[line]!;
    const { pieces, weight } = template;
    if (pieces.length === 1) {
      const [piece] = pieces as [string];
      if (!text.startsWith(piece, start)) return undefined;
      return { start, end: start + piece.length, taken: NOTHING_TAKEN, line, weight };
    }
    records[record + SETTLED] = number;
    const found = findTemplate(template, text, reachOf(line, text));
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
