import { checkTemplate } from "../../packages/matcher/src/compile/index.ts";
import { findValues, type Keep, type Value } from "./values.ts";

/** README.md of the registry: 20 to 80 characters say enough without fitting a single sample. */
const LONGEST = 80;
const ENOUGH = 12;
/** What a server says to whoever reads, after it said what it refuses. */
const ADVICE =
  /^(?:please|for (?:more|further|details)|see|refer|visit|contact|write|go to|try|check|read|ask|if you|more info|to (?:learn|request|resolve))\b/i;
/** A link's end changes more often than the words. */
const LINK = /(?:https?:\/\/|www\.)\S+/gi;
/** Between sentences, and around what a placeholder cannot stand for. */
const BREAK = /(?<=[.!?;])\s+|\u0000+|\s+[-–|]\s+|\s*\(#/;

/** A code of the provider's own list says more than any sentence: `[TSS04]`, `(S3150)`, `AUP#In-1200`, `OFR006_103`. */
const TOKEN =
  /(?<![^\s([])(?:[A-Z]{2,8}#[A-Za-z]{0,8}-?\d{2,6}|[A-Z]{2,8}\d{0,6}_\d{2,4})(?![^\s)\].,;:])|\[[A-Z]{1,5}\d{2,5}\]|\([A-Z]{1,5}\d{2,5}\)/;

/** The stretch of a reply's text that its server always writes, with placeholders; undefined where there is none. */
export function proposeTemplate(text: string, keep: Keep): string | undefined {
  const token = TOKEN.exec(text)?.[0];
  if (token !== undefined && [...checkTemplate(token)].length === 0) return token;
  // A provider's host with a number in its name is one of many.
  const stays: Keep = (domain, of) => keep(domain, of) && !/\d/.test(domain);
  const masked = withPlaceholders(text, findValues(text, stays)).replace(LINK, "\u0000");
  const stretches = masked
    .split(BREAK)
    .map(tidy)
    .filter((stretch) => stretch !== "" && [...checkTemplate(stretch)].length === 0);
  // A server says first what it refuses, and then whom to ask.
  const first = stretches.find((stretch) => literalLength(stretch) >= ENOUGH && !ADVICE.test(stretch));
  return first ?? stretches.sort((a, b) => literalLength(b) - literalLength(a))[0];
}

/** An id may be anything, so the template ends where one stands; other values have a placeholder. */
function withPlaceholders(text: string, values: readonly Value[]): string {
  let done = "";
  let from = 0;
  for (const { start, end, kind } of values) {
    done += text.slice(from, start) + (kind === "id" ? "\u0000" : `{${kind}}`);
    from = end;
  }
  return done + text.slice(from);
}

/** Without what says nothing at an end, and short enough. */
function tidy(stretch: string): string {
  const words = trimEnds(stretch).split(" ");
  let kept = "";
  for (const word of words) {
    if (kept !== "" && kept.length + 1 + word.length > LONGEST) break;
    kept = kept === "" ? word : `${kept} ${word}`;
  }
  return trimEnds(kept);
}

const EDGE = /^[\s.,:;!?-]+|[\s.,:;!?-]+$/g;
const PLACEHOLDER_AT_EDGE =
  /^[<[("']*\{(?:ip|domain|address|number)\}[>\])"']*|[<[("']*\{(?:ip|domain|address|number)\}[>\])"']*$/g;

function trimEnds(stretch: string): string {
  return stretch.replace(/\s+/g, " ").replace(EDGE, "").replace(PLACEHOLDER_AT_EDGE, "").replace(EDGE, "");
}

function literalLength(template: string): number {
  return template.replace(/\{[a-z]+\}/g, "").length;
}
