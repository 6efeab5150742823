import {
  type Anchor,
  BLOCK,
  chooseAnchors,
  hashBlock,
  hashBlocks,
  WINDOW_SIZE,
  windowAt,
} from "./anchors.js";
import type { Marks } from "./fingerprint.js";
import type { Hits } from "./hits.js";
import { LONGEST_REPLY } from "./normal-form.js";
import { createPieces } from "./pieces.js";
import { findTemplate, type Template } from "./template.js";
import { BEYOND_ASCII, CONTROL, DIGIT, describeUnits, MARK, SPACE } from "./units.js";

/** What a scan says of a text, beside its hits. */
export const UNEVEN = 1;
/** Characters beyond ASCII. */
export const FOREIGN = 2;
/** ` 503` stands somewhere. */
export const HAS_503 = 4;
/** A dot and a digit behind it stand somewhere. */
export const DOTTED = 8;

export interface Scanner {
  /** The low bytes of the text in lower case; what is behind its length is left from earlier texts. */
  readonly bytes: Uint8Array;
  /** Where names and numbers may be in the text last read. */
  readonly marks: Marks;
  /** Reads a text of at most 4,096 characters; the flags above. Letters beyond ASCII must be folded already. */
  readonly scan: (text: string) => number;
  /** Cuts the text last read, when only its beginning counts. */
  readonly shorten: (length: number) => void;
  /** The templates that stand in the text last read, whose normal form this is. */
  readonly collect: (normalForm: string, hits: Hits) => void;
}

/** 2^19 bits are 64 KB, which a core keeps near. */
const LONG_BITS = 19;
const SHORT_BITS = 16;
const ENDING_BITS = 13;

/**
 * One record a window, side by side, so that a look at it is a look at one stretch of memory: its hash; the next
 * record of its chain (-1 ends it); where in the anchor's piece the window ends; the piece's first and last byte and
 * its length; where it begins among all units; the template's line.
 */
const WINDOW = 0;
const NEXT = 1;
const END = 2;
const EDGES = 3;
const LENGTH = 4;
const BEGIN = 5;
const LINE = 6;
const RECORD = 8;

/** One piece only; several with the anchor in the first literal one; several with it further back. */
const ALONE = 0;
const LEADING = 1;
const BEHIND = 2;

/** After so many places that do not fit, a template is searched for in a way that reads the text only once a piece. */
const MOST_TRIES = 8;

/** ` 503` as a block. */
const OF_503 = 0x33303520;
const ZERO = 0x30;
const NINE = 0x39;
const DOT = 0x2e;

/**
 * One pass over a text folds it, says what kinds of characters it holds, and finds the windows that some template
 * waits for; only then templates are compared. The time grows with the text, and hardly with their number.
 *
 * The tables live in a closure: an engine reads them there faster than from the fields of an object.
 */
export function createScanner(templates: readonly Template[]): Scanner {
  const anchors = chooseAnchors(templates);
  const units = describeUnits();
  const pieces = createPieces(templates);
  const windows = anchors.reduce((sum, { places }) => sum + places.length, 0);
  const hasShort = anchors.some(({ kind }) => kind === "short");
  const hasShortAscii = anchors.some(({ kind }, line) => kind === "short" && !pieces.isForeign(line));

  const longBits = new Int32Array(1 << (LONG_BITS - 5));
  const middleBits = new Int32Array(1 << (SHORT_BITS - 5));
  const endingBits = new Int32Array(1 << (ENDING_BITS - 5));
  const shortBits = new Int32Array(1 << (SHORT_BITS - 5));
  // The upper bits of a product depend on all of its factors; the lower ones do not.
  const bucketBits = Math.max(8, Math.ceil(Math.log2(windows + 1)));
  const bucketShift = 32 - bucketBits;
  const heads = new Int32Array(1 << bucketBits).fill(-1);
  const records = new Int32Array(windows * RECORD);
  const shapes = new Uint8Array(templates.length);

  const buffer = new ArrayBuffer(LONGEST_REPLY + 2 * BLOCK);
  const bytes = new Uint8Array(buffer);
  /** Windows that wait to be looked at, as hash and place behind them. */
  const waiting = new Int32Array(2 * (2 * LONGEST_REPLY + 16));
  const marks: Marks = { blocks: new Int32Array(LONGEST_REPLY / BLOCK + 2), count: 0 };
  const { blocks: marked } = marks;
  /** Blocks with a digit or a character beyond ASCII: the place, the block before, and the block. */
  const endings = new Int32Array(3 * (LONGEST_REPLY / BLOCK + 2));
  /** The text in which a template was last settled, and the one in which it was last tried, how often. */
  const settled = new Int32Array(templates.length);
  const tried = new Int32Array(templates.length);
  const tries = new Uint8Array(templates.length);
  let number = 0;
  let length = 0;
  let foreign = false;
  let waitingCount = 0;
  let recordCount = 0;

  // From the last template and the first place on, so that chains begin with the first template, and within one
  // block with the earlier place in the text.
  for (let line = templates.length - 1; line >= 0; line--) insert(line, templates[line]!, anchors[line]!);

  function insert(line: number, { pieces: texts }: Template, anchor: Anchor): void {
    const text = texts[anchor.piece]!;
    const leading = texts[0] === "" ? 1 : 0;
    const begin = pieces.beginOf(line, anchor.piece);
    shapes[line] = texts.length === 1 ? ALONE : anchor.piece === leading ? LEADING : BEHIND;
    for (const place of anchor.places) {
      const window = windowAt(text, place, anchor.kind);
      setBit(anchor, window);
      const record = recordCount;
      recordCount += RECORD;
      records[record + WINDOW] = window;
      records[record + NEXT] = heads[window >>> bucketShift]!;
      records[record + END] = place + WINDOW_SIZE[anchor.kind];
      records[record + EDGES] = pieces.units[begin]! | (pieces.units[begin + text.length - 1]! << 8);
      records[record + LENGTH] = text.length;
      records[record + BEGIN] = begin;
      records[record + LINE] = line;
      heads[window >>> bucketShift] = record;
    }
  }

  function setBit({ kind }: Anchor, window: number): void {
    switch (kind) {
      case "long":
        set(longBits, window >>> (32 - LONG_BITS));
        break;
      case "middle":
        set(middleBits, window >>> (32 - SHORT_BITS));
        break;
      case "ending":
        set(endingBits, window >>> (32 - ENDING_BITS));
        break;
      case "short":
        set(shortBits, window >>> (32 - SHORT_BITS));
        break;
      default:
        kind satisfies never;
    }
  }

  /** This loop reads every character of every reply; everything else happens once in a while. */
  function scan(text: string): number {
    length = text.length;
    number = (number + 1) | 0;
    const whole = length & -BLOCK;
    let kinds = 0;
    let pairs = 0;
    let before = 0;
    let previous = SPACE;
    let found = 0;
    let markedCount = 0;
    let ending = 0;
    for (let at = 0; at < whole; at += BLOCK) {
      const a = units[text.charCodeAt(at)]!;
      const b = units[text.charCodeAt(at + 1)]!;
      const c = units[text.charCodeAt(at + 2)]!;
      const d = units[text.charCodeAt(at + 3)]!;
      const block = (a & 255) | ((b & 255) << 8) | ((c & 255) << 16) | (d << 24);
      const kind = a | b | c | d;
      bytes[at] = a;
      bytes[at + 1] = b;
      bytes[at + 2] = c;
      bytes[at + 3] = d;
      kinds |= kind;
      pairs |= (previous & a) | (a & b) | (b & c) | (c & d);
      // What is written is kept or not by counting on or not: a branch here would often be guessed wrong.
      const long = hashBlocks(before, block);
      waiting[found] = long;
      waiting[found + 1] = at + BLOCK;
      found += ((longBits[long >>> (37 - LONG_BITS)]! >>> ((long >>> (32 - LONG_BITS)) & 31)) & 1) << 1;
      const middle = hashBlock(block);
      waiting[found] = middle;
      waiting[found + 1] = at + BLOCK;
      found +=
        ((middleBits[middle >>> (37 - SHORT_BITS)]! >>> ((middle >>> (32 - SHORT_BITS)) & 31)) & 1) << 1;
      marked[markedCount] = at;
      markedCount += (kind & MARK) >>> 12;
      endings[ending] = at;
      endings[ending + 1] = before;
      endings[ending + 2] = block;
      ending += 3 * ((((kind >>> 1) | kind) >>> 9) & 1);
      before = block;
      previous = d;
    }
    if (whole < length) {
      let block = 0;
      let kind = 0;
      for (let at = whole; at < length; at++) {
        const unit = units[text.charCodeAt(at)]!;
        bytes[at] = unit;
        block |= (unit & 255) << (8 * (at - whole));
        kind |= unit;
        pairs |= previous & unit;
        previous = unit;
      }
      kinds |= kind;
      if (kind & MARK) marked[markedCount++] = whole;
      if (kind & (DIGIT | BEYOND_ASCII)) {
        endings[ending++] = whole;
        endings[ending++] = before;
        endings[ending++] = block;
      }
    }
    waitingCount = found;
    marks.count = markedCount;
    foreign = (kinds & BEYOND_ASCII) !== 0;
    const uneven = ((pairs | previous) & SPACE) | (kinds & CONTROL);
    return (uneven === 0 ? 0 : UNEVEN) | (foreign ? FOREIGN : 0) | scanEndings(ending);
  }

  /** Looks once more at blocks with digits or characters beyond ASCII, which are few. */
  function scanEndings(count: number): number {
    let flags = 0;
    for (let at = 0; at < count; at += 3) {
      const place = endings[at]!;
      const before = endings[at + 1]!;
      const block = endings[at + 2]!;
      flags |= scanEnding((before >>> 8) | (block << 24), place + 1);
      flags |= scanEnding((before >>> 16) | (block << 16), place + 2);
      flags |= scanEnding((before >>> 24) | (block << 8), place + 3);
      flags |= scanEnding(block, place + 4);
    }
    return flags;
  }

  /** Looks at four characters; `end` is the place behind them. */
  function scanEnding(window: number, end: number): number {
    const hash = hashBlock(window);
    const waits = (endingBits[hash >>> (37 - ENDING_BITS)]! >>> ((hash >>> (32 - ENDING_BITS)) & 31)) & 1;
    waiting[waitingCount] = hash;
    waiting[waitingCount + 1] = end;
    waitingCount += waits << 1;
    if (window === OF_503) return HAS_503;
    return ((window >>> 16) & 255) === DOT && isDigit(window >>> 24) ? DOTTED : 0;
  }

  function shorten(cut: number): void {
    length = cut;
  }

  let normalForm = "";
  let hits: Hits;

  function collect(folded: string, into: Hits): void {
    normalForm = folded;
    hits = into;
    if (hasShort && (foreign || hasShortAscii)) addShort();
    for (let at = 0; at < waitingCount; at += 2) look(waiting[at]!, waiting[at + 1]!);
  }

  /** The places of windows that may stand anywhere; the public registry has a few beyond ASCII. */
  function addShort(): void {
    let window = 0;
    for (let at = 0; at < length; at++) {
      window = (window >>> 8) | (bytes[at]! << 24);
      const hash = hashBlock(window);
      const slot = hash >>> (32 - SHORT_BITS);
      if ((shortBits[slot >>> 5]! >>> (slot & 31)) & 1) look(hash, at + 1);
    }
  }

  function look(window: number, end: number): void {
    for (let record = heads[window >>> bucketShift]!; record >= 0; record = records[record + NEXT]!) {
      if (records[record + WINDOW] !== window) continue;
      const start = end - records[record + END]!;
      const size = records[record + LENGTH]!;
      if (start < 0 || start + size > length) continue;
      if ((bytes[start]! | (bytes[start + size - 1]! << 8)) !== records[record + EDGES]) continue;
      if (!stands(records[record + BEGIN]!, size, start)) continue;
      const line = records[record + LINE]!;
      if (settled[line] !== number && complete(line, start, size)) settled[line] = number;
    }
  }

  /** Whether a piece stands at a place; from its end, where most near misses differ. */
  function stands(begin: number, size: number, start: number): boolean {
    const { units: expected } = pieces;
    for (let at = size - 1; at >= 0; at--) if (expected[begin + at] !== bytes[start + at]) return false;
    return true;
  }

  /** Adds the hit when the other pieces stand where they should; true when no other place has to be tried. */
  function complete(line: number, start: number, size: number): boolean {
    if (foreign) return search(line);
    if (pieces.isForeign(line)) return true;
    if (shapes[line] === ALONE) {
      hits.add(line, start, start + size, 0, NOTHING);
      return true;
    }
    if (shapes[line] === BEHIND) return searchLead(line);
    if (tried[line] !== number) {
      tried[line] = number;
      tries[line] = 0;
    }
    if (++tries[line]! > MOST_TRIES) return search(line);
    if (!pieces.matchAt(line, normalForm, bytes, length, start)) return false;
    addMatched(line);
    return true;
  }

  function addMatched(line: number): void {
    hits.add(line, pieces.start(), pieces.end(), pieces.gapsOf(line), pieces.taken);
  }

  /** The leftmost place; whatever it is, the other places of the anchor cannot add to it. */
  function searchLead(line: number): boolean {
    const lead = pieces.leadOf(line);
    let place = -1;
    for (let times = 0; times < MOST_TRIES; times++) {
      place = normalForm.indexOf(lead, place + 1);
      if (place < 0) return true;
      if (!pieces.matchAt(line, normalForm, bytes, length, place)) continue;
      addMatched(line);
      return true;
    }
    return search(line);
  }

  /** The same with strings, for texts beyond ASCII and after many places; it reads a text once a piece. */
  function search(line: number): boolean {
    const found = findTemplate(templates[line]!, normalForm);
    if (found) hits.add(line, found.start, found.end, found.taken.length, found.taken.flat());
    return true;
  }

  return { bytes, marks, scan, shorten, collect };
}

const NOTHING: readonly number[] = [];

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

function set(bits: Int32Array, slot: number): void {
  bits[slot >>> 5]! |= 1 << (slot & 31);
}
