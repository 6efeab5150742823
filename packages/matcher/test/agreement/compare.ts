import { isDeepStrictEqual } from "node:util";
import type { Tables } from "@bouncebook/data";
import { createMatcher, type Matcher } from "../../src/engine/index.js";
import type { Diagnosis, Verdict } from "../../src/types.js";
import { createReference } from "../reference/reference.js";
import type { Question } from "./random-replies.js";

/** A key in which two engines do not agree. */
export interface Difference {
  readonly engine: string;
  readonly key: string;
  readonly reference: unknown;
  readonly engineSays: unknown;
}

export interface Comparison {
  readonly diagnosis: Diagnosis;
  readonly differences: readonly Difference[];
}

/** An engine looks one by one at its first 48 texts, and builds its index then. */
const TEXTS_ONE_BY_ONE = 40;
const TEXTS_BEFORE_INDEX = 64;

/** Asks the reference, the fast engine before and behind the building of its index, and its verdict alone. */
export function createComparison(sets: readonly Tables[]): (question: Question) => Comparison {
  const reference = createReference(sets);
  const bulk = createMatcher({ tables: sets });
  for (let text = 0; text < TEXTS_BEFORE_INDEX; text++) bulk("550 Warming up");
  let fresh = createMatcher({ tables: sets });
  let asked = 0;
  return ({ reply, options }) => {
    if (++asked % TEXTS_ONE_BY_ONE === 0) fresh = createMatcher({ tables: sets });
    const diagnosis = reference(reply, options);
    const answers: [engine: string, answer: Diagnosis | Verdict][] = [
      ["with its index", bulk(reply, options)],
      ["one by one", fresh(reply, options)],
    ];
    const differences = answers.flatMap(([engine, answer]) => differencesOf(engine, diagnosis, answer));
    return { diagnosis, differences: [...differences, ...ofVerdict(bulk, { reply, options }, diagnosis)] };
  };
}

function ofVerdict(bulk: Matcher, { reply, options }: Question, diagnosis: Diagnosis): Difference[] {
  const verdict = bulk(reply, { ...options, facets: false });
  const all = differencesOf("verdict only", diagnosis, verdict);
  return all.filter(({ key }) => !ONLY_FACETS.includes(key));
}

const ONLY_FACETS = "text candidates blocklist mechanism retryAfter values fingerprint evidence".split(" ");

function differencesOf(engine: string, reference: object, answer: object): Difference[] {
  const [expected, given] = [reference, answer] as Record<string, unknown>[];
  const keys = new Set([...Object.keys(reference), ...Object.keys(answer)]);
  return [...keys]
    .filter((key) => !isDeepStrictEqual(expected![key], given![key]))
    .map((key) => ({ engine, key, reference: expected![key], engineSays: given![key] }));
}

/** The smallest question, as far as leaving out parts gets, for which the engines still do not agree. */
export function shrink(question: Question, differs: (question: Question) => boolean): Question {
  let smallest = question;
  for (const name of Object.keys(question.options)) {
    const { [name as "host"]: _, ...options } = smallest.options;
    if (differs({ ...smallest, options })) smallest = { ...smallest, options };
  }
  for (
    let size = Math.ceil(question.reply.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    smallest = withoutParts(smallest, size, differs);
  }
  return smallest;
}

function withoutParts(question: Question, size: number, differs: (question: Question) => boolean): Question {
  let smallest = question;
  for (let at = 0; at < smallest.reply.length; ) {
    const reply = smallest.reply.slice(0, at) + smallest.reply.slice(at + size);
    if (differs({ ...smallest, reply })) smallest = { ...smallest, reply };
    else at += size;
  }
  return smallest;
}
