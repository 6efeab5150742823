import { tables } from "@bouncebook/data/tables";
import { createMatcher, type Matcher, type VerdictOptions } from "./engine/matcher.js";
import type { Diagnosis, MatchOptions, Verdict } from "./types.js";

let registry: Matcher | undefined;

/**
 * Diagnoses one SMTP reply with the public registry. Any string of any size has an answer.
 *
 * @param reply one reply, as a server sent it or as a log or library wraps it; lines end in LF or CRLF
 * @param options what else is known: host, recipient, command, whether the retry window is over
 * @throws {TypeError} when an argument has the wrong type; the message names it
 */
export function match(reply: string, options?: MatchOptions): Diagnosis;
export function match(reply: string, options: VerdictOptions): Verdict;
export function match(reply: string, options?: MatchOptions): Diagnosis | Verdict {
  registry ??= createMatcher({ tables: [tables()] });
  return registry(reply, options);
}
