/**
 * `pnpm check [FILE…]`: every rule over the registry, or over the named files and folders, and which lines of
 * the corpus another entry answers than ought to. `--stale` lists entries without a source that was really read.
 */
import { existsSync } from "node:fs";
import { checkCorpus } from "./corpus/check-corpus.ts";
import { readCorpus } from "./corpus/read-corpus.ts";
import { writeMoved, writeSummary } from "./corpus/write.ts";
import { readRegistry } from "./registry-files.ts";
import { reportProblems, writeProblem } from "./report.ts";
import { createContext, lostReasons, RULES, runRules } from "./run-rules.ts";
import { compileSchemas, readSchemas, slowPatterns } from "./schemas.ts";
import { staleEntries } from "./stale.ts";

const started = performance.now();
const flags = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const missing = paths.find((path) => !existsSync(path));
if (missing !== undefined) {
  console.error(`${missing}: there is no such file or folder. Name files below registry/.`);
  process.exit(2);
}
const unknown = flags.find((flag) => flag !== "--stale");
if (unknown !== undefined) {
  console.error(`${unknown}: unknown flag. Known is --stale.`);
  process.exit(2);
}

const schemas = readSchemas();
const broken = [...schemas.problems, ...compileSchemas(schemas).problems];
// Judging the patterns takes half a second; whoever checks one file changed none of them.
if (paths.length === 0) broken.push(...(await slowPatterns(schemas)));
if (broken.length > 0) {
  // Without its schemas nothing about a file can be said.
  reportProblems(broken);
  process.exit(1);
}

const registry = readRegistry();
const lost = lostReasons(registry.files);
if (lost.length > 0) {
  reportProblems([...registry.problems, ...lost]);
  process.exit(1);
}
const context = createContext(registry.files, paths);
if (flags.includes("--stale")) {
  const stale = staleEntries(context.chosen);
  for (const { path } of stale) console.log(`registry/${path}`);
  console.error(`${stale.length} of ${context.chosen.length} files have no source that was read`);
} else {
  reportProblems(registry.problems);
  const problems = runRules(context);
  for (const problem of problems) console.error(`${writeProblem(problem)} [${problem.rule}]`);
  const corpus = checkCorpus(readCorpus(), context, paths);
  const moved = corpus.compared.filter(({ state }) => state === "moved");
  reportProblems(corpus.problems);
  for (const one of moved) console.error(writeMoved(one));
  console.log(writeSummary(corpus.compared));
  const count = registry.problems.length + problems.length + corpus.problems.length + moved.length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${context.chosen.length} files, ${RULES.length} rules, ${count} problems, ${seconds} s`);
  process.exitCode = count > 0 ? 1 : 0;
}
