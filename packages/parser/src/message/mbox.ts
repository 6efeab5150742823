import { LONGEST_MESSAGE } from "./limits.js";

/** One message of an mbox. */
export interface MboxMessage {
  readonly bytes: Uint8Array;
  /** Line of its "From " line in the stream, from 1. */
  readonly line: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20];

/**
 * The messages of an mbox (RFC 4155). A "From " line behind an empty line begins a message, as mboxo and mboxrd
 * have it; their quoting ">From " is undone once. A stream that begins otherwise is one message. Memory holds one
 * message, cut to LONGEST_MESSAGE.
 */
export async function* readMbox(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<MboxMessage> {
  const reader = new MboxReader();
  const encoder = new TextEncoder();
  for await (const chunk of chunks)
    yield* reader.add(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
  yield* reader.finish();
}

/** A line that is longer than this when a chunk ends is no "From " line. */
const LONGEST_FROM_LINE = 1_024;

class MboxReader {
  private pieces: Uint8Array[] = [];
  private size = 0;
  private start = 1;
  private line = 1;
  /** The unfinished line of the last chunk. */
  private rest: Uint8Array = new Uint8Array(0);
  /** The chunk begins inside a line that is kept already. */
  private insideLine = false;
  private afterEmpty = true;
  private begun = false;

  *add(chunk: Uint8Array): Generator<MboxMessage> {
    const bytes = this.rest.length === 0 ? chunk : join([this.rest, chunk], this.rest.length + chunk.length);
    let kept = 0;
    let at = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, at)) {
      const separates = !this.insideLine && this.afterEmpty && isSeparator(bytes, at);
      if (separates || (!this.insideLine && isQuoted(bytes, at))) {
        this.keep(bytes.subarray(kept, at));
        kept = separates ? end + 1 : at + 1;
      }
      if (separates) yield* this.begin();
      this.afterEmpty = !this.insideLine && (end === at || (end === at + 1 && bytes[at] === CARRIAGE_RETURN));
      this.insideLine = false;
      at = end + 1;
      this.line++;
    }
    this.keep(bytes.subarray(kept, at));
    this.carry(bytes, at);
  }

  *finish(): Generator<MboxMessage> {
    this.keep(this.rest);
    yield* this.flush();
  }

  private carry(bytes: Uint8Array, at: number): void {
    const longs = this.insideLine || bytes.length - at > LONGEST_FROM_LINE;
    this.rest = longs ? new Uint8Array(0) : bytes.slice(at);
    if (!longs || at === bytes.length) return;
    this.keep(bytes.subarray(!this.insideLine && isQuoted(bytes, at) ? at + 1 : at));
    this.insideLine = true;
  }

  private keep(piece: Uint8Array): void {
    const kept = piece.slice(0, Math.max(0, LONGEST_MESSAGE - this.size));
    if (kept.length > 0) this.pieces.push(kept);
    this.size += kept.length;
  }

  private *begin(): Generator<MboxMessage> {
    yield* this.flush();
    this.begun = true;
    this.start = this.line;
  }

  private *flush(): Generator<MboxMessage> {
    const bytes = join(this.pieces, this.size);
    this.pieces = [];
    this.size = 0;
    if (this.begun || bytes.some((byte) => byte > 0x20)) yield { bytes, line: this.start };
  }
}

function isSeparator(bytes: Uint8Array, at: number): boolean {
  return FROM.every((byte, offset) => bytes[at + offset] === byte);
}

/** mboxrd quotes ">From " again, mboxo only "From ": one ">" is taken away. */
function isQuoted(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 0x3e) return false;
  let start = at;
  while (bytes[start] === 0x3e) start++;
  return isSeparator(bytes, start);
}

function join(pieces: readonly Uint8Array[], size: number): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
