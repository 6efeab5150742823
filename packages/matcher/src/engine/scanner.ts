import { hashBlock } from "./anchors.js";
import type { Marks } from "./folded.js";
import type { Hits } from "./hits.js";
import { createPieces } from "./pieces.js";
import { type Found, findTemplate, matchFrom, type Template } from "./template.js";
import { createTextScan, FOREIGN } from "./text-scan.js";
import {
  BEGIN,
  createWindowIndex,
  EDGES,
  END,
  LENGTH,
  LINE,
  RECORD,
  SLOT_BITS,
  WINDOW,
} from "./window-index.js";

export { DOTTED, FOREIGN, HAS_503, UNEVEN } from "./text-scan.js";

/** Reads one text after the other: first {@link scan}, then {@link collect}. */
export interface Scanner {
  /** The text in lower case, a byte a character; what is behind its length is left from earlier texts. */
  readonly bytes: Uint8Array;
  /** Where names and numbers may be in the text last read. */
  readonly marks: Marks;
  /** Reads a text of at most 4,096 characters; flags of what it holds. */
  readonly scan: (text: string) => number;
  /** Cuts the text last read, when only its beginning counts. */
  readonly shorten: (length: number) => void;
  /** The templates that stand in the text last read, whose normal form this is. */
  readonly collect: (normalForm: string, hits: Hits) => void;
}

/** One piece only; several with the anchor in the first literal one; several with it further back. */
const ALONE = 0;
const LEADING = 1;
const BEHIND = 2;

/** After so many places that do not fit, a template is searched for in a way that reads the text only once a piece. */
const MOST_TRIES = 8;

/**
 * One pass over a text finds the windows that some template waits for; only then templates are compared. The time
 * grows with the text, and hardly with their number.
 */
export function createScanner(templates: readonly Template[]): Scanner {
  const pieces = createPieces(templates);
  const index = createWindowIndex(templates, pieces);
  const { records, buckets, shift } = index;
  const { bytes, marks, waiting, waitingCount, scan: scanText } = createTextScan(index);
  const shapes = Uint8Array.from(templates, shapeOf);
  const shortBits = index.bits.short;
  const shortLines = index.anchors.flatMap(({ kind }, line) => (kind === "short" ? [line] : []));
  const hasShort = shortLines.length > 0;
  const hasShortAscii = shortLines.some((line) => pieces.isAscii(line));
  /** The text in which a template was last settled, and the one in which it was last tried, how often. */
  const settled = new Int32Array(templates.length);
  const tried = new Int32Array(templates.length);
  const tries = new Uint8Array(templates.length);
  /** How far its beginnings were tried, and how far a beginning may be from the anchor. */
  const leadsTried = new Int32Array(templates.length);
  const spans = Int32Array.from(templates, spanOf);
  let number = 0;
  let length = 0;
  let foreign = false;
  let normalForm = "";
  let hits: Hits;

  function shapeOf({ pieces: texts }: Template, line: number): number {
    if (texts.length === 1) return ALONE;
    return index.anchors[line]!.piece === (texts[0] === "" ? 1 : 0) ? LEADING : BEHIND;
  }

  /** The longest way from the first literal piece to the anchor. */
  function spanOf({ pieces: texts, gaps }: Template, line: number): number {
    let span = 0;
    for (let piece = pieces.leadAt(line); piece < index.anchors[line]!.piece; piece++)
      span += texts[piece]!.length + gaps[piece]!.longest;
    return span;
  }

  function scan(text: string): number {
    number = (number + 1) | 0;
    length = text.length;
    const flags = scanText(text);
    foreign = (flags & FOREIGN) !== 0;
    return flags;
  }

  function shorten(cut: number): void {
    length = cut;
  }

  function collect(folded: string, into: Hits): void {
    normalForm = folded;
    hits = into;
    if (hasShort && (foreign || hasShortAscii)) lookForShort();
    const count = waitingCount();
    for (let at = 0; at < count; at += 2) look(waiting[at]!, waiting[at + 1]!);
  }

  /** Windows that may stand anywhere; the public registry has a few beyond ASCII. */
  function lookForShort(): void {
    let window = 0;
    for (let at = 0; at < length; at++) {
      window = (window >>> 8) | (bytes[at]! << 24);
      const hash = hashBlock(window);
      const slot = hash >>> (32 - SLOT_BITS.short);
      if ((shortBits[slot >>> 5]! >>> (slot & 31)) & 1) look(hash, at + 1);
    }
  }

  function look(window: number, end: number): void {
    const bucket = window >>> shift;
    const last = buckets[bucket + 1]!;
    for (let record = buckets[bucket]!; record < last; record += RECORD) {
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
    if (shapes[line] === ALONE) return addAlone(line, start, size);
    if (tried[line] !== number) {
      tried[line] = number;
      tries[line] = 0;
      leadsTried[line] = 0;
    }
    return shapes[line] === LEADING ? matchLead(line, start) : matchBefore(line, start);
  }

  function addAlone(line: number, start: number, size: number): boolean {
    if (!pieces.isAscii(line) && !normalForm.startsWith(pieces.leadOf(line), start)) return false;
    hits.add(line, start, start + size, 0, NOTHING);
    return true;
  }

  /** Tries the beginnings of a template, the leftmost first, that reach a later piece of it. */
  function matchBefore(line: number, later: number): boolean {
    if (++tries[line]! > MOST_TRIES) return search(line);
    if (pieces.isAscii(line) && !pieces.reachesBack(line, index.anchors[line]!.piece, bytes, later))
      return false;
    const begin = pieces.beginOf(line, pieces.leadAt(line));
    const size = pieces.leadOf(line).length;
    for (let at = Math.max(later - spans[line]!, leadsTried[line]!); at <= later - size; at++) {
      leadsTried[line] = at + 1;
      if (stands(begin, size, at) && matchLead(line, at)) return true;
    }
    return false;
  }

  /** Whether the template whose first literal piece stands here stands here as a whole. */
  function matchLead(line: number, start: number): boolean {
    if (++tries[line]! > MOST_TRIES) return search(line);
    if (!pieces.isAscii(line)) return addFound(line, matchForeign(line, start));
    if (!pieces.matchAt(line, normalForm, bytes, length, start)) return false;
    hits.add(line, pieces.start(), pieces.end(), pieces.gapsOf(line), pieces.taken);
    return true;
  }

  /** Characters beyond ASCII share their bytes, so the text itself is asked. */
  function matchForeign(line: number, start: number): Found | undefined {
    if (!normalForm.startsWith(pieces.leadOf(line), start)) return undefined;
    return matchFrom(templates[line]!, normalForm, start, pieces.leadAt(line));
  }

  function addFound(line: number, found: Found | undefined): boolean {
    if (!found) return false;
    hits.add(line, found.start, found.end, found.taken.length, found.taken.flat());
    return true;
  }

  /** After many places, in a way that reads a text only once a piece. */
  function search(line: number): boolean {
    addFound(line, findTemplate(templates[line]!, normalForm));
    return true;
  }

  return { bytes, marks, scan, shorten, collect };
}

const NOTHING: readonly number[] = [];
