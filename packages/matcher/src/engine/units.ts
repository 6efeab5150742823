/**
 * What a scan has to know of a UTF-16 code unit, in one look: its low byte in lower case (ASCII only, since other
 * letters are folded before), and above it what kind of character it is.
 */
export const SPACE = 0x100;
export const DIGIT = 0x200;
/** From U+0080 on. */
export const BEYOND_ASCII = 0x400;
/** Neither printable ASCII nor beyond it. */
export const CONTROL = 0x800;
/** Digits and `@ . :`, of which names, numbers, addresses and links are made. */
export const MARK = 0x1000;

/** One number for each of the 65,536 units; replies touch the first hundred, so that these stay at hand. */
export function describeUnits(): Uint16Array {
  const units = new Uint16Array(0x10000);
  for (let unit = 0x80; unit < units.length; unit++) units[unit] = (unit & 0xff) | BEYOND_ASCII;
  for (let unit = 0; unit < 0x80; unit++) units[unit] = foldAscii(unit) | kindOf(unit);
  return units;
}

function foldAscii(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}

function kindOf(unit: number): number {
  if (unit === 0x20) return SPACE;
  if (unit < 0x20 || unit === 0x7f) return CONTROL;
  if (unit >= 0x30 && unit <= 0x39) return DIGIT | MARK;
  return unit === 0x2e || unit === 0x3a || unit === 0x40 ? MARK : 0;
}
