import { byteClasses, type Placeholder } from "./placeholder.js";
import type { Template } from "./template.js";
import { toByte } from "./units.js";

/** The pieces of all templates as bytes, and the matching of a template with several of them in ASCII texts. */
export interface Pieces {
  /** The bytes of all pieces, one behind the other: a quarter of the memory that a core has to keep near. */
  readonly units: Uint8Array;
  readonly beginOf: (line: number, piece: number) => number;
  readonly gapsOf: (line: number) => number;
  readonly isAscii: (line: number) => boolean;
  /** Which is the first literal piece: 1 where a placeholder comes before everything else, else 0. */
  readonly leadAt: (line: number) => number;
  /** The first literal piece. */
  readonly leadOf: (line: number) => string;
  /** Whether the template whose first literal piece stands at `at` stands there as a whole. */
  readonly matchAt: (line: number, text: string, bytes: Uint8Array, length: number, at: number) => boolean;
  /** Whether the piece before this one stands in front of `at` where the placeholder between them can fit. */
  readonly reachesBack: (line: number, piece: number, bytes: Uint8Array, at: number) => boolean;
  /** Of the template last matched: its place, and what each placeholder took. */
  readonly start: () => number;
  readonly end: () => number;
  readonly taken: Int32Array;
}

const BEYOND = /[^\u0000-\u007f]/;

export function createPieces(templates: readonly Template[]): Pieces {
  const total = templates.reduce((sum, { pieces }) => sum + pieces.join("").length, 0);
  const units = new Uint8Array(total);
  const count = templates.reduce((sum, { pieces }) => sum + pieces.length, 0);
  /** For each line its first piece; for each piece where it begins, and behind the last where all end. */
  const firsts = new Int32Array(templates.length + 1);
  const begins = new Int32Array(count + 1);
  const foreign = new Uint8Array(templates.length);
  const longest = templates.reduce((most, { pieces }) => Math.max(most, pieces.length), 1);
  const taken = new Int32Array(2 * longest);
  const classes = byteClasses();
  let start = 0;
  let end = 0;
  fill();

  function fill(): void {
    let piece = 0;
    let filled = 0;
    for (let line = 0; line < templates.length; line++) {
      firsts[line] = piece;
      for (const text of templates[line]!.pieces) {
        begins[piece++] = filled;
        if (BEYOND.test(text)) foreign[line] = 1;
        for (let at = 0; at < text.length; at++) units[filled++] = toByte(text.charCodeAt(at));
      }
    }
    firsts[templates.length] = piece;
    begins[piece] = filled;
  }

  function beginOf(line: number, piece: number): number {
    return begins[firsts[line]! + piece]!;
  }

  function gapsOf(line: number): number {
    return firsts[line + 1]! - firsts[line]! - 1;
  }

  function isAscii(line: number): boolean {
    return foreign[line] === 0;
  }

  function leadOf(line: number): string {
    const { pieces } = templates[line]!;
    return pieces[leadAt(line)]!;
  }

  function leadAt(line: number): number {
    const piece = firsts[line]!;
    return begins[piece] === begins[piece + 1] ? 1 : 0;
  }

  function matchAt(line: number, text: string, bytes: Uint8Array, length: number, at: number): boolean {
    const { gaps } = templates[line]!;
    const lead = leadAt(line);
    const first = firsts[line]!;
    start = at;
    if (lead === 1) {
      start = runBefore(gaps[0]!, bytes, at);
      if (start < 0) return false;
      taken[0] = start;
      taken[1] = at;
    }
    end = at + begins[first + lead + 1]! - begins[first + lead]!;
    for (let gap = lead; gap < gaps.length; gap++) {
      const begin = begins[first + gap + 1]!;
      const size = begins[first + gap + 2]! - begin;
      const placeholder = gaps[gap]!;
      const from =
        size === 0
          ? runAfter(placeholder, bytes, length, end)
          : placeholder.name === "any"
            ? nearest(text, templates[line]!.pieces[gap + 1]!, placeholder)
            : next(placeholder, bytes, length, begin, size);
      if (from < 0) return false;
      taken[2 * gap] = end;
      taken[2 * gap + 1] = from;
      end = from + size;
    }
    return true;
  }

  /** The same where anything may stand between; a long text is not read further than the placeholder reaches. */
  function nearest(text: string, piece: string, gap: Placeholder): number {
    const last = end + gap.longest + piece.length;
    if (last >= text.length) return text.indexOf(piece, end + gap.shortest);
    const found = text.slice(end, last).indexOf(piece, gap.shortest);
    return found < 0 ? -1 : end + found;
  }

  /** The nearest place of a later piece that leaves the placeholder, from `end` on, what it may hold. */
  function next(gap: Placeholder, bytes: Uint8Array, length: number, begin: number, size: number): number {
    const last = Math.min(end + gap.longest, length - size);
    const least = end + gap.shortest;
    for (let at = end; at <= last; at++) {
      if (at >= least && stands(begin, size, bytes, at) && accepts(gap, bytes, end, at)) return at;
      if (!holds(gap, bytes[at]!)) return -1;
    }
    return -1;
  }

  function reachesBack(line: number, piece: number, bytes: Uint8Array, at: number): boolean {
    const gap = templates[line]!.gaps[piece - 1]!;
    const begin = beginOf(line, piece - 1);
    const size = beginOf(line, piece) - begin;
    const last = units[begin + size - 1]!;
    const limit = Math.max(size, at - gap.longest);
    for (let end = at; end >= limit; end--) {
      const unit = bytes[end - 1]!;
      if (unit === last && at - end >= gap.shortest && stands(begin, size, bytes, end - size)) return true;
      if (!holds(gap, unit)) return false;
    }
    return false;
  }

  function holds(gap: Placeholder, unit: number): boolean {
    return (classes[unit]! & gap.bit) !== 0;
  }

  /** From the first character on: in a search most places differ there. */
  function stands(begin: number, size: number, bytes: Uint8Array, place: number): boolean {
    for (let at = 0; at < size; at++) if (units[begin + at] !== bytes[place + at]) return false;
    return true;
  }

  /** Where the longest run of a placeholder's characters that ends at `to` begins; -1 when there is none. */
  function runBefore(gap: Placeholder, bytes: Uint8Array, to: number): number {
    const limit = Math.max(0, to - gap.longest);
    let from = to;
    while (from > limit && holds(gap, bytes[from - 1]!)) from--;
    if (gap.name === "ip") while (from < to && isPunctuation(bytes[from]!)) from++;
    return to - from >= gap.shortest && accepts(gap, bytes, from, to) ? from : -1;
  }

  /** Where the longest run of a placeholder's characters that begins at `from` ends; -1 when there is none. */
  function runAfter(gap: Placeholder, bytes: Uint8Array, length: number, from: number): number {
    const limit = Math.min(length, from + gap.longest);
    let to = from;
    while (to < limit && holds(gap, bytes[to]!)) to++;
    if (gap.name === "ip") while (to > from && isPunctuation(bytes[to - 1]!)) to--;
    return to - from >= gap.shortest && accepts(gap, bytes, from, to) ? to : -1;
  }

  return {
    units,
    beginOf,
    gapsOf,
    isAscii,
    leadAt,
    leadOf,
    matchAt,
    reachesBack,
    start: () => start,
    end: () => end,
    taken,
  };
}

const DOT = 0x2e;
const COLON = 0x3a;

/** A dot or colon at the outer end of an address belongs to the sentence. */
function isPunctuation(unit: number): boolean {
  return unit === DOT || unit === COLON;
}

function accepts(gap: Placeholder, bytes: Uint8Array, from: number, to: number): boolean {
  if (gap.name === "number") return isDigit(bytes[from]!);
  return gap.name !== "ip" || isIpv4(bytes, from, to) || isIpv6(bytes, from, to);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Four numbers of one to three digits with dots between. */
function isIpv4(bytes: Uint8Array, from: number, to: number): boolean {
  let dots = 0;
  let digits = 0;
  for (let at = from; at < to; at++) {
    const unit = bytes[at]!;
    if (isDigit(unit)) {
      if (++digits > 3) return false;
    } else {
      if (unit !== DOT || digits === 0) return false;
      dots++;
      digits = 0;
    }
  }
  return dots === 3 && digits > 0;
}

/** No dot before the second colon, which must be there; the characters are those of an address already. */
function isIpv6(bytes: Uint8Array, from: number, to: number): boolean {
  let colons = 0;
  for (let at = from; at < to && colons < 2; at++) {
    if (bytes[at] === COLON) colons++;
    else if (bytes[at] === DOT) return false;
  }
  return colons === 2;
}
