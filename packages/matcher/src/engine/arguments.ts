import type { MatchOptions } from "../types.js";

/** Wrong types are a programmer's mistake: each gets one sentence that names the argument. */
export function checkReply(reply: unknown): asserts reply is string {
  if (typeof reply !== "string") throw new TypeError(`match: reply must be a string, not ${nameOf(reply)}`);
}

/** Names each key, since an engine reads a key that it knows faster than one that it is handed. */
export function checkOptions(options: MatchOptions & { readonly facets?: unknown }): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`match: options must be an object, not ${nameOf(options)}`);
  }
  const { host, recipient, command, final, facets } = options;
  if (host !== undefined && typeof host !== "string") refuse("host", "a string", host);
  if (recipient !== undefined && typeof recipient !== "string") refuse("recipient", "a string", recipient);
  if (command !== undefined && typeof command !== "string") refuse("command", "a string", command);
  if (final !== undefined && typeof final !== "boolean") refuse("final", "true or false", final);
  if (facets !== undefined && typeof facets !== "boolean") refuse("facets", "true or false", facets);
}

function refuse(name: string, expected: string, found: unknown): never {
  throw new TypeError(`match: options.${name} must be ${expected}, not ${nameOf(found)}`);
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return value === undefined ? "undefined" : `a value of type ${typeof value}`;
}
