import { type DocumentNode, type ObjectNode, parse, type ValueNode } from "@humanwhocodes/momoa";
import { withoutHidden } from "./hidden.js";
import { DEEPEST_VALUE } from "./limits.js";
import { syntaxFault } from "./syntax-fault.js";

/** A place in a text file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface JsonFault extends Place {
  readonly message: string;
  /** What to do, where it is known. */
  readonly cure?: string;
}

export type ParsedJson = { readonly value: unknown } | { readonly fault: JsonFault };

/** An escape of half a surrogate pair may stand alone, which no other encoding can write (RFC 8259, section 8.2). */
const NEEDS_A_CLOSER_LOOK = /"__proto__"|\\u[dD][89a-fA-F]/;

/**
 * Reads JSON strictly: a syntax error, a key written twice, `__proto__`, half a surrogate pair and a number that no
 * computer holds each tell their place. Other readers take these differently or not at all.
 */
export function parseJson(text: string): ParsedJson {
  if (depthOf(text) > DEEPEST_VALUE)
    return { fault: { message: `This is nested deeper than ${DEEPEST_VALUE} levels`, line: 1, column: 1 } };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: syntaxFault(text) };
  }
  // A text that JSON.stringify gives back unchanged has no key twice; only others need a closer look.
  if (text === `${JSON.stringify(value, null, 2)}\n` && !NEEDS_A_CLOSER_LOOK.test(text)) return { value };
  const fault = firstFault(parse(text, { mode: "json" }));
  return fault ? { fault } : { value };
}

/** How deep brackets stand in brackets at most; what stands in strings does not count. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString && character === "\\") at++;
    else if (character === '"') inString = !inString;
    else if (inString) continue;
    else if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth--;
  }
  return deepest;
}

function firstFault(document: DocumentNode): JsonFault | undefined {
  const open: ValueNode[] = [document.body];
  for (let node = open.pop(); node; node = open.pop()) {
    const fault = node.type === "Object" ? faultyKey(node) : faultyValue(node);
    if (fault) return fault;
    if (node.type === "Array") for (const { value } of node.elements) open.push(value);
    if (node.type === "Object") for (const { value } of node.members) open.push(value);
  }
  return undefined;
}

function faultyValue(node: ValueNode): JsonFault | undefined {
  const { line, column } = node.loc.start;
  if (node.type === "String" && isHalf(node.value))
    return { message: "This text holds half a surrogate pair", line, column };
  if (node.type === "Number" && !Number.isFinite(node.value))
    return { message: "This number is too large", line, column };
  return undefined;
}

function isHalf(text: string): boolean {
  return /\p{Cs}/u.test(text);
}

function faultyKey(node: ObjectNode): JsonFault | undefined {
  const seen = new Set<string>();
  for (const { name } of node.members) {
    const key = name.type === "String" ? name.value : name.name;
    const { line, column } = name.loc.start;
    if (key === "__proto__") return { message: 'The key "__proto__" is not allowed', line, column };
    if (isHalf(key)) return { message: "This key holds half a surrogate pair", line, column };
    if (seen.has(key))
      return {
        message: `The key ${withoutHidden(JSON.stringify(key)).slice(0, LONGEST_QUOTED)} stands twice`,
        line,
        column,
      };
    seen.add(key);
  }
  return undefined;
}

/** More of what stands at a place does not help to find it. */
const LONGEST_QUOTED = 80;

/** Where the value that a JSON pointer (RFC 6901) names begins; the nearest value above it when it is missing. */
export function placeOf(text: string, pointer: string): Place {
  return placesIn(text)(pointer);
}

/** The like for many pointers into one text, which is read once. */
export function placesIn(text: string): (pointer: string) => Place {
  const { body } = parse(text, { mode: "json", allowTrailingCommas: true });
  return (pointer) => {
    let node: ValueNode = body;
    for (const step of pointer.split("/").slice(1)) {
      const next: ValueNode | undefined = childOf(node, step.replaceAll("~1", "/").replaceAll("~0", "~"));
      if (!next) break;
      node = next;
    }
    const { line, column } = node.loc.start;
    return { line, column };
  };
}

function childOf(node: ValueNode, step: string): ValueNode | undefined {
  if (node.type === "Array") return node.elements[Number(step)]?.value;
  if (node.type !== "Object") return undefined;
  return node.members.find(({ name }) => (name.type === "String" ? name.value : name.name) === step)?.value;
}
