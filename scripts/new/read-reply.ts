import { type MatchOptions, readReply } from "../../packages/matcher/src/engine/index.ts";
import { proposeTemplate } from "./propose-template.ts";
import { findValues, type Keep, redact } from "./values.ts";

/** A reply that somebody hands in, made fit for the registry. */
export interface HandedIn {
  /** As it came: for the engine only. */
  readonly raw: string;
  readonly options: MatchOptions;
  readonly basic: number | undefined;
  readonly enhanced: string | undefined;
  /** The reply with documentation addresses; line ends kept. */
  readonly example: string;
  readonly template: string | undefined;
}

/** What the schema takes as an example. */
const LONGEST = 4096;
/** Control characters but the line end, and those that turn the direction of text: no server needs them. */
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Codes in front stand in the entry's `codes`, never in a template. */
const CODES = /^[2-5]\d\d(?:[ -]+|$)(?:[245]\.\d{1,3}\.\d{1,3}(?:[ :]+|$))?/;

export function readHandedIn(given: string, options: MatchOptions, keep: Keep): HandedIn {
  const raw = given.replace(/\r\n?/g, "\n").replace(UNPRINTABLE, " ").trim().slice(0, LONGEST);
  const reply = readReply(raw);
  // A log line or a bounce message around the reply is not what the server sent.
  const own = /^[2-5]\d\d/.test(raw) ? raw : reply.text;
  return {
    raw,
    options,
    basic: reply.code,
    enhanced: reply.enhanced,
    example: redact(own, findValues(own, keep)).trim(),
    template: proposeTemplate(reply.text.replace(CODES, ""), keep),
  };
}

/** Splits what comes on standard input: one reply a line, but continuation lines (`550-…`) belong together. */
export function splitReplies(text: string): string[] {
  const replies: string[][] = [];
  let open: string | undefined;
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === "") continue;
    const code = /^([2-5]\d\d)([ -]|$)/.exec(line);
    if (open !== undefined && code?.[1] === open) replies.at(-1)!.push(line);
    else replies.push([line]);
    open = code?.[2] === "-" ? code[1] : undefined;
  }
  return replies.map((lines) => lines.join("\n"));
}
