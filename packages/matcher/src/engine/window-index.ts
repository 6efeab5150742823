import { type Anchor, type AnchorKind, chooseAnchors, WINDOW_SIZE, windowAt } from "./anchors.js";
import type { Pieces } from "./pieces.js";
import type { Template } from "./template.js";

/**
 * One record a window, side by side, so that a look at it is a look at one stretch of memory: its hash; where in the
 * anchor's piece the window ends; the piece's first and last byte and its length; where it begins among all units;
 * the template's line.
 */
export const WINDOW = 0;
export const END = 1;
export const EDGES = 2;
export const LENGTH = 3;
export const BEGIN = 4;
export const LINE = 5;
export const RECORD = 6;

/** Number of the bits that say which windows are waited for; 2^19 bits are 64 KB, which a core keeps near. */
export const SLOT_BITS: Readonly<Record<AnchorKind, number>> = {
  long: 19,
  middle: 16,
  ending: 13,
  short: 16,
};

/** The windows of all templates. */
export interface WindowIndex {
  /** For each kind a bit for each slot, where the upper bits of a hash lead. */
  readonly bits: Readonly<Record<AnchorKind, Int32Array>>;
  /** The records of one bucket follow each other: those of the first template first, within one the later window. */
  readonly records: Int32Array;
  /** For each bucket where its records begin, and behind the last where all end. */
  readonly buckets: Int32Array;
  /** How far a hash is shifted to the right to give its bucket. */
  readonly shift: number;
  /** For each template where its anchor is. */
  readonly anchors: readonly Anchor[];
}

export function createWindowIndex(templates: readonly Template[], pieces: Pieces): WindowIndex {
  const anchors = chooseAnchors(templates);
  const windows = anchors.reduce((sum, { places }) => sum + places.length, 0);
  // The upper bits of a product depend on all of its factors; the lower ones do not.
  const bucketBits = Math.max(8, Math.ceil(Math.log2(windows + 1)));
  const shift = 32 - bucketBits;
  const bits = {
    long: emptyBits("long"),
    middle: emptyBits("middle"),
    ending: emptyBits("ending"),
    short: emptyBits("short"),
  };
  const buckets = new Int32Array((1 << bucketBits) + 1);
  const records = new Int32Array(windows * RECORD);

  forEachWindow((window, { kind }) => {
    buckets[window >>> shift]! += RECORD;
    const slot = window >>> (32 - SLOT_BITS[kind]);
    bits[kind][slot >>> 5]! |= 1 << (slot & 31);
  });
  let end = 0;
  for (let bucket = 0; bucket < buckets.length; bucket++) {
    end += buckets[bucket]!;
    buckets[bucket] = end;
  }
  // From the last window on, each bucket is filled from its end, until its end has become its beginning.
  forEachWindow((window, { piece, kind }, place, line) => {
    const text = templates[line]!.pieces[piece]!;
    const begin = pieces.beginOf(line, piece);
    buckets[window >>> shift]! -= RECORD;
    const record = buckets[window >>> shift]!;
    records[record + WINDOW] = window;
    records[record + END] = place + WINDOW_SIZE[kind];
    records[record + EDGES] = pieces.units[begin]! | (pieces.units[begin + text.length - 1]! << 8);
    records[record + LENGTH] = text.length;
    records[record + BEGIN] = begin;
    records[record + LINE] = line;
  });
  return { bits, records, buckets, shift, anchors };

  function forEachWindow(visit: (window: number, anchor: Anchor, place: number, line: number) => void): void {
    for (let line = templates.length - 1; line >= 0; line--) {
      const anchor = anchors[line]!;
      const text = templates[line]!.pieces[anchor.piece]!;
      for (const place of anchor.places) visit(windowAt(text, place, anchor.kind), anchor, place, line);
    }
  }
}

function emptyBits(kind: AnchorKind): Int32Array {
  return new Int32Array(1 << (SLOT_BITS[kind] - 5));
}
