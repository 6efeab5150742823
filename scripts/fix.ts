/**
 * `pnpm fix [FILE…]`: writes whatever a rule can put right by itself, until nothing changes any more.
 * `--corpus` makes the lines of the corpus that moved expect what answers now, and changes nothing else.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fixCorpus } from "./corpus/fix-corpus.ts";
import { REGISTRY, readRegistry } from "./registry-files.ts";
import { reportProblems } from "./report.ts";
import { createContext, RULES } from "./run-rules.ts";

const flags = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const MOST_ROUNDS = 4;

const unknown = flags.find((flag) => flag !== "--corpus");
if (unknown !== undefined) {
  console.error(`${unknown}: unknown flag. Known is --corpus.`);
  process.exit(2);
}
if (flags.includes("--corpus")) {
  const { paths: changed, count } = fixCorpus(createContext(readRegistry().files, []));
  for (const path of changed) console.log(`registry/${path}`);
  console.log(`${count} expectations rewritten`);
} else {
  const changed = fixFiles();
  for (const path of changed) console.log(`registry/${path}`);
  console.log(`${changed.size} files changed`);
}

/** Writes what the rules want; the paths of the files that changed. */
function fixFiles(): ReadonlySet<string> {
  const changed = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const registry = readRegistry();
    if (round === 0) reportProblems(registry.problems);
    const before = changed.size;
    const context = createContext(registry.files, paths);
    let written = 0;
    for (const file of context.chosen) {
      const text = fixedText(file, context);
      if (text === undefined || text === file.text) continue;
      writeFileSync(join(REGISTRY, file.path), text);
      changed.add(file.path);
      written++;
    }
    if (written === 0 && before === changed.size) break;
  }
  return changed;
}

/** The first rule that wants another text; the others come in the next round. */
function fixedText(
  file: Parameters<NonNullable<(typeof RULES)[number]["fix"]>>[0],
  context: ReturnType<typeof createContext>,
): string | undefined {
  for (const rule of RULES) {
    const text = rule.fix?.(file, context);
    if (text !== undefined && text !== file.text) return text;
  }
  return undefined;
}
