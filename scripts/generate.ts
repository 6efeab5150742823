/**
 * `pnpm generate`: the tables and types of @bouncebook/data from registry/. With --check nothing is written; a
 * committed file that is out of date fails.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateCodes } from "./generate/codes.ts";
import { generateEntries } from "./generate/entries.ts";
import { generateIds } from "./generate/ids.ts";
import { generateRegistryTypes } from "./generate/registry-types.ts";
import { generateTables } from "./generate/tables.ts";
import { generateVersion } from "./generate/version.ts";
import { generateVocabularies } from "./generate/vocabularies.ts";
import { generateWords } from "./generate/words.ts";
import { DATA_GENERATED, readRegistry } from "./registry-files.ts";
import { reportProblems } from "./report.ts";

const COMMITTED = new Set(["registry-types.ts"]);

const check = process.argv.includes("--check");
const quiet = process.argv.includes("--quiet");
const registry = readRegistry();
if (registry.problems.length > 0) {
  reportProblems(registry.problems);
  process.exit(1);
}
const entries = registry.files.map((file) => file.value);
const outputs: Record<string, string> = {
  "registry-types.ts": await generateRegistryTypes(),
  "ids.ts": generateIds(entries),
  "codes.ts": generateCodes(entries),
  "entries.ts": generateEntries(entries),
  "tables.ts": generateTables(entries, registry.version),
  "vocabularies.ts": generateVocabularies(entries),
  "version.ts": generateVersion(registry.version),
  "words.ts": generateWords(entries),
};

let stale = 0;
for (const [name, text] of Object.entries(outputs)) {
  const path = join(DATA_GENERATED, name);
  if (readIfThere(path) === text) continue;
  if (check && COMMITTED.has(name)) {
    console.error(`packages/data/src/generated/${name} is out of date. Run \`pnpm generate\` and commit it.`);
    stale++;
  }
  if (check) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
if (!quiet) console.log(`${entries.length} registry files, version ${registry.version}`);
if (stale > 0) process.exitCode = 1;

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
