import { BLOCK } from "./anchors.js";
import type { Folded } from "./folded.js";
import { isDigitUnit, isDomain, isIpv4, isIpv6, isLetter, isNumber } from "./word-forms.js";

/**
 * A key under which replies that differ only in names and numbers meet: the normal form with addresses, hosts,
 * ids and numbers masked, word by word. The codes in front stay.
 */
const ENDS_WORD = 1;
const DIGIT = 2;
const AT = 4;
const DOT = 8;
const LINK_SIGN = 16;
const COLON = 32;
const KINDS = classify();

function classify(): Uint8Array {
  const kinds = new Uint8Array(256);
  for (const unit of " ()<>[]{}\"'`,;=") kinds[unit.charCodeAt(0)] = ENDS_WORD;
  for (const unit of "0123456789") kinds[unit.charCodeAt(0)] = DIGIT;
  kinds[0x40] = AT;
  kinds[0x2e] = DOT;
  kinds[0x3a] = COLON;
  return kinds;
}

/** Long on purpose: it reads every character of the words that hold a sign of a name, and no other. */
export function fingerprintOf(normalForm: string, { bytes, marks }: Folded): string {
  const { length } = normalForm;
  const { blocks: marked, count } = marks;
  let written = 0;
  let masked = "";
  let at = codesInFront(bytes, length);
  for (let mark = 0; mark < count; mark++) {
    const block = marked[mark]!;
    // As whole numbers, which an engine is not sure of otherwise.
    const last = Math.min(block + BLOCK, length) | 0;
    if (last <= at) continue;
    let sign = Math.max(block, at) | 0;
    while (sign < last && KINDS[bytes[sign]!]! <= ENDS_WORD) sign++;
    if (sign >= last) continue;
    let start = sign;
    while (start > at && KINDS[bytes[start - 1]!] !== ENDS_WORD) start--;
    let signs = 0;
    for (at = sign; at < length; at++) {
      const kind = KINDS[bytes[at]!]!;
      if (kind === ENDS_WORD) break;
      signs |= kind;
      if (kind === COLON && isSlashed(bytes, at, length)) {
        at = endOfLink(bytes, at, length);
        signs |= LINK_SIGN;
        break;
      }
    }
    // Most words with a sign only end a sentence.
    if ((signs & ~COLON) !== 0 && (signs !== DOT || sign < at - 1)) {
      const end = endOfName(bytes, start, at);
      const mask = maskOf(normalForm, bytes, start, end, signs);
      if (mask !== undefined) {
        masked += normalForm.slice(written, start) + mask;
        written = end;
      }
    }
    at++;
    // A word may end within a block that holds the beginning of another.
    if (at < last) mark--;
  }
  return written === 0 ? normalForm : masked + normalForm.slice(written);
}

/** Length of the codes in front, which stay: `550`, `550 5.1.1`. */
function codesInFront(bytes: Uint8Array, length: number): number {
  const digit = bytes[0]!;
  if (length < 3 || digit < 0x32 || digit > 0x35 || !isDigitUnit(bytes[1]!) || !isDigitUnit(bytes[2]!))
    return 0;
  if (!endsCode(bytes, 3, length)) return 0;
  const first = bytes[4]!;
  if (length < 9 || (first !== 0x32 && first !== 0x34 && first !== 0x35) || bytes[5] !== 0x2e) return 3;
  const dot = endOfDigits(bytes, 6, length);
  if (dot === 6 || dot === length || bytes[dot] !== 0x2e) return 3;
  const end = endOfDigits(bytes, dot + 1, length);
  return end > dot + 1 && endsCode(bytes, end, length) ? end : 3;
}

/** Where at most three digits end. */
function endOfDigits(bytes: Uint8Array, from: number, length: number): number {
  const limit = Math.min(from + 3, length);
  let at = from;
  while (at < limit && isDigitUnit(bytes[at]!)) at++;
  return at;
}

function endsCode(bytes: Uint8Array, at: number, length: number): boolean {
  return at === length || bytes[at] === 0x20;
}

const SLASH = 0x2f;

function isSlashed(bytes: Uint8Array, colon: number, length: number): boolean {
  return colon + 2 < length && bytes[colon + 1] === SLASH && bytes[colon + 2] === SLASH;
}

/** A link goes on over characters that end other words (RFC 3986, section 3). */
function endOfLink(bytes: Uint8Array, from: number, length: number): number {
  let at = from;
  while (at < length && !endsLink(bytes[at]!)) at++;
  return at;
}

/** Space, angle brackets, quotes. */
function endsLink(unit: number): boolean {
  return unit === 0x20 || unit === 0x3c || unit === 0x3e || unit === 0x22 || unit === 0x27 || unit === 0x60;
}

/** Where a name ends and the punctuation of the sentence begins. */
function endOfName(bytes: Uint8Array, start: number, end: number): number {
  let last = end;
  while (last > start && endsSentence(bytes[last - 1]!)) last--;
  return last;
}

function endsSentence(unit: number): boolean {
  return unit === 0x2e || unit === 0x3a || unit === 0x21 || unit === 0x3f;
}

/** What a word is masked by; undefined where it stays. */
function maskOf(
  text: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  signs: number,
): string | undefined {
  if (signs & LINK_SIGN) return maskBehindColon(text, bytes, start, end);
  if (signs & AT) return "{address}";
  if (signs & DIGIT) return maskDigits(bytes, start, end, signs);
  if (signs & COLON && isIpv6(bytes, start, end)) return "{ip}";
  return signs & DOT && isDomain(bytes, start, end) ? "{domain}" : undefined;
}

/** A word with `://` in it, whose other characters were not looked at. */
function maskBehindColon(text: string, bytes: Uint8Array, start: number, end: number): string | undefined {
  for (let at = start; at < end; at++) if (bytes[at] === AT_SIGN) return "{address}";
  return beginsLink(bytes, start, end)
    ? maskLink(text, bytes, start, end)
    : maskDigits(bytes, start, end, DOT | COLON);
}

const AT_SIGN = 0x40;
/** More than any scheme has that a reply names. */
const LONGEST_SCHEME = 10;

/** A scheme (RFC 3986, section 3.1) of two characters at least, and `://`. */
function beginsLink(bytes: Uint8Array, start: number, end: number): boolean {
  if (!isLetter(bytes[start]!)) return false;
  const limit = Math.min(end, start + LONGEST_SCHEME);
  let at = start + 1;
  while (at < limit && isInScheme(bytes[at]!)) at++;
  return at > start + 1 && bytes[at] === 0x3a && isSlashed(bytes, at, end);
}

/** Letters, digits, `+`, `-` and the dot. */
function isInScheme(unit: number): boolean {
  return isLetter(unit) || isDigitUnit(unit) || unit === 0x2b || unit === 0x2d || unit === 0x2e;
}

/** In this order since most words are settled by the first question that their first character allows. */
function maskDigits(bytes: Uint8Array, start: number, end: number, signs: number): string | undefined {
  const beginsWithDigit = isDigitUnit(bytes[start]!);
  if (signs & COLON && isIpv6(bytes, start, end)) return "{ip}";
  if (beginsWithDigit && signs & DOT && isIpv4(bytes, start, end)) return "{ip}";
  if (isNumber(bytes, start, end)) return "{number}";
  if (signs & DOT && isDomain(bytes, start, end)) return "{domain}";
  return isId(bytes, start, end) ? "{id}" : undefined;
}

/** The link without what is asked of it, which names the sender, and without the parts of its path that hold digits. */
function maskLink(text: string, bytes: Uint8Array, start: number, end: number): string {
  const last = endOfPath(bytes, start, end);
  let masked = "";
  let written = start;
  for (let slash = endOfPart(bytes, start, last); slash < last; ) {
    const behind = endOfPart(bytes, slash + 1, last);
    if (holdsDigit(bytes, slash + 1, behind)) {
      masked += `${text.slice(written, slash)}/{id}`;
      written = behind;
    }
    slash = behind;
  }
  return masked + text.slice(written, last);
}

/** Where a query or a fragment begins. */
function endOfPath(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== 0x3f && bytes[at] !== 0x23) at++;
  return at;
}

/** Where the next slash is. */
function endOfPart(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== SLASH) at++;
  return at;
}

function holdsDigit(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isDigitUnit(bytes[at]!)) return true;
  return false;
}

/** Queue ids and the like mix letters and digits; `s3150`, `tss04` and `x400` are short and stay. */
function isId(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < SHORTEST_ID) return false;
  let digitsInRow = 0;
  let changes = -1;
  let last = OTHER;
  for (let at = start; at < end; at++) {
    const unit = bytes[at]!;
    const kind = isDigitUnit(unit) ? NUMERAL : isLetter(unit) ? LETTER : OTHER;
    digitsInRow = kind === NUMERAL ? digitsInRow + 1 : 0;
    if (digitsInRow === DIGITS_OF_ID) return true;
    if (kind === OTHER || kind === last) continue;
    last = kind;
    // A digit between two letters, or a letter between two digits.
    if (++changes === 2) return true;
  }
  return false;
}

const SHORTEST_ID = 8;
const DIGITS_OF_ID = 4;
const OTHER = 0;
const NUMERAL = 1;
const LETTER = 2;
