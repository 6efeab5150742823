import { toNormalForm, toOneLine } from "../engine/normal-form.js";
import { PLACEHOLDERS } from "../engine/placeholder.js";

/** What is wrong with a template; `found` is the part that it is about. */
export interface TemplateFault {
  readonly code:
    | "unknown-placeholder"
    | "placeholders-adjacent"
    | "any-twice"
    | "any-at-end"
    | "too-long"
    | "too-short"
    | "code-in-front"
    | "white-space";
  readonly found: string;
}

const PARTS = /(\{[^{}]*\}|[{}])/;
const LONGEST_TEMPLATE = 200;
const SHORTEST_RUN = 8;
/** A provider's own token, or a run in a script that writes words without spaces. */
const SHORTEST_TOKEN = 4;
const NO_SPACES = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** A token holds a digit, so that no ordinary word is one. */
const TOKEN = /\d/;

/**
 * Every fault of a template as the registry writes it; none when it can be compiled. Of one that is too long nothing
 * else is said, since it may have any length.
 */
export function checkTemplate(template: string): TemplateFault[] {
  if (template.length > LONGEST_TEMPLATE)
    return [{ code: "too-long", found: `${template.length} characters` }];
  const faults: TemplateFault[] = [];
  const add = (code: TemplateFault["code"], found: string): void => void faults.push({ code, found });
  const parts = template.split(PARTS).filter((part) => part !== "");
  const placeholders = parts.filter(isPlaceholder);
  for (const part of parts) if (/[{}]/.test(part) && !isPlaceholder(part)) add("unknown-placeholder", part);
  for (let at = 1; at < parts.length; at++) {
    if (isPlaceholder(parts[at]!) && isPlaceholder(parts[at - 1]!))
      add("placeholders-adjacent", parts[at - 1]! + parts[at]!);
  }
  if (placeholders.filter((part) => part === "{any}").length > 1) add("any-twice", template);
  if (parts[0] === "{any}" || parts.at(-1) === "{any}") add("any-at-end", template);
  // Of a reply only single spaces are left, so nothing else could ever be met.
  if (template !== toOneLine(template)) add("white-space", template);
  const code = /^(?:[2-5]\d\d(?:[ -]|$)|[245]\.\d{1,3}\.\d{1,3}(?: |$))/.exec(template);
  if (code) add("code-in-front", code[0].trim());
  const literals = parts.filter((part) => !isPlaceholder(part));
  if (longestRun(literals) < shortestAllowed(literals)) add("too-short", template);
  return faults;
}

/** How many literal characters in a row a template of these pieces needs. */
function shortestAllowed(literals: readonly string[]): number {
  const text = literals.join("");
  return NO_SPACES.test(text) || TOKEN.test(text) ? SHORTEST_TOKEN : SHORTEST_RUN;
}

function longestRun(literals: readonly string[]): number {
  return Math.max(0, ...literals.map((literal) => toNormalForm(literal).length));
}

function isPlaceholder(part: string): boolean {
  return PLACEHOLDERS.some(({ name }) => part === `{${name}}`);
}

/**
 * A template in the form that tables hold: normal form, placeholders as control characters. A space at either
 * side of a placeholder stays.
 */
export function encodeTemplate(template: string): string {
  return template
    .split(PARTS)
    .map((part) => {
      const placeholder = PLACEHOLDERS.find(({ name }) => part === `{${name}}`);
      return placeholder ? placeholder.mark : normalPiece(part);
    })
    .join("");
}

/** Normal form that keeps one space at an end, where a placeholder follows. */
function normalPiece(piece: string): string {
  return toNormalForm(`|${piece}|`).slice(1, -1);
}
