// `tsx scripts/agree.ts [--rounds 200000] [--seed N]`: whether the matcher's engine and its slow reference give
// the same answers to every example and reject of the registry and to random replies. Exit: 0 they do, 1 they do
// not (the first difference is shown, shrunk), 2 wrong usage.
import { parseArgs } from "node:util";
import { entries } from "@bouncebook/data";
import { tables } from "@bouncebook/data/tables";
import { createComparison, shrink } from "../packages/matcher/test/agreement/compare.ts";
import { questionsOf } from "../packages/matcher/test/agreement/examples.ts";
import { createChance } from "../packages/matcher/test/agreement/random.ts";
import {
  collectMaterial,
  type Question,
  randomQuestion,
} from "../packages/matcher/test/agreement/random-replies.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "200000" }, seed: { type: "string" } },
});
const rounds = wholeNumber("rounds", values.rounds);
const seed = values.seed === undefined ? Date.now() % 1e9 : wholeNumber("seed", values.seed);

function wholeNumber(name: string, written: string): number {
  if (/^\d{1,9}$/.test(written)) return Number(written);
  console.error(`agree: --${name} takes a whole number below 1,000,000,000, not ${JSON.stringify(written)}`);
  process.exit(2);
}

const compare = createComparison([tables()]);
const counts = new Map<string, number>();

function ask(question: Question): void {
  const { diagnosis, differences } = compare(question);
  counts.set(diagnosis.specificity, (counts.get(diagnosis.specificity) ?? 0) + 1);
  if (differences.length === 0) return;
  const smallest = shrink(question, (smaller) => compare(smaller).differences.length > 0);
  console.log(`The engines do not agree (seed ${seed}):`);
  console.log(JSON.stringify(smallest));
  for (const { engine, key, engineSays, reference } of compare(smallest).differences) {
    console.log(
      `  ${engine}, ${key}: ${JSON.stringify(engineSays)}, reference: ${JSON.stringify(reference)}`,
    );
  }
  process.exit(1);
}

const examples = [...entries()].flatMap((entry) => [
  ...questionsOf(entry, "examples"),
  ...questionsOf(entry, "rejects"),
]);
console.log(`seed ${seed}: ${examples.length} examples and rejects, ${rounds} random replies`);
for (const example of examples) ask(example);
const chance = createChance(seed);
const material = collectMaterial(examples, [tables()]);
for (let round = 0; round < rounds; round++) ask(randomQuestion(chance, material));
for (const [specificity, count] of [...counts].sort(([, one], [, other]) => other - one)) {
  console.log(`${String(count).padStart(8)} ${specificity}`);
}
console.log("The engines agree.");
