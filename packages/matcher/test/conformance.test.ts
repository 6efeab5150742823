import type { Tables } from "@bouncebook/data";
import { describe, expect, test } from "vitest";
import { createMatcher } from "../src/engine/index.js";
import type { Diagnosis } from "../src/types.js";
import { compileConformanceTables, readConformance } from "./conformance/tables.js";
import { missesOf, readVectors } from "./conformance/vectors.js";
import { createReference } from "./reference/reference.js";

const FILES = ["reply", "codes", "template", "provider", "ranking", "verdict", "facets"];
const KEYS =
  "text code enhanced entry specificity category reason bounce action exhausted provider providerBy candidates blocklist mechanism retryAfter values fingerprint evidence".split(
    " ",
  );
const TABLES = JSON.parse(readConformance("tables.json")) as Tables;

test("the tables of the vectors are those of their registry", () => {
  const { tables, problems } = compileConformanceTables();
  expect(problems).toEqual([]);
  // Repair: tsx scripts/generate-conformance.ts
  expect(TABLES).toEqual(JSON.parse(JSON.stringify(tables)));
});

const reference = createReference([TABLES]);
const indexed = createMatcher({ tables: [TABLES] });
for (let text = 0; text < 64; text++) indexed("550 Warming up");

const ENGINES: [name: string, answer: typeof reference][] = [
  ["the slow reference", reference],
  ["the engine, one by one", (reply, options) => createMatcher({ tables: [TABLES] })(reply, options)],
  ["the engine with its index", (reply, options): Diagnosis => indexed(reply, options)],
];

describe.each(ENGINES)("%s gives what the vectors expect", (_name, answer) => {
  test.each(FILES)("%s.jsonl", (name) => {
    const wrong = readVectors(`${name}.jsonl`).flatMap((vector) => {
      const misses = missesOf(vector, answer(vector.reply, vector.options));
      return Object.keys(misses).length > 0 ? [{ ...vector, misses }] : [];
    });
    expect(wrong).toEqual([]);
  });
});

test("the vectors are at least 300, each says something, and no two say the same", () => {
  const vectors = FILES.flatMap((name) => readVectors(`${name}.jsonl`));
  expect(vectors.length).toBeGreaterThanOrEqual(300);
  for (const { what, expected } of vectors) {
    expect(Object.keys(expected).length, what).toBeGreaterThan(0);
    expect(KEYS, what).toEqual(expect.arrayContaining(Object.keys(expected)));
  }
  const questions = vectors.map(({ reply, options, expected }) => JSON.stringify([reply, options, expected]));
  expect(questions.filter((question, at) => questions.indexOf(question) !== at)).toEqual([]);
});

test("every key of a diagnosis is expected by some vector", () => {
  const expected = FILES.flatMap((name) => readVectors(`${name}.jsonl`)).flatMap((vector) =>
    Object.keys(vector.expected),
  );
  expect(KEYS.filter((key) => !expected.includes(key))).toEqual([]);
});
