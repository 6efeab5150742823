import { BLOCK, hashBlock, hashBlocks } from "./anchors.js";
import type { Marks } from "./folded.js";
import { LONGEST_REPLY } from "./normal-form.js";
import { BEYOND_ASCII, CONTROL, DIGIT, describeUnits, MARK, SPACE } from "./units.js";
import { SLOT_BITS, type WindowIndex } from "./window-index.js";

/** What a scan says of a text. White space is uneven where one line has none of it. */
export const UNEVEN = 1;
/** Characters beyond ASCII. */
export const FOREIGN = 2;
/** ` 503` stands somewhere. */
export const HAS_503 = 4;
/** A dot and a digit behind it stand somewhere. */
export const DOTTED = 8;

export interface TextScan {
  /** The text in lower case, a byte a character; what is behind its length is left from earlier texts. */
  readonly bytes: Uint8Array;
  /** Where names and numbers may be in the text last read. */
  readonly marks: Marks;
  /** Reads a text of at most 4,096 characters; the flags above. Letters beyond ASCII must be folded already. */
  readonly scan: (text: string) => number;
  /** Windows that some template may wait for, as hash and place behind them; as many numbers as `waitingCount` says. */
  readonly waiting: Int32Array;
  readonly waitingCount: () => number;
}

const LONG_BITS = SLOT_BITS.long;
const MIDDLE_BITS = SLOT_BITS.middle;
const ENDING_BITS = SLOT_BITS.ending;

/** ` 503` as a block. */
const OF_503 = 0x33303520;
const DOT = 0x2e;
const SPACE_UNIT = 0x20;

/** Whether the first character of a block is in the low byte of its number, as on nearly every machine. */
const LOW_BYTE_FIRST = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;

/**
 * One pass over a text folds it, says what kinds of characters it holds, and notes the windows that some template
 * waits for. ASCII is read four characters at a time, the others one by one.
 *
 * The tables live in a closure: an engine reads them there faster than from the fields of an object.
 */
export function createTextScan({ bits }: WindowIndex): TextScan {
  const { long: longBits, middle: middleBits, ending: endingBits } = bits;
  const encoder = new TextEncoder();
  const buffer = new ArrayBuffer(LONGEST_REPLY + 2 * BLOCK);
  const bytes = new Uint8Array(buffer);
  const words = new Int32Array(buffer);
  const waiting = new Int32Array(2 * (2 * LONGEST_REPLY + 16));
  const marks: Marks = { blocks: new Int32Array(LONGEST_REPLY / BLOCK + 2), count: 0 };
  const { blocks: marked } = marks;
  /** Blocks with a digit: the place, the block before, and the block. */
  const digits = new Int32Array(3 * (LONGEST_REPLY / BLOCK + 2));
  let units: Uint16Array | undefined;
  let waitingCount = 0;

  function scan(text: string): number {
    const { length } = text;
    const { read, written } = encoder.encodeInto(text, bytes);
    if (read === length && written === length && LOW_BYTE_FIRST) return scanAscii(length);
    units ??= describeUnits();
    return scanUnits(text, units);
  }

  /**
   * Each sum sets the highest bit of a byte where a comparison holds; no byte above 0x7f means that none carries
   * into the next. What is written is kept or not by counting on or not: a branch would often be guessed wrong.
   */
  function scanAscii(length: number): number {
    // Letters stand for what is behind the end.
    words[length >> 2] = (words[length >> 2]! & keptOf(length)) | (0x61616161 & ~keptOf(length));
    let uneven = 0;
    let spaceBefore = 0x80;
    let dotBefore = 0;
    let dotted = 0;
    let before = 0;
    let found = 0;
    let markedCount = 0;
    let digitCount = 0;
    for (let at = 0; at < length; at += BLOCK) {
      const word = words[at >> 2]!;
      // A to Z become a to z.
      const block = word | (((word + 0x3f3f3f3f) & ~(word + 0x25252525) & HIGH) >>> 2);
      words[at >> 2] = block;
      const space = ~((word ^ 0x20202020) + 0x7f7f7f7f) & HIGH;
      uneven |= (space & ((space << 8) | spaceBefore)) | ~(word + 0x60606060) | (word + 0x01010101);
      spaceBefore = space >>> 24;
      // 0 to 9 and the colon behind them.
      const digit = (word + 0x50505050) & ~(word + 0x45454545) & HIGH;
      const dot = ~((word ^ 0x2e2e2e2e) + 0x7f7f7f7f) & HIGH;
      const atSign = ~((word ^ 0x40404040) + 0x7f7f7f7f) & HIGH;
      dotted |= digit & ((dot << 8) | dotBefore);
      dotBefore = dot >>> 24;
      const mark = digit | dot | atSign;
      marked[markedCount] = at;
      markedCount += (mark | -mark) >>> 31;
      digits[digitCount] = at;
      digits[digitCount + 1] = before;
      digits[digitCount + 2] = block;
      digitCount += 3 * ((digit | -digit) >>> 31);
      const long = hashBlocks(before, block);
      waiting[found] = long;
      waiting[found + 1] = at + BLOCK;
      found += ((longBits[long >>> (37 - LONG_BITS)]! >>> ((long >>> (32 - LONG_BITS)) & 31)) & 1) << 1;
      const middle = hashBlock(block);
      waiting[found] = middle;
      waiting[found + 1] = at + BLOCK;
      found +=
        ((middleBits[middle >>> (37 - MIDDLE_BITS)]! >>> ((middle >>> (32 - MIDDLE_BITS)) & 31)) & 1) << 1;
      before = block;
    }
    waitingCount = found;
    marks.count = markedCount;
    const isUneven = (uneven & HIGH) !== 0 || (length > 0 && bytes[length - 1] === SPACE_UNIT);
    return (isUneven ? UNEVEN : 0) | (dotted === 0 ? 0 : DOTTED) | scanDigits(digitCount);
  }

  /** Looks once more at blocks with digits, which are few: at the four characters that end in each. */
  function scanDigits(count: number): number {
    let flags = 0;
    for (let at = 0; at < count; at += 3) {
      const place = digits[at]!;
      const before = digits[at + 1]!;
      const block = digits[at + 2]!;
      let left = (block + 0x50505050) & ~(block + 0x45454545) & HIGH;
      for (; left !== 0; left &= left - 1) {
        // How many bits of the block come before the digit.
        const shift = 24 - Math.clz32(left & -left);
        flags |= scanEnding(((before >>> shift) >>> 8) | (block << (24 - shift)), place + (shift >> 3) + 1);
      }
    }
    return flags;
  }

  function scanUnits(text: string, unitKinds: Uint16Array): number {
    const { length } = text;
    let kinds = 0;
    let pairs = 0;
    let flags = 0;
    let before = 0;
    let window = 0;
    let previous = SPACE;
    waitingCount = 0;
    marks.count = 0;
    for (let at = 0; at < length; at++) {
      const unit = unitKinds[text.charCodeAt(at)]!;
      bytes[at] = unit;
      window = (window >>> 8) | (unit << 24);
      kinds |= unit;
      pairs |= previous & unit;
      if (unit & (DIGIT | BEYOND_ASCII)) flags |= scanEnding(window, at + 1);
      if (unit & DIGIT && bytes[at - 1] === DOT) flags |= DOTTED;
      if (unit & MARK) mark(at & -BLOCK);
      previous = unit;
      if ((at & (BLOCK - 1)) !== BLOCK - 1) continue;
      wait(longBits, LONG_BITS, hashBlocks(before, window), at + 1);
      wait(middleBits, MIDDLE_BITS, hashBlock(window), at + 1);
      before = window;
    }
    const uneven = ((pairs | previous) & SPACE) | (kinds & CONTROL);
    return flags | (uneven === 0 ? 0 : UNEVEN) | ((kinds & BEYOND_ASCII) === 0 ? 0 : FOREIGN);
  }

  function mark(block: number): void {
    if (marks.count === 0 || marked[marks.count - 1] !== block) marked[marks.count++] = block;
  }

  /** Looks at four characters that end in a digit or beyond ASCII; `end` is the place behind them. */
  function scanEnding(window: number, end: number): number {
    wait(endingBits, ENDING_BITS, hashBlock(window), end);
    return window === OF_503 ? HAS_503 : 0;
  }

  /** Notes a window when a template may wait for it. */
  function wait(waited: Int32Array, slotBits: number, hash: number, end: number): void {
    const slot = hash >>> (32 - slotBits);
    waiting[waitingCount] = hash;
    waiting[waitingCount + 1] = end;
    waitingCount += ((waited[slot >>> 5]! >>> (slot & 31)) & 1) << 1;
  }

  return { bytes, marks, scan, waiting, waitingCount: () => waitingCount };
}

/** The highest bit of each byte. */
const HIGH = 0x80808080 | 0;

/** The bytes of a text's last word that are in front of its end. */
function keptOf(length: number): number {
  return (1 << (8 * (length & (BLOCK - 1)))) - 1;
}
