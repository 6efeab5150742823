import type { Specificity } from "../types.js";
import type { Entry, ListedBlocklist } from "./tables-index.js";

/** Who may explain a reply. */
export type Speaker = Entry | ListedBlocklist;

/**
 * More than anybody is told of. Text that holds hundreds of templates is made up, and the list of candidates must
 * not grow with it.
 */
const MOST_RANKED = 32;
const WEIGHT_BITS = 12;
const HEAVIEST = (1 << WEIGHT_BITS) - 1;

/** Strength, then whether the entry belongs to the provider that answered, then literal characters, in one number. */
export function rankKey(strength: number, own: boolean, weight: number): number {
  return (strength << (WEIGHT_BITS + 1)) | ((own ? 1 : 0) << WEIGHT_BITS) | Math.min(weight, HEAVIEST);
}

export function strengthIn(key: number): number {
  return key >> (WEIGHT_BITS + 1);
}

export function ownIn(key: number): boolean {
  return ((key >> WEIGHT_BITS) & 1) === 1;
}

/** A rank without a template: codes have none. */
export const NO_HIT = -1;

/**
 * All that speaks for an entry, the strongest first, each entry once. Kept in arrays that are used again, so that
 * a reply costs no memory.
 */
export class Ranking {
  count = 0;
  readonly speakers: Speaker[] = [];
  readonly specificities: Specificity[] = [];
  readonly keys = new Int32Array(MOST_RANKED + 1);
  readonly starts = new Int32Array(MOST_RANKED + 1);
  readonly lines = new Int32Array(MOST_RANKED + 1);
  /** Numbers of the hits, or {@link NO_HIT}. */
  readonly hits = new Int32Array(MOST_RANKED + 1);
  /** The first of the blocklists. */
  list: ListedBlocklist | undefined;
  #listKey = 0;
  #listStart = 0;

  clear(): void {
    this.count = 0;
    this.list = undefined;
  }

  /** Puts a candidate in its place, unless a stronger one of the same entry is there. */
  add(
    speaker: Speaker,
    specificity: Specificity,
    key: number,
    start: number,
    line: number,
    hit: number,
  ): void {
    let last = this.count;
    for (let at = 0; at < this.count; at++) {
      if (this.speakers[at] !== speaker) continue;
      if (!this.#isBefore(speaker, key, start, line, at)) return;
      last = at;
      break;
    }
    if (last === this.count && this.count < MOST_RANKED) this.count++;
    else if (last === this.count && !this.#isBefore(speaker, key, start, line, --last)) return;
    while (last > 0 && this.#isBefore(speaker, key, start, line, last - 1)) {
      this.#move(last - 1, last);
      last--;
    }
    this.speakers[last] = speaker;
    this.specificities[last] = specificity;
    this.keys[last] = key;
    this.starts[last] = start;
    this.lines[last] = line;
    this.hits[last] = hit;
  }

  addList(list: ListedBlocklist, key: number, start: number, line: number, hit: number): void {
    this.add(list, "blocklist", key, start, line, hit);
    const first = this.list;
    const before =
      first === undefined ||
      key > this.#listKey ||
      (key === this.#listKey &&
        (start < this.#listStart || (start === this.#listStart && list.id < first.id)));
    if (!before) return;
    this.list = list;
    this.#listKey = key;
    this.#listStart = start;
  }

  /** The higher key; then the earlier place, the smaller id, and of one entry's templates the first in the tables. */
  #isBefore(speaker: Speaker, key: number, start: number, line: number, at: number): boolean {
    if (key !== this.keys[at]) return key > this.keys[at]!;
    if (start !== this.starts[at]) return start < this.starts[at]!;
    const other = this.speakers[at]!;
    if (speaker.id !== other.id) return speaker.id < other.id;
    return line < this.lines[at]!;
  }

  #move(from: number, to: number): void {
    this.speakers[to] = this.speakers[from]!;
    this.specificities[to] = this.specificities[from]!;
    this.keys[to] = this.keys[from]!;
    this.starts[to] = this.starts[from]!;
    this.lines[to] = this.lines[from]!;
    this.hits[to] = this.hits[from]!;
  }
}
