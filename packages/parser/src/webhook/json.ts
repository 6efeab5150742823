/** Reading JSON of which nothing is known: what is missing or of another type is undefined. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** No reply, address or id is longer; a longer text is cut. In UTF-16 code units. */
const LONGEST_TEXT = 16 * 1024;

export function toObject(value: unknown): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

export function objectAt(object: JsonObject | undefined, name: string): JsonObject | undefined {
  return object && toObject(object[name]);
}

/** The first of the names that holds a text that is not blank; a number counts as its digits. */
export function textAt(object: JsonObject | undefined, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = object?.[name];
    const text = typeof value === "number" && Number.isFinite(value) ? String(value) : value;
    if (typeof text === "string" && text.trim() !== "") return text.slice(0, LONGEST_TEXT).trim();
  }
  return undefined;
}

export function numberAt(object: JsonObject | undefined, name: string): number | undefined {
  const value = Number(textAt(object, name));
  return Number.isFinite(value) ? value : undefined;
}

export function listAt(object: JsonObject | undefined, name: string): readonly unknown[] {
  const value = object?.[name];
  return Array.isArray(value) ? value : [];
}

/** Where nothing can be JSON: trying it costs a thousand times what looking at it does. */
const NOT_JSON = /^[\s\ufeff]*(?:$|[^\s\ufeff"[{tfn\d-])/;

export function parseJson(text: string): unknown {
  if (NOT_JSON.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
