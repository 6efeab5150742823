/**
 * `pnpm generate`: the tables and types of @bouncebook/data from registry/. With --check nothing is written; a
 * committed file that is out of date fails.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changedOutputs, generateOutputs, staleOutputs } from "./generate/outputs.ts";
import { DATA_GENERATED, readRegistry } from "./registry-files.ts";
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
  for (const name of stale)
    console.error(`packages/data/src/generated/${name} is out of date. Run \`pnpm generate\` and commit it.`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  mkdirSync(DATA_GENERATED, { recursive: true });
  for (const name of changed) writeFileSync(join(DATA_GENERATED, name), outputs[name]!);
}
if (!quiet) console.log(`${registry.files.length} registry files, version ${registry.version}`);

function readIfThere(name: string): string | undefined {
  try {
    return readFileSync(join(DATA_GENERATED, name), "utf8");
  } catch {
    return undefined;
  }
}
