import { BLOCK } from "./anchors.js";
import { toByte } from "./units.js";

/** A normal form as a scan leaves it. */
export interface Folded {
  /** A byte a character; what is behind the text's length is left from earlier texts. */
  readonly bytes: Uint8Array;
  readonly marks: Marks;
}

/** Where blocks of four characters begin that hold a digit, `@`, `.` or `:`, in order; `count` of them. */
export interface Marks {
  readonly blocks: Int32Array;
  count: number;
}

/** The same for a normal form that no scanner has read. */
export function foldedOf(normalForm: string): Folded {
  const bytes = Uint8Array.from({ length: normalForm.length }, (_, at) => toByte(normalForm.charCodeAt(at)));
  const blocks: number[] = [];
  for (let at = 0; at < normalForm.length; at++) {
    if (isMark(bytes[at]!) && blocks.at(-1) !== (at & -BLOCK)) blocks.push(at & -BLOCK);
  }
  return { bytes, marks: { blocks: Int32Array.from(blocks), count: blocks.length } };
}

function isMark(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x3a) || unit === 0x2e || unit === 0x40;
}
