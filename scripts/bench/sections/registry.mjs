import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { wallsOf } from "../child.mjs";
import { median, medianRatio, number, verdict } from "../figures.mjs";
import { sourcesOf, syntheticEntries } from "../synthetic/registry.mjs";
import { printTable } from "../table.mjs";

const ENTRIES = 200;
const TEMPLATES_EACH = 5;
const ROUNDS = 15;
/** Milliseconds. */
const LIMIT = 300;

/** `bouncebook --registry DIR REPLY` with a folder of entries of one's own. */
export async function measureRegistryFolder(bench) {
  const files = syntheticEntries(await sourcesOf(bench), ENTRIES * TEMPLATES_EACH);
  const folder = mkdtempSync(join(tmpdir(), "bouncebook-bench-"));
  try {
    for (const file of files) write(folder, file);
    const command = `${bench.root}packages/cli/bin/bouncebook.js`;
    const [reply] = files[0].examples;
    report(
      files.length,
      wallsOf(
        { bare: ["-e", "0"], without: [command, reply], with: [command, "--registry", folder, reply] },
        ROUNDS,
      ),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(folder, file) {
  const path = join(folder, `${file.id}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`);
}

function report(count, walls) {
  const row = (name, list) => [name, number(median(list)), number(medianRatio(list, walls.bare))];
  printTable(
    `registry: a folder of ${count} entries with ${TEMPLATES_EACH} templates each, read, checked, compiled and used (limit: ${LIMIT} ms)`,
    ["", "ms", "× node -e 0", ""],
    [
      row("node -e 0", walls.bare),
      row("bouncebook REPLY", walls.without),
      [...row("bouncebook --registry DIR REPLY", walls.with), verdict(median(walls.with) < LIMIT)],
    ],
  );
}
