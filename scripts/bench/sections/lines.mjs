import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runFromFile } from "../child.mjs";
import { median, number, verdict } from "../figures.mjs";
import { replyLines } from "../synthetic/mail-log.mjs";
import { printTable } from "../table.mjs";

const MANY = 1_000_000;
const FEW = 100_000;
const ROUNDS = 3;
/** Lines a second. */
const LIMIT = 250_000;
/** How much more memory ten times the lines may take, in MB: what a collector of garbage lets lie about. */
const MORE_MEMORY = 64;

/** `bouncebook match` from a file of lines into nothing: the process as it is, from its start to its end. */
export async function measureLines({ root, replies }) {
  const folder = mkdtempSync(join(tmpdir(), "bouncebook-bench-"));
  try {
    const many = writeLines(join(folder, "many.txt"), replies, MANY);
    const few = writeLines(join(folder, "few.txt"), replies, FEW);
    const command = [`${root}packages/cli/bin/bouncebook.js`, "match"];
    const runs = { many: [], few: [] };
    for (let round = 0; round < ROUNDS; round++) {
      runs.few.push(await runFromFile(command, few));
      runs.many.push(await runFromFile(command, many));
    }
    report(runs);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function report({ many, few }) {
  const seconds = (runs) => median(runs.map(({ elapsed }) => elapsed)) / 1000;
  const best = (runs) => Math.min(...runs.map(({ elapsed }) => elapsed)) / 1000;
  const memory = (runs) => Math.max(...runs.map((run) => run.memory));
  const steady = (MANY - FEW) / (seconds(many) - seconds(few));
  const row = (name, runs, count) => [
    name,
    number(seconds(runs)),
    number(count / seconds(runs)),
    number(count / best(runs)),
    number(memory(runs)),
  ];
  printTable(
    `lines: \`bouncebook match\` from a file into nothing (limit: ${number(LIMIT)} lines/s, start-up left out; memory that does not grow)`,
    ["", "s", "lines/s", "best", "MB"],
    [
      row(`${number(FEW)} lines`, few, FEW),
      row(`${number(MANY)} lines`, many, MANY),
      ["the lines between the two", "", number(steady), "", number(memory(many) - memory(few))],
      ["", "", verdict(steady >= LIMIT), "", verdict(memory(many) - memory(few) < MORE_MEMORY)],
    ],
  );
}

function writeLines(path, replies, count) {
  const file = openSync(path, "w");
  for (const piece of replyLines(replies, count)) writeSync(file, piece);
  closeSync(file);
  return path;
}
