/**
 * `pnpm diff [BASE]`: what a change of the registry does, in words. BASE is a commit, branch or tag; without it
 * the place where this branch left main. `--from` and `--to` compare two folders. `--markdown` writes a pull
 * request's comment, `--json` the facts.
 */
import { parseArgs } from "node:util";
import { defaultBase } from "./compare/base.ts";
import { type Build, NoBuild, readBuild, readBuildAt } from "./compare/build.ts";
import { compare } from "./compare/comparison.ts";
import { renderMarkdown } from "./compare/render-markdown.ts";
import { renderText } from "./compare/render-text.ts";
import { REGISTRY } from "./registry-files.ts";
import { reportProblems } from "./report.ts";
import { fromWorkingFolder, usage } from "./usage.ts";

const OPTIONS = {
  from: { type: "string" },
  to: { type: "string" },
  markdown: { type: "boolean" },
  json: { type: "boolean" },
} as const;

const { values, positionals } = usage("diff", () =>
  parseArgs({ args: process.argv.slice(2), options: OPTIONS, allowPositionals: true }),
);
const [base, ...others] = positionals;
if (others.length > 0 || (base !== undefined && values.from !== undefined)) {
  console.error("diff: name one commit, branch or tag, or two folders with --from and --to.");
  process.exit(2);
}
try {
  const before = readBefore();
  const after =
    values.to === undefined ? readBuild(REGISTRY, "registry") : readBuild(fromWorkingFolder(values.to));
  reportProblems(after.problems);
  const comparison = compare(before, after);
  if (values.json) console.log(JSON.stringify(comparison));
  else process.stdout.write(values.markdown ? renderMarkdown(comparison) : renderText(comparison));
} catch (error) {
  if (!(error instanceof NoBuild)) throw error;
  console.error(`diff: ${error.message}`);
  process.exitCode = 2;
}

function readBefore(): Build {
  if (values.from !== undefined) return readBuild(fromWorkingFolder(values.from));
  const ref = base ?? defaultBase();
  if (ref === undefined)
    throw new NoBuild("there is no branch main to compare with. Name a commit, branch or tag.");
  return readBuildAt(ref);
}
