/** A reply is read this far; what follows is never looked at. Counted in UTF-16 code units. */
export const LONGEST_REPLY = 4096;

const NOT_PLAIN = /[^\u0020-\u007e]| {2}/;
/** White space and controls; of these, a run of more than a single space, or of something else. */
const WHITE =
  "\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
const IS_WHITE = new RegExp(`[${WHITE}]`);
const UNEVEN = new RegExp(`(?! )[${WHITE}][${WHITE}]*| [${WHITE}]+`, "g");
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * The text as one line: white space and control characters become one space, both ends are trimmed, half a
 * surrogate pair becomes U+FFFD. Letters keep their case.
 */
export function toOneLine(text: string): string {
  if (isOneLine(text)) return text;
  const even = text.replace(UNEVEN, " ").trim();
  return wellFormed(even);
}

/** Half a surrogate pair, which no other encoding can write, becomes U+FFFD. */
export function wellFormed(text: string): string {
  return SURROGATE.test(text) ? text.replace(LONE_SURROGATE, "\ufffd") : text;
}

/** Printable ASCII with single spaces inside, which most replies are. */
export function isOneLine(text: string): boolean {
  if (text.charCodeAt(0) === SPACE || text.charCodeAt(text.length - 1) === SPACE) return false;
  return !NOT_PLAIN.test(text);
}

const SPACE = 0x20;

/** White space or a control character, which one line has none of but the space. */
export function isWhite(character: string): boolean {
  return IS_WHITE.test(character);
}

/** The characters whose full lower case differs from the simple one, and those beyond U+FFFF. */
const NOT_SIMPLE = /[\u0130\u03a3\ud800-\udfff]/;

/**
 * Lower case by Unicode's simple mapping, unit by unit and without locale, so that the length stays the same:
 * U+0130 becomes i, and a final sigma is a sigma. Characters beyond U+FFFF are left as they are.
 */
export function foldCase(text: string): string {
  if (!NOT_SIMPLE.test(text)) return text.toLowerCase();
  const simple = text.replaceAll("\u0130", "i").replaceAll("\u03a3", "\u03c3");
  return SURROGATE.test(simple) ? simple.replace(UP_TO_FFFF, foldRun) : simple.toLowerCase();
}

const UP_TO_FFFF = /[^\ud800-\udfff]+/g;

function foldRun(run: string): string {
  return run.toLowerCase();
}

export function foldUnit(unit: string): string {
  if (unit === "\u0130") return "i";
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}

/** The normal form in which templates and replies meet. */
export function toNormalForm(text: string): string {
  return foldCase(toOneLine(text));
}
