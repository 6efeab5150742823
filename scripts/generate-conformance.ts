/**
 * `tsx scripts/generate-conformance.ts`: conformance/tables.json from conformance/registry/, and
 * conformance/registry.jsonl from every example and reject of the registry, with the whole diagnosis. With
 * `--random N`, also conformance/random.jsonl with N replies spliced from those at random (`--seed N`, else 1). With
 * --check nothing is written; tables that are out of date fail.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compileTables } from "../packages/matcher/src/compile/index.ts";
import { createMatcher } from "../packages/matcher/src/engine/index.ts";
import { questionsOf } from "../packages/matcher/test/agreement/examples.ts";
import { createChance } from "../packages/matcher/test/agreement/random.ts";
import {
  collectMaterial,
  type Question,
  randomQuestion,
} from "../packages/matcher/test/agreement/random-replies.ts";
import { compileConformanceTables } from "../packages/matcher/test/conformance/tables.ts";
import { asciiJson } from "./generate/header.ts";
import { ROOT, readRegistry } from "./registry-files.ts";
import { reportProblems } from "./report.ts";

const TABLES = join(ROOT, "conformance/tables.json");
const VECTORS = join(ROOT, "conformance/registry.jsonl");
const RANDOM = join(ROOT, "conformance/random.jsonl");

const { values: flags } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    random: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
  },
});

const { tables, problems } = compileConformanceTables();
if (problems.length > 0) {
  for (const { id, path, message } of problems)
    console.error(`conformance/registry: ${id}${path}: ${message}`);
  process.exit(1);
}
const written = `${asciiJson(JSON.stringify(tables, null, 2))}\n`;

if (flags.check) {
  if (readFileSync(TABLES, "utf8") !== written) {
    console.error(
      "conformance/tables.json is out of date. Run `tsx scripts/generate-conformance.ts` and commit it.",
    );
    process.exitCode = 1;
  }
} else {
  // Tests of other packages read the tables at the same time.
  if (readFileSync(TABLES, "utf8") !== written) writeFileSync(TABLES, written);
  const registry = askRegistry();
  const lines = registry.questions.map(({ what, question }) => vector(what, question));
  writeFileSync(VECTORS, lines.join(""));
  console.log(`conformance/tables.json, and conformance/registry.jsonl with ${lines.length} vectors`);
  const rounds = wholeNumber("random", flags.random);
  if (rounds > 0) writeRandom(rounds, wholeNumber("seed", flags.seed));

  function vector(what: string, { reply, options }: Question): string {
    const expected = registry.matcher(reply, options);
    return `${asciiJson(JSON.stringify({ what, reply, options, expected }))}\n`;
  }

  function writeRandom(rounds: number, seed: number): void {
    const chance = createChance(seed);
    const material = collectMaterial(
      registry.questions.map(({ question }) => question),
      [registry.tables],
    );
    const random = Array.from({ length: rounds }, (_, at) =>
      vector(`seed ${seed}, ${at + 1}`, randomQuestion(chance, material)),
    );
    writeFileSync(RANDOM, random.join(""));
    console.log(`conformance/random.jsonl with ${rounds} vectors, seed ${seed}`);
  }
}

/** Every example and reject of the registry, and the engine with the registry's tables. */
function askRegistry() {
  const registry = readRegistry();
  if (registry.problems.length > 0) {
    reportProblems(registry.problems);
    process.exit(1);
  }
  const files = registry.files.map(({ value }) => value);
  const { tables } = compileTables(files, { version: registry.version });
  const questions = files.flatMap((file) =>
    (["examples", "rejects"] as const).flatMap((key) =>
      questionsOf(file, key).map((question, at) => ({ what: `${file.id}, ${key} ${at + 1}`, question })),
    ),
  );
  return { tables, questions, matcher: createMatcher({ tables: [tables] }) };
}

function wholeNumber(name: string, written: string): number {
  if (/^\d{1,9}$/.test(written)) return Number(written);
  console.error(
    `conformance: --${name} takes a whole number below 1,000,000,000, not ${JSON.stringify(written)}`,
  );
  process.exit(2);
}
