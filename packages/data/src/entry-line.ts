import { entriesText } from "./generated/entries.js";

const BEFORE_ID = '\n{"id":"';

/** The JSON of one entry. One line of the generated text is one; they are sorted by id, so it is found by halving. */
export function entryLine(id: string): string | undefined {
  const text = entriesText();
  let low = 0;
  let high = text.length - 1;
  while (low < high) {
    const start = text.lastIndexOf("\n", (low + high) >> 1);
    const end = text.indexOf("\n", start + 1);
    const found = text.slice(start + BEFORE_ID.length, text.indexOf('"', start + BEFORE_ID.length));
    if (found === id) return text.slice(start + 1, end);
    if (found < id) low = end;
    else high = start;
  }
  return undefined;
}
