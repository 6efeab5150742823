/**
 * A map that forgets what was not used for long. There are two generations: what is set or renewed goes into the
 * young one; when that is full the old one is dropped and the young one grows old. Dropping the oldest key of one
 * map instead takes ever longer, because deleted keys stay in its order for a while.
 */
export class RecentMap<Value> {
  readonly #most: number;
  readonly #forgotten: (value: Value) => void;
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  /** Holds between `most` and twice as many; `forgotten` is told what is dropped for want of room. */
  constructor(most: number, forgotten: (value: Value) => void = () => {}) {
    this.#most = most;
    this.#forgotten = forgotten;
  }

  get(key: string): Value | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  /** Gives the value of a key, made when there is none, and counts as using it. */
  use(key: string, make: () => Value): Value {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const value = this.#old.get(key) ?? make();
    this.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#old.delete(key);
    if (this.#young.size >= this.#most && !this.#young.has(key)) this.#growOld();
    this.#young.set(key, value);
  }

  /** Gives what was there. */
  take(key: string): Value | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    this.#young.delete(key);
    this.#old.delete(key);
    return value;
  }

  #growOld(): void {
    for (const value of this.#old.values()) this.#forgotten(value);
    this.#old = this.#young;
    this.#young = new Map();
  }
}
