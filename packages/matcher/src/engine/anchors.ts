import type { Template } from "./template.js";

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

/** Four characters as one number: the low byte of each, the first one lowest. */
export function blockAt(text: string, at: number): number {
  return (
    (text.charCodeAt(at) & 255) |
    ((text.charCodeAt(at + 1) & 255) << 8) |
    ((text.charCodeAt(at + 2) & 255) << 16) |
    ((text.charCodeAt(at + 3) & 255) << 24)
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

/** One anchor a template: the longest windows that one of its pieces has room for, at their rarest place. */
export function chooseAnchors(templates: readonly Template[]): Anchor[] {
  const windows = new Windows(templates);
  return templates.map((template) => {
    for (const kind of ["long", "middle", "ending", "short"] as const) {
      const anchor = chooseAnchor(template, kind, windows);
      if (anchor) return anchor;
    }
    throw new TypeError(
      `tables: the template ${JSON.stringify(template.pieces.join("…"))} has no four literal characters in a row`,
    );
  });
}

function chooseAnchor({ pieces }: Template, kind: AnchorKind, windows: Windows): Anchor | undefined {
  const aligned = kind === "long" || kind === "middle";
  let best: Anchor | undefined;
  let rarest = Number.POSITIVE_INFINITY;
  for (let piece = 0; piece < pieces.length; piece++) {
    const text = pieces[piece]!;
    const needed = WINDOW_SIZE[kind] + (aligned ? BLOCK - 1 : 0);
    for (let from = 0; from + needed <= text.length; from++) {
      if (kind === "ending" && !endsInMark(text.charCodeAt(from + BLOCK - 1))) continue;
      const places = aligned ? [from, from + 1, from + 2, from + 3] : [from];
      const common = places.reduce((sum, at) => sum + windows.countAt(text, at, kind), 0);
      if (common >= rarest) continue;
      rarest = common;
      best = { piece, kind, places };
    }
  }
  return best;
}

/** A digit, or a character beyond ASCII. */
function endsInMark(unit: number): boolean {
  return unit >= 0x80 || (unit >= 0x30 && unit <= 0x39);
}
