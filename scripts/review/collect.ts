/**
 * `tsx scripts/review/collect.ts BASE FILE`: what a pull request changes and what is wrong with it, as JSON. It runs
 * with a stranger's checkout and without any right; `post.ts` reads what it writes.
 */
import { writeFileSync } from "node:fs";
import type { Problem } from "../../packages/cli/src/registry/index.ts";
import { NoBuild, readBuild, readBuildAt } from "../compare/build.ts";
import { compare } from "../compare/comparison.ts";
import { checkCorpus } from "../corpus/check-corpus.ts";
import { readCorpus } from "../corpus/read-corpus.ts";
import { writeMoved } from "../corpus/write.ts";
import { REGISTRY, readRegistry } from "../registry-files.ts";
import type { CheckContext, RuleProblem } from "../rules/rule.ts";
import { createContext, RULES, runRules } from "../run-rules.ts";
import type { ReviewData, ReviewProblem } from "./review-data.ts";

const MOST_PROBLEMS = 1000;

const [base, file] = process.argv.slice(2);
if (base === undefined || file === undefined) {
  console.error("collect: name a commit and a file to write.");
  process.exit(2);
}
try {
  const comparison = compare(readBuildAt(base), readBuild(REGISTRY, "registry"));
  const data: ReviewData = { comparison, problems: findProblems().slice(0, MOST_PROBLEMS) };
  writeFileSync(file, JSON.stringify(data));
} catch (error) {
  if (!(error instanceof NoBuild)) throw error;
  console.error(`collect: ${error.message}`);
  process.exitCode = 2;
}

function findProblems(): ReviewProblem[] {
  const registry = readRegistry();
  const context = createContext(registry.files, []);
  const corpus = checkCorpus(readCorpus(), context);
  const moved = corpus.compared.filter(({ state }) => state === "moved");
  const loose = new Set(context.all.map(({ path }) => path));
  return [
    // A file that is used although it could not be read strictly is one that `pnpm fix` can write.
    ...registry.problems.map((each) => ({ ...placed(each), isMended: loose.has(each.path) })),
    ...runRules(context).map((each) => ({ ...placed(each), isMended: isMended(each, context) })),
    ...corpus.problems.map((each) => ({ ...placed(each), isMended: false })),
    ...moved.map(({ line, ...one }) => ({
      path: line.path,
      line: line.line,
      message: writeMoved({ line, ...one }),
      isMended: false,
    })),
  ];
}

function placed({ path, line = 1, message }: Problem): Omit<ReviewProblem, "isMended"> {
  return { path, line, message };
}

function isMended({ path, rule }: RuleProblem, context: CheckContext): boolean {
  const file = context.all.find((each) => each.path === path);
  const fixed = file && RULES.find(({ name }) => name === rule)?.fix?.(file, context);
  return fixed !== undefined && fixed !== file?.text;
}
