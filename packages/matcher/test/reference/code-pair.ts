import type { Coded } from "./codes.js";
import type { Entry } from "./registry.js";

type Pair = Entry["pairs"][number];

/** At least one code of the pair is the reply's, and none contradicts one that the reply has. */
export function agrees(pair: Pair, coded: Coded): boolean {
  const sides = compare(pair, coded);
  return sides.includes("same") && !sides.includes("other");
}

/** Every code that the pair names is in the reply. */
export function isWhollyIn(pair: Pair, coded: Coded): boolean {
  const sides = compare(pair, coded);
  return sides.length > 0 && sides.every((side) => side === "same");
}

/** One outcome for each code that the pair names. */
function compare(pair: Pair, coded: Coded): ("same" | "other" | "missing")[] {
  const outcomes: ("same" | "other" | "missing")[] = [];
  if (pair.basic !== "")
    outcomes.push(outcome(coded.code?.toString(), (code) => holdsBasic(pair.basic, code)));
  if (pair.enhanced !== "")
    outcomes.push(outcome(coded.enhanced, (code) => holdsEnhanced(pair.enhanced, code)));
  return outcomes;
}

function outcome(code: string | undefined, isHeld: (code: string) => boolean): "same" | "other" | "missing" {
  if (code === undefined) return "missing";
  return isHeld(code) ? "same" : "other";
}

/** `550`, `550-554` or `4xx`. */
function holdsBasic(range: string, code: string): boolean {
  if (range.endsWith("xx")) return range[0] === code[0];
  return holdsNumber(range, Number(code));
}

/** `5.7.1`, `x.7.26` or `5.7.606-649`. */
function holdsEnhanced(range: string, code: string): boolean {
  const [digit, subject, detail] = range.split(".");
  const [codeDigit, codeSubject, codeDetail] = code.split(".");
  if (digit !== "x" && digit !== codeDigit) return false;
  return Number(subject) === Number(codeSubject) && holdsNumber(detail!, Number(codeDetail));
}

function holdsNumber(range: string, number: number): boolean {
  const [low, high = low] = range.split("-").map(Number);
  return number >= low! && number <= high!;
}
