/** The bytes of a few hundred usual lines; more are made room for. */
const USUAL = 256 * 1024;
/** UTF-8 takes at most three bytes for a UTF-16 code unit. */
const WIDEST_UNIT = 3;
/** Below this a loop is faster than the way into the engine's own code and back. */
const SHORT = 12;

/** Bytes written one behind the other into memory that is used again. */
export class GrowingBytes {
  length = 0;
  #bytes = Buffer.allocUnsafeSlow(USUAL);

  add(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#bytes.length) this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Adds a text that is ASCII. */
  addPlain(text: string): void {
    const { length } = text;
    if (this.length + length > this.#bytes.length) this.#makeRoom(length);
    if (length > SHORT) this.#bytes.write(text, this.length, "latin1");
    else for (let at = 0; at < length; at++) this.#bytes[this.length + at] = text.charCodeAt(at);
    this.length += length;
  }

  /** Adds a text that is ASCII where it is said to be. */
  addReplyText(text: string, plain: boolean): void {
    if (plain) this.addPlain(text);
    else this.addText(text);
  }

  addText(text: string): void {
    this.#makeRoom(WIDEST_UNIT * text.length);
    this.length += this.#bytes.write(text, this.length, "utf8");
  }

  /** What was written; valid until more is. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.length);
    this.length = 0;
    return taken;
  }

  #makeRoom(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.length + more));
    larger.set(this.#bytes.subarray(0, this.length));
    this.#bytes = larger;
  }
}

/** Words of the registry as bytes, with what always stands around them. */
export class Words {
  readonly #before: string;
  readonly #after: string;
  readonly #known = new Map<string | number, Uint8Array>();

  constructor(before: string, after: string) {
    this.#before = before;
    this.#after = after;
  }

  of(word: string | number): Uint8Array {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const bytes = plainBytes(`${this.#before}${word}${this.#after}`);
    this.#known.set(word, bytes);
    return bytes;
  }
}

/** The bytes of an ASCII text. */
export function plainBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "latin1"));
}
