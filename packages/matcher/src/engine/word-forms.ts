/**
 * What kinds of names and numbers a stretch of a normal form is, in bytes as a scan leaves it: an engine reads them
 * faster than the characters of a string. Each reads it once, up to the first character that does not fit.
 */

const HASH = 0x23;
const PERCENT = 0x25;
const PLUS = 0x2b;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const UNDERSCORE = 0x5f;

export function isDigitUnit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

/** Where a run of at most `most` digits ends. */
function endOfDigits(bytes: Uint8Array, from: number, end: number, most: number): number {
  const limit = Math.min(end, from + most);
  let at = from;
  while (at < limit && isDigitUnit(bytes[at]!)) at++;
  return at;
}

/** Four numbers of one to three digits with dots between, perhaps a colon or slash and digits. */
export function isIpv4(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  for (let part = 0; part < 4; part++) {
    if (part > 0 && bytes[at++]! !== DOT) return false;
    const behind = endOfDigits(bytes, at, end, 3);
    if (behind === at) return false;
    at = behind;
  }
  if (at === end) return true;
  const unit = bytes[at]!;
  return (unit === COLON || unit === SLASH) && at + 1 < end && endOfDigits(bytes, at + 1, end, end) === end;
}

/** Perhaps behind `ipv6:`: hexadecimal digits, colons and dots, two colons at least and no dot before the second. */
export function isIpv6(bytes: Uint8Array, start: number, end: number): boolean {
  const from = hasTag(bytes, start, end) ? start + TAG.length : start;
  return isColonGroups(bytes, from, end) || (from > start && isColonGroups(bytes, start, end));
}

/** The tag of an address literal (RFC 5321, section 4.1.3), in lower case. */
const TAG = Uint8Array.from("ipv6:", (character) => character.charCodeAt(0));

function hasTag(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < TAG.length) return false;
  for (let at = 0; at < TAG.length; at++) if (bytes[start + at] !== TAG[at]) return false;
  return true;
}

function isColonGroups(bytes: Uint8Array, from: number, end: number): boolean {
  let colons = 0;
  for (let at = from; at < end; at++) {
    const unit = bytes[at]!;
    if (unit === COLON) colons++;
    else if (unit === DOT ? colons < 2 : !isDigitUnit(unit) && !(unit >= 0x61 && unit <= 0x66)) return false;
  }
  return colons >= 2;
}

/** Perhaps a sign, a digit, then digits and `. , : / -`, perhaps a percent sign. */
export function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start]!;
  let at = first === HASH || first === PLUS || first === HYPHEN ? start + 1 : start;
  if (at >= end || !isDigitUnit(bytes[at]!)) return false;
  const last = bytes[end - 1]! === PERCENT ? end - 1 : end;
  for (; at < last; at++) if (!isInNumber(bytes[at]!)) return false;
  return true;
}

/** Digits, and in order `, - . /` before them and `:` behind. */
function isInNumber(unit: number): boolean {
  return unit >= COMMA && unit <= COLON;
}

/**
 * Parts of letters, digits, `_` and `-` with dots between, two at least; the last begins with a letter and has two
 * characters at least, none of them `_`. Perhaps a colon and digits behind.
 */
export function isDomain(bytes: Uint8Array, start: number, end: number): boolean {
  let part = start;
  let parts = 0;
  let plain = true;
  let at = start;
  for (; at < end; at++) {
    const unit = bytes[at]!;
    if (unit === DOT) {
      if (at === part) return false;
      parts++;
      part = at + 1;
      plain = true;
    } else if (unit === UNDERSCORE) plain = false;
    else if (unit === COLON) break;
    else if (!isLetter(unit) && !isDigitUnit(unit) && unit !== HYPHEN) return false;
  }
  if (parts === 0 || !plain || at - part < 2 || !isLetter(bytes[part]!)) return false;
  return at === end || (at + 1 < end && endOfDigits(bytes, at + 1, end, end) === end);
}
