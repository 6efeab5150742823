import type { Comparison } from "../compare/comparison.ts";
import { readComparison } from "../compare/read-comparison.ts";

/** What the checks of a pull request found; a file that a stranger's code may have written. */
export interface ReviewData {
  readonly comparison: Comparison;
  readonly problems: readonly ReviewProblem[];
}

export interface ReviewProblem {
  /** Path below registry/. */
  readonly path: string;
  readonly line: number;
  readonly message: string;
  /** True where `pnpm fix` puts it right. */
  readonly isMended: boolean;
}

const MOST_PROBLEMS = 1000;
const LONGEST_MESSAGE = 2000;

/** Reads review.json; undefined unless every part has the form that `collect.ts` gives it. */
export function readReviewData(text: string): ReviewData | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { comparison, problems } = (value ?? {}) as { comparison?: unknown; problems?: unknown };
  const read = readComparison(comparison);
  if (read === undefined || !Array.isArray(problems) || problems.length > MOST_PROBLEMS) return undefined;
  if (!problems.every(isProblem)) return undefined;
  return { comparison: read, problems };
}

function isProblem(value: unknown): value is ReviewProblem {
  const { path, line, message, isMended } = (value ?? {}) as Partial<Record<keyof ReviewProblem, unknown>>;
  return (
    typeof path === "string" &&
    path.length <= LONGEST_MESSAGE &&
    Number.isSafeInteger(line) &&
    typeof message === "string" &&
    message.length <= LONGEST_MESSAGE &&
    typeof isMended === "boolean"
  );
}
