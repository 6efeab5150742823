import type { Build } from "./build.ts";
import { type Change, highestLevel, type Level } from "./change.ts";
import { compareBuilds } from "./compare-builds.ts";
import { corpusEffects, type Effects, exampleEffects } from "./effects.ts";

/** Two registries held against each other; what `pnpm diff --json` writes. */
export interface Comparison {
  /** Number of this form; another one is not read. */
  readonly format: 1;
  readonly before: string;
  readonly after: string;
  /** The version that the changes ask for; "none" where nothing changed. */
  readonly level: Level | "none";
  readonly changes: readonly Change[];
  readonly corpus: Effects;
  /** Examples of entries whose own file did not change. */
  readonly examples: Effects;
}

export function compare(before: Build, after: Build): Comparison {
  const changes = compareBuilds(before, after);
  return {
    format: 1,
    before: before.name,
    after: after.name,
    level: highestLevel(changes) ?? "none",
    changes,
    corpus: corpusEffects(before, after),
    examples: exampleEffects(before, after),
  };
}
