import { type DocumentNode, type ObjectNode, parse, type ValueNode } from "@humanwhocodes/momoa";

/** A place in a text file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface JsonFault extends Place {
  readonly message: string;
}

export type ParsedJson = { readonly value: unknown } | { readonly fault: JsonFault };

/** No entry is nested deeper than this; what is, would exhaust the stack of whoever walks through it. */
const DEEPEST = 64;

/** Reads JSON strictly: a syntax error, a key written twice and `__proto__` each tell their place. */
export function parseJson(text: string): ParsedJson {
  if (depthOf(text) > DEEPEST)
    return { fault: { message: `This is nested deeper than ${DEEPEST} levels`, line: 1, column: 1 } };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: syntaxFault(text) };
  }
  // A text that JSON.stringify gives back unchanged has no key twice; only others need a closer look.
  if (text === `${JSON.stringify(value, null, 2)}\n` && !text.includes('"__proto__"')) return { value };
  const fault = keyFault(parse(text, { mode: "json" }));
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

function syntaxFault(text: string): JsonFault {
  try {
    parse(text, { mode: "json" });
  } catch (error) {
    const { message, line = 1, column = 1 } = error as Error & Partial<Place>;
    return { message: message.replace(/ ?\(\d+:\d+\)$/, "").replace(/\.$/, ""), line, column };
  }
  return { message: "This is not JSON", line: 1, column: 1 };
}

function keyFault(document: DocumentNode): JsonFault | undefined {
  const open: ValueNode[] = [document.body];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "Array") open.push(...node.elements.map((element) => element.value));
    if (node.type !== "Object") continue;
    const fault = faultyKey(node);
    if (fault) return fault;
    open.push(...node.members.map((member) => member.value));
  }
  return undefined;
}

function faultyKey(node: ObjectNode): JsonFault | undefined {
  const seen = new Set<string>();
  for (const { name } of node.members) {
    const key = name.type === "String" ? name.value : name.name;
    const { line, column } = name.loc.start;
    if (key === "__proto__") return { message: 'The key "__proto__" is not allowed', line, column };
    if (seen.has(key)) return { message: `The key ${JSON.stringify(key)} stands twice`, line, column };
    seen.add(key);
  }
  return undefined;
}

/** Where the value that a JSON pointer (RFC 6901) names begins; the nearest value above it when it is missing. */
export function placeOf(text: string, pointer: string): Place {
  let node: ValueNode = parse(text, { mode: "json" }).body;
  for (const step of pointer.split("/").slice(1)) {
    const next: ValueNode | undefined = childOf(node, step.replaceAll("~1", "/").replaceAll("~0", "~"));
    if (!next) break;
    node = next;
  }
  const { line, column } = node.loc.start;
  return { line, column };
}

function childOf(node: ValueNode, step: string): ValueNode | undefined {
  if (node.type === "Array") return node.elements[Number(step)]?.value;
  if (node.type !== "Object") return undefined;
  return node.members.find(({ name }) => (name.type === "String" ? name.value : name.name) === step)?.value;
}
