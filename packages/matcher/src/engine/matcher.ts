import type { Tables } from "@bouncebook/data";
import type { Diagnosis, MatchOptions, Verdict } from "../types.js";
import { checkOptions, checkReply } from "./arguments.js";
import { Engine } from "./engine.js";

export interface MatcherOptions {
  /** Registries in the order of their weight: a later one's entry replaces an earlier one's of the same id. */
  readonly tables: readonly Tables[];
}

export interface VerdictOptions extends MatchOptions {
  /** Leave out everything but the verdict. */
  readonly facets: false;
}

export interface Matcher {
  /**
   * Diagnoses one reply. Any string of any size has an answer, in time linear in its first 4,096 characters.
   * @throws {TypeError} when an argument has the wrong type; the message names it.
   */
  (reply: string, options?: MatchOptions): Diagnosis;
  (reply: string, options: VerdictOptions): Verdict;
}

const NO_OPTIONS: MatchOptions & { readonly facets?: boolean } = {};

/** A matcher over one or more registries. */
export function createMatcher(options: MatcherOptions): Matcher {
  if (!Array.isArray(options?.tables))
    throw new TypeError("createMatcher: options.tables must be an array of tables");
  const engine = new Engine(options.tables);
  function match(reply: string, options?: MatchOptions): Diagnosis;
  function match(reply: string, options: VerdictOptions): Verdict;
  function match(
    reply: string,
    options: MatchOptions & { facets?: boolean } = NO_OPTIONS,
  ): Diagnosis | Verdict {
    checkReply(reply);
    if (options !== NO_OPTIONS) checkOptions(options);
    return options.facets === false ? engine.verdict(reply, options) : engine.diagnose(reply, options);
  }
  return match;
}
