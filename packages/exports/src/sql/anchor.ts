import { piecesOf } from "./template-pattern.js";

/**
 * Length of an anchor. Every template has a literal piece of four characters at least (MATCHING.md, step 3), so
 * four is the longest that all of them have.
 */
export const ANCHOR_LENGTH = 4;

/**
 * One stretch of each template, the rarest that it has. A text that holds the template holds its anchor, so a
 * join on anchors finds every template that can be there, and LIKE is asked for those alone instead of for
 * thousands a text. What is rare is counted in the templates and examples of the registry itself.
 */
export function anchorsOf(lines: readonly string[], texts: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) for (const stretch of stretchesOf(line)) count(counts, stretch, 1);
  for (const text of texts) for (const stretch of stretchesIn(text)) count(counts, stretch, 1);
  return lines.map((line) => rarest(stretchesOf(line), counts));
}

function count(counts: Map<string, number>, stretch: string, by: number): void {
  counts.set(stretch, (counts.get(stretch) ?? 0) + by);
}

function stretchesOf(line: string): string[] {
  return piecesOf(line).flatMap((piece) => [...stretchesIn(piece)]);
}

/** Stretches are counted in code points, as the engines count them. */
function* stretchesIn(text: string): Generator<string> {
  const points = [...text];
  for (let at = 0; at + ANCHOR_LENGTH <= points.length; at++)
    yield points.slice(at, at + ANCHOR_LENGTH).join("");
}

/**
 * The smaller one of two equally rare, so that the same registry gives the same anchors. One with a space at an
 * end is taken only where there is no other: programs that load CSV trim.
 */
function rarest(stretches: readonly string[], counts: ReadonlyMap<string, number>): string {
  let best = "";
  let least = Number.POSITIVE_INFINITY;
  for (const stretch of stretches) {
    const isTrimmed = stretch === stretch.trim();
    const found = (counts.get(stretch) ?? 0) + (isTrimmed ? 0 : Number.MAX_SAFE_INTEGER / 2);
    if (found < least || (found === least && stretch < best)) [best, least] = [stretch, found];
  }
  return best;
}
