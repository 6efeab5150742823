import { holdsUnit, PLACEHOLDERS, type Placeholder } from "./placeholder.js";

/** A template as literal pieces with a placeholder between each two; the outer pieces may be empty. */
export interface Template {
  readonly pieces: readonly string[];
  readonly gaps: readonly Placeholder[];
  /** Number of literal characters. */
  readonly weight: number;
}

export interface Found {
  /** First and one past the last position in the normal form. */
  readonly start: number;
  readonly end: number;
  /** What each placeholder took, as start and end, in the order of the gaps. */
  readonly taken: readonly (readonly [number, number])[];
}

const MARK = /[\u0001-\u0005]/;

/** Reads a template in the form that tables hold. */
export function readTemplate(line: string): Template {
  const pieces = line.split(MARK);
  const gaps: Placeholder[] = [];
  let at = 0;
  for (let gap = 0; gap < pieces.length - 1; gap++) {
    at += pieces[gap]!.length;
    gaps.push(PLACEHOLDERS[line.charCodeAt(at) - 1]!);
    at += 1;
  }
  return { pieces, gaps, weight: line.length - gaps.length };
}

/**
 * The leftmost place where a template stands in a normal form. The first literal piece is tried at each of its
 * places in turn; every later piece is taken at the nearest place where what lies between is of the
 * placeholder's kind and length.
 */
export function findTemplate(template: Template, text: string): Found | undefined {
  const reach = new Reach(template.pieces.length);
  const first = template.pieces[0] === "" ? 1 : 0;
  const lead = template.pieces[first]!;
  for (let at = text.indexOf(lead); at >= 0; at = text.indexOf(lead, at + 1)) {
    const found = matchFrom(template, text, at, first, reach);
    if (found) return found;
  }
  return undefined;
}

/** Starts and ends of what the placeholders took, until it is known whether the whole template fits. */
const scratch: number[] = [];

/** Matches a template whose first literal piece stands at `at`. */
export function matchFrom(
  template: Template,
  text: string,
  at: number,
  first: number,
  later: LaterPieces = NEAREST,
): Found | undefined {
  const { pieces, gaps } = template;
  let start = at;
  if (first === 1) {
    start = runBefore(gaps[0]!, text, at);
    if (start < 0) return undefined;
    scratch[0] = start;
    scratch[1] = at;
  }
  let end = at + pieces[first]!.length;
  for (let next = first + 1; next < pieces.length; next++) {
    const gap = gaps[next - 1]!;
    const piece = pieces[next]!;
    const from = piece === "" ? runAfter(gap, text, end) : later.find(text, piece, next, gap, end);
    if (from < 0) return undefined;
    scratch[2 * next - 2] = end;
    scratch[2 * next - 1] = from;
    end = from + piece.length;
  }
  const taken = gaps.map((_, gap) => [scratch[2 * gap]!, scratch[2 * gap + 1]!] as const);
  return { start, end, taken };
}

function accepts(gap: Placeholder, text: string, start: number, end: number): boolean {
  return gap.accepts === undefined || gap.accepts(text.slice(start, end));
}

/** Where the longest run of a placeholder's characters that ends at `end` begins; -1 when there is none. */
function runBefore(gap: Placeholder, text: string, end: number): number {
  const limit = Math.max(0, end - gap.longest);
  let start = end;
  while (start > limit && holdsUnit(gap, text.charCodeAt(start - 1))) start--;
  if (gap.name === "ip") while (start < end && isPunctuation(text.charCodeAt(start))) start++;
  return end - start >= gap.shortest && accepts(gap, text, start, end) ? start : -1;
}

/** A dot or colon at the outer end of an address belongs to the sentence: `too many sessions from 192.0.2.1.` */
function isPunctuation(unit: number): boolean {
  return unit === 0x2e || unit === 0x3a;
}

/** Where the longest run of a placeholder's characters that begins at `start` ends; -1 when there is none. */
function runAfter(gap: Placeholder, text: string, start: number): number {
  const limit = Math.min(text.length, start + gap.longest);
  let end = start;
  while (end < limit && holdsUnit(gap, text.charCodeAt(end))) end++;
  if (gap.name === "ip") while (end > start && isPunctuation(text.charCodeAt(end - 1))) end--;
  return end - start >= gap.shortest && accepts(gap, text, start, end) ? end : -1;
}

/** How the later pieces of a template are found. */
interface LaterPieces {
  /** The nearest place of a piece that leaves the placeholder, from `end` on, what it may hold; -1 for none. */
  readonly find: (text: string, piece: string, index: number, gap: Placeholder, end: number) => number;
}

/** Looks no further than the placeholder reaches; for a few beginnings of one template. */
const NEAREST: LaterPieces = {
  find(text, piece, _, gap, end) {
    const within = text.slice(end, end + gap.longest + piece.length);
    let checked = 0;
    for (let at = within.indexOf(piece, gap.shortest); at >= 0; at = within.indexOf(piece, at + 1)) {
      while (checked < at && holdsUnit(gap, within.charCodeAt(checked))) checked++;
      if (checked < at) return -1;
      if (accepts(gap, within, 0, at)) return end + at;
    }
    return -1;
  },
};

/** No text is this long, so nothing is known from here on. */
const UNKNOWN = 0x3fffffff;

/**
 * Finds the later pieces of one template in one text. It remembers where a piece stands next, so that a text with
 * the template's beginning many times over is still read once a piece.
 */
export class Reach implements LaterPieces {
  /** For each piece: a place from which its next place is known, and that place. */
  readonly from: number[];
  readonly next: number[];

  constructor(pieces: number) {
    this.from = new Array(pieces).fill(UNKNOWN);
    this.next = new Array(pieces).fill(UNKNOWN);
  }

  find(text: string, piece: string, index: number, gap: Placeholder, end: number): number {
    const last = end + gap.longest;
    let checked = end;
    let at = this.nextPlace(text, piece, index, end + gap.shortest);
    while (at >= 0 && at <= last) {
      while (checked < at && holdsUnit(gap, text.charCodeAt(checked))) checked++;
      if (checked < at) return -1;
      if (accepts(gap, text, end, at)) return at;
      at = this.nextPlace(text, piece, index, at + 1);
    }
    return -1;
  }

  nextPlace(text: string, piece: string, index: number, from: number): number {
    const known = this.next[index]!;
    if (this.from[index]! <= from && (known < 0 || known >= from)) return known;
    const next = text.indexOf(piece, from);
    this.from[index] = from;
    this.next[index] = next;
    return next;
  }
}
