import fc from "fast-check";
import type { Target } from "./target.ts";

/** Inputs of one seed. Small, so that a failure is repeated in a second, and shrinking is never cut short. */
const ROUND = 250;

export interface Limits {
  readonly seed: number;
  /** Stop behind the round in which this time is over; at least one round is run. */
  readonly seconds?: number;
  readonly rounds?: number;
  /** Told at the beginning of each round, so that somebody who ends a run that hangs knows where. */
  readonly onRound?: (seed: number) => void;
}

export interface Outcome {
  readonly seed: number;
  readonly inputs: number;
  readonly counts: ReadonlyMap<string, number>;
  /** What went wrong, with the seed of its round. */
  readonly failure?: { readonly seed: number; readonly counterexample: string; readonly message: string };
  /** What came up in too few inputs, one sentence each. */
  readonly missed: readonly string[];
}

/** Runs rounds of random inputs, each with a seed of its own that follows from the first. */
export function runTarget<Input>(target: Target<Input>, limits: Limits): Outcome {
  const counts = new Map<string, number>();
  const end = performance.now() + 1000 * (limits.seconds ?? Number.POSITIVE_INFINITY);
  const rounds = limits.rounds ?? Number.POSITIVE_INFINITY;
  let inputs = 0;
  for (let round = 0; round < rounds && (round === 0 || performance.now() < end); round++) {
    const seed = (limits.seed + round) % 2 ** 31;
    limits.onRound?.(seed);
    const result = fc.check(
      fc.property(target.inputs, (input) => {
        // Shrinking runs too; counting goes on then, and does no harm since the run fails anyway.
        inputs++;
        target.check(input, (what) => counts.set(what, (counts.get(what) ?? 0) + 1));
      }),
      { seed, numRuns: ROUND },
    );
    if (!result.failed) continue;
    const failure = {
      seed,
      message: wordError(result.errorInstance),
      counterexample: write(result.counterexample?.[0]),
    };
    return { seed: limits.seed, inputs, counts, failure, missed: [] };
  }
  return { seed: limits.seed, inputs, counts, missed: missedBy(target.reaches, inputs, counts) };
}

/** The sentence, and of an error that nobody meant where it comes from. */
function wordError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [place = ""] = error.name === "Error" ? [] : (error.stack ?? "").split("\n").slice(1, 3);
  return `${error.name === "Error" ? "" : `${error.name}: `}${error.message}${place}`;
}

/** As code that gives the same value again, in ASCII. */
function write(counterexample: unknown): string {
  return fc
    .stringify(counterexample)
    .replace(/[^ -~\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function missedBy(
  reaches: Readonly<Record<string, number>>,
  inputs: number,
  counts: ReadonlyMap<string, number>,
): string[] {
  return Object.entries(reaches)
    .filter(([what, share]) => (counts.get(what) ?? 0) < share * inputs)
    .map(
      ([what, share]) =>
        `"${what}" came up ${counts.get(what) ?? 0} times in ${inputs} inputs; expected ${share * 100} %`,
    );
}
