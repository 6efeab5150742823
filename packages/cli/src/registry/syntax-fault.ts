import { parse } from "@humanwhocodes/momoa";
import { withoutHidden } from "./hidden.js";
import type { JsonFault, Place } from "./parse-json.js";

/** More of what stands at a place does not help to find it. */
const LONGEST_QUOTED = 80;
const MERGE_MARK = /^(?:<{7}|={7}|>{7})/;

/** Where a text is no JSON, what stands there, and what to do: the slips of whoever writes JSON by hand have words. */
export function syntaxFault(text: string): JsonFault {
  if (text.trim() === "")
    return { message: "The file is empty", cure: "Expected one object; write it", line: 1, column: 1 };
  const error = errorIn(text);
  if (error === undefined) return rawControlFault(text);
  const at = offsetOf(text, error);
  const before = lastBefore(text, at);
  const here = (message: string, cure: string, place: number = at): JsonFault => ({
    message,
    cure,
    ...placeAt(text, place),
  });
  const found = text[at] ?? "";
  // At the end the reader names the last thing that it saw.
  if (found === "" || (LAST.test(text.slice(at).trimEnd()) && isOpen(text)))
    return here(
      "The file ends before every bracket and quote is closed",
      "Close them",
      text.trimEnd().length,
    );
  if (/[}\]]/.test(found) && text[before] === ",")
    return here("Nothing follows this comma", "Remove it", before);
  if (found === "/" || found === "#") return here("JSON has no comments", "Remove it");
  if (MERGE_MARK.test(text.slice(at)))
    return here("This is the mark of a merge conflict", "Keep one side and remove the marks");
  if (/['`\u2018-\u201f]/.test(found))
    return here("Texts and keys stand in straight double quotes", 'Write it as in "text"');
  if (/[a-z_$]/i.test(found) && /[{,]/.test(text[before] ?? ""))
    return here("A key stands in double quotes", 'Write it as in "key"');
  if (/["[{\d-]/.test(found) && /["}\]\w]/.test(text[before] ?? ""))
    return here("A comma or a colon is missing in front of this", "Put it there");
  return { message: error.message, line: error.line, column: error.column };
}

/** One text, word, number or bracket, and nothing behind it. */
const LAST = /^(?:"(?:[^"\\]|\\.)*"|[^\s",:[\]{}]+|[[{,:])$/s;

function isOpen(text: string): boolean {
  let depth = 0;
  for (const [found] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs))
    if (found === "{" || found === "[") depth++;
    else if (found === "}" || found === "]") depth--;
  return depth > 0;
}

function errorIn(text: string): (Place & { readonly message: string }) | undefined {
  try {
    parse(text, { mode: "json" });
    return undefined;
  } catch (error) {
    const { message, line = 1, column = 1 } = error as Error & Partial<Place>;
    const sentence = withoutHidden(message.replace(/ ?\(\d+:\d+\)$/, "").replace(/\.$/, ""));
    return { message: sentence.slice(0, LONGEST_QUOTED), line, column };
  }
}

/** A control character inside a text is the one thing that JSON.parse refuses and the other reader takes. */
function rawControlFault(text: string): JsonFault {
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (inString && character === "\\") at++;
    else if (character === '"') inString = !inString;
    else if (inString && character < " ")
      return {
        message: "A text goes on over the end of its line, or holds a tab",
        cure: "Write a line end as \\n and a tab as \\t",
        ...placeAt(text, at),
      };
  }
  return { message: "This is not JSON", line: 1, column: 1 };
}

const WHITE_SPACE = /\s/;

function lastBefore(text: string, at: number): number {
  let before = at - 1;
  while (before >= 0 && WHITE_SPACE.test(text[before]!)) before--;
  return before;
}

function offsetOf(text: string, { line, column }: Place): number {
  let start = 0;
  for (let count = 1; count < line; count++) {
    const end = text.indexOf("\n", start);
    if (end < 0) break;
    start = end + 1;
  }
  return start + column - 1;
}

function placeAt(text: string, at: number): Place {
  const lines = text.slice(0, at).split("\n");
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}
