import type { Template } from "./template.js";
import { toByte } from "./units.js";

/**
 * Which characters of a template a scan waits for. A scan reads blocks of four characters, and a piece of a
 * template may begin anywhere in a block; so each template waits for one window at four neighbouring places, of
 * which one fills whole blocks wherever the piece stands.
 */
export interface Anchor {
  readonly piece: number;
  readonly kind: AnchorKind;
  /** Where in the piece its windows begin. */
  readonly places: readonly number[];
}

/**
 * `long`: two whole blocks. `middle`: one. `ending`: four characters, looked for where a digit or a character
 * beyond ASCII ends them, which keeps a provider's short tokens cheap. `short`: four characters anywhere.
 */
export type AnchorKind = "long" | "middle" | "ending" | "short";

export const BLOCK = 4;
export const WINDOW_SIZE: Readonly<Record<AnchorKind, number>> = {
  long: 2 * BLOCK,
  middle: BLOCK,
  ending: BLOCK,
  short: BLOCK,
};

/** Knuth's multiplicative hashing: the golden ratio in 32 bits. The second factor is as odd and as arbitrary. */
const SPREAD = 0x9e3779b1;
const SPREAD_BEFORE = 0x85ebca6b;

/** Four characters as one number: a byte of each, the first one lowest. */
export function blockAt(text: string, at: number): number {
  return (
    toByte(text.charCodeAt(at)) |
    (toByte(text.charCodeAt(at + 1)) << 8) |
    (toByte(text.charCodeAt(at + 2)) << 16) |
    (toByte(text.charCodeAt(at + 3)) << 24)
  );
}

export function hashBlock(block: number): number {
  return Math.imul(block, SPREAD);
}

export function hashBlocks(before: number, block: number): number {
  return Math.imul(block ^ Math.imul(before, SPREAD_BEFORE), SPREAD);
}

export function windowAt(text: string, at: number, kind: AnchorKind): number {
  if (kind === "long") return hashBlocks(blockAt(text, at), blockAt(text, at + BLOCK));
  return hashBlock(blockAt(text, at));
}

/** How often each window occurs among all templates; the rarer, the better an anchor. */
class Windows {
  readonly #long = new Map<number, number>();
  readonly #short = new Map<number, number>();

  constructor(templates: readonly Template[]) {
    for (const { pieces } of templates) {
      for (const piece of pieces) {
        count(this.#long, piece, "long");
        count(this.#short, piece, "short");
      }
    }
  }

  countAt(text: string, at: number, kind: AnchorKind): number {
    return (kind === "long" ? this.#long : this.#short).get(windowAt(text, at, kind))!;
  }
}

function count(counts: Map<number, number>, piece: string, kind: AnchorKind): void {
  for (let at = 0; at + WINDOW_SIZE[kind] <= piece.length; at++) {
    const window = windowAt(piece, at, kind);
    counts.set(window, (counts.get(window) ?? 0) + 1);
  }
}

/** One anchor a template: its longest windows, or else those that the fewest templates share. */
export function chooseAnchors(templates: readonly Template[]): Anchor[] {
  const windows = new Windows(templates);
  return templates.map((template) => {
    const chosen =
      chooseAnchor(template, "long", windows) ??
      rarer(chooseAnchor(template, "middle", windows), chooseAnchor(template, "ending", windows)) ??
      chooseAnchor(template, "short", windows);
    if (chosen) return chosen.anchor;
    throw new TypeError(
      `tables: the template ${JSON.stringify(template.pieces.join("…"))} has no four literal characters in a row`,
    );
  });
}

interface Choice {
  readonly anchor: Anchor;
  /** How often its windows occur among all templates. */
  readonly common: number;
}

function rarer(one: Choice | undefined, other: Choice | undefined): Choice | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.common < one.common ? other : one;
}

/** The windows of a kind at the place where they are rarest. */
function chooseAnchor({ pieces }: Template, kind: AnchorKind, windows: Windows): Choice | undefined {
  const aligned = kind === "long" || kind === "middle";
  let best: Choice | undefined;
  for (let piece = 0; piece < pieces.length; piece++) {
    const text = pieces[piece]!;
    const needed = WINDOW_SIZE[kind] + (aligned ? BLOCK - 1 : 0);
    for (let from = 0; from + needed <= text.length; from++) {
      if (kind === "ending" && !endsInMark(text.charCodeAt(from + BLOCK - 1))) continue;
      const places = aligned ? [from, from + 1, from + 2, from + 3] : [from];
      const common = places.reduce((sum, at) => sum + windows.countAt(text, at, kind), 0);
      if (best === undefined || common < best.common) best = { anchor: { piece, kind, places }, common };
    }
  }
  return best;
}

/** A digit, or a character beyond ASCII. */
function endsInMark(unit: number): boolean {
  return unit >= 0x80 || (unit >= 0x30 && unit <= 0x39);
}
