import { hashBlock } from "./anchors.js";
import type { Marks } from "./fingerprint.js";
import type { Hits } from "./hits.js";
import { createPieces } from "./pieces.js";
import { findTemplate, type Template } from "./template.js";
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
  const hasShortAscii = shortLines.some((line) => !pieces.isForeign(line));
  /** The text in which a template was last settled, and the one in which it was last tried, how often. */
  const settled = new Int32Array(templates.length);
  const tried = new Int32Array(templates.length);
  const tries = new Uint8Array(templates.length);
  let number = 0;
  let length = 0;
  let foreign = false;
  let normalForm = "";
  let hits: Hits;

  function shapeOf({ pieces: texts }: Template, line: number): number {
    if (texts.length === 1) return ALONE;
    return index.anchors[line]!.piece === (texts[0] === "" ? 1 : 0) ? LEADING : BEHIND;
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
