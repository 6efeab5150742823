import { packEnhanced, packReplyCodes } from "./codes.js";
import type { Examination } from "./examination.js";
import { foldCase } from "./normal-form.js";
import { additionTo, findEnhanced } from "./reply.js";
import { DOTTED, FOREIGN, HAS_503, type Scanner, UNEVEN } from "./scanner.js";

const SPACE = 0x20;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const CLOSING = 0x29;

/**
 * Reads a reply that was scanned, where it is the text of one 4yz or 5yz reply with nothing around it, as most are;
 * false where it takes a closer look. What it reads is what {@link readReply} reads.
 */
export function readPlainReply(
  reply: Examination,
  scannedText: string,
  scanned: number,
  scanner: Scanner,
): boolean {
  const { bytes } = scanner;
  let text = scannedText;
  if ((scanned & (UNEVEN | HAS_503)) !== 0 || !isPlainlyCoded(bytes, text.length)) return false;
  reply.command = undefined;
  if (bytes[text.length - 1] === CLOSING) {
    const added = additionTo(text);
    if (added) {
      reply.command = added.command;
      text = text.slice(0, added.at);
      scanner.shorten(text.length);
    }
    // What another server quoted takes a closer look.
    if (bytes[text.length - 1] === CLOSING && text.includes(QUOTED)) return false;
  }
  readCodes(reply, text, scanned, bytes);
  reply.text = text;
  reply.normalForm = (scanned & FOREIGN) === 0 ? text.toLowerCase() : foldCase(text);
  reply.host = undefined;
  return true;
}

const QUOTED = "(delivery attempts: ";

/** A code of class 4 or 5 and a space in front. */
function isPlainlyCoded(bytes: Uint8Array, length: number): boolean {
  if (length < 4 || (bytes[0] !== 0x34 && bytes[0] !== 0x35) || bytes[3] !== SPACE) return false;
  return isDigit(bytes[1]!) && isDigit(bytes[2]!);
}

function readCodes(reply: Examination, text: string, scanned: number, bytes: Uint8Array): void {
  const code = 100 * bytes[0]! + 10 * bytes[1]! + bytes[2]! - 111 * ZERO;
  reply.code = code;
  reply.replyClass = bytes[0]! - ZERO;
  if (readEnhancedInFront(reply, text, bytes)) {
    reply.codes.basic = code;
    return;
  }
  reply.enhanced = (scanned & DOTTED) === 0 ? undefined : findEnhanced(text);
  packReplyCodes(reply.codes, code, reply.enhanced);
}

/** `d.ddd.ddd` directly behind the reply code and before a space or the end; false for any other form. */
function readEnhancedInFront(reply: Examination, text: string, bytes: Uint8Array): boolean {
  const { length } = text;
  if (length < 9 || (bytes[4] !== 0x34 && bytes[4] !== 0x35) || bytes[5] !== DOT) return false;
  const dot = endOfNumber(bytes, 6, length);
  if (dot === 6 || dot >= length || bytes[dot] !== DOT) return false;
  const end = endOfNumber(bytes, dot + 1, length);
  if (end === dot + 1 || (end < length && bytes[end] !== SPACE)) return false;
  reply.enhanced = text.slice(4, end);
  reply.codes.class = bytes[4] - ZERO;
  reply.codes.enhanced = packEnhanced(numberIn(bytes, 6, dot), numberIn(bytes, dot + 1, end));
  return true;
}

/** Where at most three digits end. */
function endOfNumber(bytes: Uint8Array, from: number, length: number): number {
  const limit = Math.min(length, from + 3);
  let at = from;
  while (at < limit && isDigit(bytes[at]!)) at++;
  return at;
}

function numberIn(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + bytes[at]! - ZERO;
  return number;
}

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}
