/**
 * `pnpm generate`: what packages hold of the registry, from registry/: tables, types and texts. With --check nothing is written; a
 * committed file that is out of date fails.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { changedOutputs, generateOutputs, staleOutputs } from "./generate/outputs.ts";
import { ROOT, readRegistry } from "./registry-files.ts";
import { reportProblems } from "./report.ts";

const check = process.argv.includes("--check");
const quiet = process.argv.includes("--quiet");
const registry = readRegistry();
if (registry.problems.length > 0) {
  reportProblems(registry.problems);
  process.exit(1);
}
const outputs = await generateOutputs(registry);
const changed = changedOutputs(outputs, readIfThere);
if (check) {
  const stale = staleOutputs(changed);
  for (const path of stale) console.error(`${path} is out of date. Run \`pnpm generate\` and commit it.`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const path of changed) {
    mkdirSync(join(ROOT, dirname(path)), { recursive: true });
    writeFileSync(join(ROOT, path), outputs[path]!);
  }
}
if (!quiet) console.log(`${registry.files.length} registry files, version ${registry.version}`);

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(join(ROOT, path), "utf8");
  } catch {
    return undefined;
  }
}
