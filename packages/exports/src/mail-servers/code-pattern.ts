import type { Dialect } from "./dialect.js";

const ANY_CLASS = "[245]";
const NO_MORE_DIGITS = "(?:[^0-9]|$)";

/**
 * The start of a reply whose codes agree with one of these pairs, as tables write them (`550/5.7.26 421/4.7.26`;
 * either side may be missing): one code at least is there, and none contradicts the pair (MATCHING.md, section 5).
 */
export function pairsPattern(pairs: string, dialect: Dialect): string {
  const written = [...new Set(pairs.split(" ").map(pairPattern))];
  return `${dialect.start}${written.length === 1 ? written[0]! : `(?:${written.join("|")})`}`;
}

function pairPattern(pair: string): string {
  const [basic = "", enhanced = ""] = pair.split("/");
  if (enhanced === "") return `${basicPattern(basic)}(?:[ -]|$)`;
  const second = `#?${enhancedPattern(enhanced)}${NO_MORE_DIGITS}`;
  // A reply without an enhanced code agrees by its first code alone.
  return basic === ""
    ? `${ANY_CLASS}[0-9][0-9][ -]${second}`
    : `${basicPattern(basic)}(?:$|[ -](?:${second}|[^0-9#]))`;
}

/** The start of a reply with this reply code: `550`, `550-554` or `4xx`. */
export function basicPattern(basic: string): string {
  if (basic.endsWith("xx")) return `${basic[0]}[0-9][0-9]`;
  const [first, last] = basic.split("-");
  return last === undefined ? first! : oneOf(numbersBetween(Number(first), Number(last)));
}

/** An enhanced code: `5.7.26`, `5.7.606-649` or `x.7.26`. */
export function enhancedPattern(enhanced: string): string {
  const [type = "", subject = "", detail = ""] = enhanced.split(".");
  const [first, last] = detail.split("-");
  const numbers = last === undefined ? first! : oneOf(numbersBetween(Number(first), Number(last)));
  return `${type === "x" ? ANY_CLASS : type}\\.${subject}\\.${numbers}`;
}

function numbersBetween(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
}

/** Numbers that follow each other, grouped by all digits but the last: `60[6-9]|61[0-9]`. */
function oneOf(numbers: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const number of numbers) {
    const [front, end] = [number.slice(0, -1), number.slice(-1)];
    groups.set(front, [...(groups.get(front) ?? []), end]);
  }
  const written = [...groups].map(([front, ends]) => front + digitClass(ends));
  return written.length === 1 ? written[0]! : `(?:${written.join("|")})`;
}

function digitClass(ends: readonly string[]): string {
  if (ends.length === 10) return "[0-9]";
  return ends.length === 1 ? ends[0]! : `[${ends[0]!}-${ends.at(-1)!}]`;
}
