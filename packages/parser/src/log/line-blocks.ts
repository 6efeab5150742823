/**
 * Bytes that are read as one text. Large enough that the work per block does not count, small enough that the
 * memory for a log does not depend on how it is pushed.
 */
const BLOCK = 256 * 1024;
/** Exchange writes every recipient of a message into one line; beyond this a line is cut. In bytes or UTF-16 units. */
export const LONGEST_LINE = 1024 * 1024;

const LINE_FEED = 0x0a;

/** Takes whole lines, each with its line end. `cut` says that the one line in it was longer than LONGEST_LINE. */
export type BlockSink = (text: string, cut: boolean) => void;

/**
 * Turns chunks of bytes or text into blocks of whole lines. Bytes are UTF-8; what is not becomes U+FFFD. A block
 * ends at a line end, so that no character is split and the decoder can take its fast path without a state.
 */
export class LineBlocks {
  readonly #sink: BlockSink;
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: false });
  /** The line that has not ended yet, as it came. */
  #open: (Uint8Array | string)[] = [];
  #openLength = 0;

  constructor(sink: BlockSink) {
    this.#sink = sink;
  }

  push(chunk: Uint8Array | string): void {
    for (let start = 0; start < chunk.length; start += BLOCK) {
      const end = Math.min(start + BLOCK, chunk.length);
      if (typeof chunk === "string")
        this.#pushText(start === 0 && end === chunk.length ? chunk : chunk.slice(start, end));
      else this.#pushBytes(chunk.subarray(start, end));
    }
  }

  /** Hands on the last line when nothing ended it. */
  end(): void {
    if (this.#openLength > 0) this.#close("\n");
  }

  #pushText(text: string): void {
    let start = 0;
    if (this.#openLength > 0) {
      start = text.indexOf("\n") + 1;
      if (start > 0) this.#close(text.slice(0, start));
    }
    const end = text.lastIndexOf("\n") + 1;
    if (end > start) this.#sink(text.slice(start, end), false);
    if (end < text.length) this.#keep(text.slice(end));
  }

  #pushBytes(bytes: Uint8Array): void {
    let start = 0;
    if (this.#openLength > 0) {
      start = bytes.indexOf(LINE_FEED) + 1;
      if (start > 0) this.#close(bytes.subarray(0, start));
    }
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    if (end > start) this.#sink(this.#decoder.decode(bytes.subarray(start, end)), false);
    // The caller may fill the same buffer again.
    if (end < bytes.length) this.#keep(bytes.slice(end));
  }

  #keep(piece: Uint8Array | string): void {
    if (this.#openLength <= LONGEST_LINE) this.#open.push(piece);
    this.#openLength += piece.length;
  }

  #close(last: Uint8Array | string): void {
    const cut = this.#openLength > LONGEST_LINE;
    const pieces = cut ? this.#open : [...this.#open, last];
    this.#open = [];
    this.#openLength = 0;
    const text = this.#join(pieces);
    this.#sink(cut ? `${text.slice(0, LONGEST_LINE)}\n` : text, cut);
  }

  #join(pieces: readonly (Uint8Array | string)[]): string {
    if (pieces.every((piece) => typeof piece === "string")) return pieces.join("");
    const bytes = pieces.map((piece) =>
      typeof piece === "string" ? new TextEncoder().encode(piece) : piece,
    );
    const joined = new Uint8Array(bytes.reduce((total, { length }) => total + length, 0));
    let at = 0;
    for (const piece of bytes) {
      joined.set(piece, at);
      at += piece.length;
    }
    return this.#decoder.decode(joined);
  }
}
