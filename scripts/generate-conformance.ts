/**
 * `tsx scripts/generate-conformance.ts`: conformance/tables.json from conformance/registry/, and
 * conformance/registry.jsonl from every example and reject of the registry, with the whole diagnosis. With --check
 * nothing is written; tables that are out of date fail.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileTables } from "../packages/matcher/src/compile/index.ts";
import { createMatcher } from "../packages/matcher/src/engine/index.ts";
import { questionsOf } from "../packages/matcher/test/agreement/examples.ts";
import { compileConformanceTables } from "../packages/matcher/test/conformance/tables.ts";
import { asciiJson } from "./generate/header.ts";
import { ROOT, readRegistry } from "./registry-files.ts";
import { reportProblems } from "./report.ts";

const TABLES = join(ROOT, "conformance/tables.json");
const VECTORS = join(ROOT, "conformance/registry.jsonl");

const { tables, problems } = compileConformanceTables();
if (problems.length > 0) {
  for (const { id, path, message } of problems)
    console.error(`conformance/registry: ${id}${path}: ${message}`);
  process.exit(1);
}
const written = `${asciiJson(JSON.stringify(tables, null, 2))}\n`;

if (process.argv.includes("--check")) {
  if (readFileSync(TABLES, "utf8") !== written) {
    console.error(
      "conformance/tables.json is out of date. Run `tsx scripts/generate-conformance.ts` and commit it.",
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(TABLES, written);
  const lines = registryVectors();
  writeFileSync(VECTORS, lines.map((line) => `${line}\n`).join(""));
  console.log(`conformance/tables.json, and conformance/registry.jsonl with ${lines.length} vectors`);
}

/** One line for each example and reject: the diagnosis with the tables of the registry, all keys. */
function registryVectors(): string[] {
  const registry = readRegistry();
  if (registry.problems.length > 0) {
    reportProblems(registry.problems);
    process.exit(1);
  }
  const files = registry.files.map(({ value }) => value);
  const compiled = compileTables(files, { version: registry.version });
  const matcher = createMatcher({ tables: [compiled.tables] });
  return files.flatMap((file) =>
    (["examples", "rejects"] as const).flatMap((key) =>
      questionsOf(file, key).map(({ reply, options }, at) => {
        const expected = matcher(reply, options);
        return asciiJson(JSON.stringify({ what: `${file.id}, ${key} ${at + 1}`, reply, options, expected }));
      }),
    ),
  );
}
