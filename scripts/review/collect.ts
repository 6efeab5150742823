/**
 * `tsx scripts/review/collect.ts BASE FILE`: what a pull request changes and what is wrong with it, as JSON. It runs
 * with a stranger's checkout and without any right; `post.ts` reads what it writes.
 */
import { writeFileSync } from "node:fs";
import { NoBuild, readBuild, readBuildAt } from "../compare/build.ts";
import { compare } from "../compare/comparison.ts";
import { checkCorpus } from "../corpus/check-corpus.ts";
import { readCorpus } from "../corpus/read-corpus.ts";
import { writeMoved } from "../corpus/write.ts";
import { REGISTRY, readRegistry } from "../registry-files.ts";
import { createContext, runRules } from "../run-rules.ts";
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
  const found = [...registry.problems, ...runRules(context), ...corpus.problems];
  const moved = corpus.compared.filter(({ state }) => state === "moved");
  return [
    ...found.map(({ path, line = 1, message }) => ({ path, line, message })),
    ...moved.map((one) => ({ path: one.line.path, line: one.line.line, message: writeMoved(one) })),
  ];
}
