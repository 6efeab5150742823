import { isDeepStrictEqual } from "node:util";
import type { MatchOptions } from "../../src/types.js";
import { readConformance } from "./tables.js";

/** One line of a file of vectors. */
export interface Vector {
  readonly what: string;
  readonly reply: string;
  readonly options: MatchOptions;
  /** Keys of the diagnosis; null stands for a key that must not be there. */
  readonly expected: Readonly<Record<string, unknown>>;
}

export function readVectors(name: string): Vector[] {
  const lines = readConformance(name).split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Vector);
}

/** The keys in which a diagnosis is not what a vector expects, with what it says. */
export function missesOf({ expected }: Vector, diagnosis: object): Record<string, unknown> {
  const given = diagnosis as Record<string, unknown>;
  const wrong = Object.keys(expected).filter((key) => !isDeepStrictEqual(given[key] ?? null, expected[key]));
  return Object.fromEntries(wrong.map((key) => [key, given[key] ?? null]));
}
