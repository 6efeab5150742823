import { foldUnit, isWhite } from "./normal-form.js";

/**
 * What a scan has to know of a UTF-16 code unit, in one look: its byte in lower case, and above it what kind of
 * character it is.
 */
export const SPACE = 0x100;
export const DIGIT = 0x200;
/** From U+0080 on. */
export const BEYOND_ASCII = 0x400;
/** What one line has none of: controls, white space but the space, and half a surrogate pair, which may be alone. */
export const CONTROL = 0x800;
/** Digits and `@ . :`, of which names, numbers, addresses and links are made. */
export const MARK = 0x1000;

/**
 * A unit as one byte: itself in ASCII, and above 0x7f for what is beyond, so that no letter passes for a digit. Of
 * characters that share a byte, the text itself tells which it is.
 */
export function toByte(unit: number): number {
  return unit < 0x80 ? unit : (unit & 0x7f) | 0x80;
}

/** One number for each of the 65,536 units. */
export function describeUnits(): Uint16Array {
  return Uint16Array.from({ length: 0x10000 }, (_, unit) => {
    const character = String.fromCharCode(unit);
    return toByte(foldUnit(character).charCodeAt(0)) | kindOf(unit, character);
  });
}

function kindOf(unit: number, character: string): number {
  if (unit === 0x20) return SPACE;
  if (isWhite(character) || (unit >= 0xd800 && unit <= 0xdfff))
    return unit < 0x80 ? CONTROL : CONTROL | BEYOND_ASCII;
  if (unit >= 0x80) return BEYOND_ASCII;
  if (unit >= 0x30 && unit <= 0x39) return DIGIT | MARK;
  return unit === 0x2e || unit === 0x3a || unit === 0x40 ? MARK : 0;
}
