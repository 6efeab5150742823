/** More than a reply usually holds; a longer list doubles its room. */
const USUAL_HITS = 64;

/** Templates that stand in one text. Kept in arrays that are used again, so that a reply costs no memory. */
export class Hits {
  count = 0;
  /** Number of the template's line. */
  lines = new Int32Array(USUAL_HITS);
  /** First and one past the last position in the normal form. */
  starts = new Int32Array(USUAL_HITS);
  ends = new Int32Array(USUAL_HITS);
  /** Where in `taken` a hit's placeholders begin; each has a start and an end there. */
  takenFrom = new Int32Array(USUAL_HITS);
  taken = new Int32Array(USUAL_HITS);
  #takenCount = 0;

  clear(): void {
    this.count = 0;
    this.#takenCount = 0;
  }

  /** `taken` holds what the placeholders took in its first `gaps` pairs. */
  add(line: number, start: number, end: number, gaps: number, taken: ArrayLike<number>): void {
    const at = this.count++;
    if (at === this.lines.length) this.#makeRoom();
    this.lines[at] = line;
    this.starts[at] = start;
    this.ends[at] = end;
    this.takenFrom[at] = this.#takenCount;
    if (gaps > 0) this.#addTaken(gaps, taken);
  }

  #addTaken(gaps: number, taken: ArrayLike<number>): void {
    while (this.#takenCount + 2 * gaps > this.taken.length) this.taken = doubled(this.taken);
    for (let pair = 0; pair < 2 * gaps; pair++) this.taken[this.#takenCount++] = taken[pair]!;
  }

  #makeRoom(): void {
    this.lines = doubled(this.lines);
    this.starts = doubled(this.starts);
    this.ends = doubled(this.ends);
    this.takenFrom = doubled(this.takenFrom);
  }
}

function doubled(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * list.length);
  larger.set(list);
  return larger;
}
