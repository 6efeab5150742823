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
  const kinds = new Uint8Array(128);
  for (const unit of " ()<>[]{}\"'`,;=") kinds[unit.charCodeAt(0)] = ENDS_WORD;
  for (const unit of "0123456789") kinds[unit.charCodeAt(0)] = DIGIT;
  kinds[0x40] = AT;
  kinds[0x2e] = DOT;
  kinds[0x3a] = COLON;
  return kinds;
}

/** Where blocks of four characters begin that hold a digit, `@`, `.` or `:`, in order; `count` of them. */
export interface Marks {
  readonly blocks: Int32Array;
  count: number;
}

/** Long on purpose: it reads every character of the words that hold a sign of a name, and no other. */
export function fingerprintOf(normalForm: string, { blocks: marked, count }: Marks): string {
  const { length } = normalForm;
  let written = 0;
  let masked = "";
  let at = codesInFront(normalForm);
  for (let mark = 0; mark < count; mark++) {
    const last = Math.min(marked[mark]! + BLOCK, length);
    if (last <= at) continue;
    let sign = Math.max(marked[mark]!, at);
    while (sign < last && !isSign(normalForm.charCodeAt(sign))) sign++;
    if (sign >= last) continue;
    let start = sign;
    while (start > at && !endsWord(normalForm.charCodeAt(start - 1))) start--;
    let signs = 0;
    for (at = sign; at < length; at++) {
      const unit = normalForm.charCodeAt(at);
      const kind = unit < 128 ? KINDS[unit]! : 0;
      if (kind === ENDS_WORD) break;
      signs |= kind;
      if (kind === COLON && isSlashed(normalForm, at)) {
        at = endOfLink(normalForm, at);
        signs |= LINK_SIGN;
        break;
      }
    }
    // Most words with a sign only end a sentence.
    if ((signs & ~COLON) !== 0 && (signs !== DOT || sign < at - 1)) {
      const end = endOfName(normalForm, start, at);
      const mask = maskOf(normalForm, start, end, signs);
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

/** The marks of a text that no scanner has read. */
export function markBlocks(normalForm: string): Marks {
  const marked: number[] = [];
  for (let at = 0; at < normalForm.length; at++) {
    if (isSign(normalForm.charCodeAt(at)) && marked.at(-1) !== (at & -BLOCK)) marked.push(at & -BLOCK);
  }
  return { blocks: Int32Array.from(marked), count: marked.length };
}

const BLOCK = 4;

function isSign(unit: number): boolean {
  return unit < 128 && KINDS[unit]! > ENDS_WORD;
}

function endsWord(unit: number): boolean {
  return unit < 128 && KINDS[unit] === ENDS_WORD;
}

/** Length of the codes in front, which stay: `550`, `550 5.1.1`. */
function codesInFront(text: string): number {
  const digit = text.charCodeAt(0);
  if (digit < 0x32 || digit > 0x35 || !isDigit(text, 1) || !isDigit(text, 2) || !endsCode(text, 3)) return 0;
  const first = text.charCodeAt(4);
  if ((first !== 0x32 && first !== 0x34 && first !== 0x35) || text.charCodeAt(5) !== 0x2e) return 3;
  const dot = endOfDigits(text, 6);
  if (dot === 6 || text.charCodeAt(dot) !== 0x2e) return 3;
  const end = endOfDigits(text, dot + 1);
  return end > dot + 1 && endsCode(text, end) ? end : 3;
}

/** Where at most three digits end. */
function endOfDigits(text: string, from: number): number {
  let at = from;
  while (at < from + 3 && isDigit(text, at)) at++;
  return at;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

function endsCode(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) === 0x20;
}

const SLASH = 0x2f;

function isSlashed(text: string, colon: number): boolean {
  return text.charCodeAt(colon + 1) === SLASH && text.charCodeAt(colon + 2) === SLASH;
}

/** A link goes on over characters that end other words (RFC 3986, section 3). */
function endOfLink(text: string, from: number): number {
  let at = from;
  while (at < text.length && !endsLink(text.charCodeAt(at))) at++;
  return at;
}

/** Space, angle brackets, quotes. */
function endsLink(unit: number): boolean {
  return unit === 0x20 || unit === 0x3c || unit === 0x3e || unit === 0x22 || unit === 0x27 || unit === 0x60;
}

/** Where a name ends and the punctuation of the sentence begins. */
function endOfName(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && endsSentence(text.charCodeAt(last - 1))) last--;
  return last;
}

function endsSentence(unit: number): boolean {
  return unit === 0x2e || unit === 0x3a || unit === 0x21 || unit === 0x3f;
}

/** What a word is masked by; undefined where it stays. */
function maskOf(text: string, start: number, end: number, signs: number): string | undefined {
  if (signs & LINK_SIGN) return maskBehindColon(text, start, end);
  if (signs & AT) return "{address}";
  if (signs & DIGIT) return maskDigits(text, start, end, signs);
  if (signs & COLON && isIpv6(text, start, end)) return "{ip}";
  return signs & DOT && isDomain(text, start, end) ? "{domain}" : undefined;
}

/** A word with `://` in it, whose other characters were not looked at. */
function maskBehindColon(text: string, start: number, end: number): string | undefined {
  const word = text.slice(start, end);
  if (word.includes("@")) return "{address}";
  return LINK.test(word) ? maskLink(word) : maskDigits(text, start, end, DOT | COLON);
}

const LINK = /^[a-z][a-z0-9+.-]{1,9}:\/\//;

/** In this order since most words are settled by the first question that their first character allows. */
function maskDigits(text: string, start: number, end: number, signs: number): string | undefined {
  const beginsWithDigit = isDigit(text, start);
  if (signs & COLON && isIpv6(text, start, end)) return "{ip}";
  if (beginsWithDigit && signs & DOT && isIpv4(text, start, end)) return "{ip}";
  if (isNumber(text, start, end)) return "{number}";
  if (signs & DOT && isDomain(text, start, end)) return "{domain}";
  return isId(text, start, end) ? "{id}" : undefined;
}

/** The link without what is asked of it, which names the sender. */
function maskLink(link: string): string {
  return link.replace(/[?#].*$/, "").replace(/\/[^/]*\d[^/]*/g, "/{id}");
}

/** Queue ids and the like mix letters and digits; `s3150`, `tss04` and `x400` are short and stay. */
function isId(text: string, start: number, end: number): boolean {
  if (end - start < SHORTEST_ID) return false;
  let digitsInRow = 0;
  let changes = -1;
  let last = OTHER;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
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
