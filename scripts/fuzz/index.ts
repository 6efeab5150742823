import { createFormatterTarget } from "./formatter.ts";
import { createLoaderTarget } from "./loader.ts";
import { createMatcherTarget } from "./matcher.ts";
import { createParserTarget } from "./parser.ts";
import { type Limits, type Outcome, runTarget } from "./run.ts";
import { createTemplatesTarget } from "./templates.ts";

/** A run of each target, by its name. */
export const FUZZ = {
  matcher: (limits: Limits): Outcome => runTarget(createMatcherTarget(), limits),
  parser: (limits: Limits): Outcome => runTarget(createParserTarget(), limits),
  formatter: (limits: Limits): Outcome => runTarget(createFormatterTarget(), limits),
  templates: (limits: Limits): Outcome => runTarget(createTemplatesTarget(), limits),
  loader: (limits: Limits): Outcome => runTarget(createLoaderTarget(), limits),
} as const;

export type TargetName = keyof typeof FUZZ;

export const TARGETS = Object.keys(FUZZ) as TargetName[];

/** What a run led to, for whoever reads a log. */
export function wordOutcome(name: TargetName, { seed, inputs, counts, failure, missed }: Outcome): string[] {
  const found = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, count]) => `${what} ${count.toLocaleString("en")}`);
  const summary = `${name}: seed ${seed}, ${inputs.toLocaleString("en")} inputs: ${found.join(", ")}`;
  if (!failure)
    return [summary, ...missed.map((sentence) => `${name}: ${sentence}. The run proves too little.`)];
  return [
    `${name}: does not hold: ${failure.message}`,
    `  input: ${failure.counterexample}`,
    `  seed ${failure.seed}; again with: npx -y pnpm@12.21.0 fuzz --only ${name} --seed ${failure.seed} --rounds 1`,
    summary,
  ];
}
