import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExportFile } from "../../src/index.js";
import { startDuckdb } from "./duckdb.js";
import type { Engine } from "./engine.js";
import {
  compare,
  exportOfRegistry,
  FROM_REGISTRY,
  type Key,
  repliesOf,
  type Vector,
  vectorsOf,
} from "./vectors.js";

const DOCUMENT = readFileSync(new URL("../../../../docs/sql.md", import.meta.url), "utf8");
const COLUMNS = ["examples, LIKE alone", "examples, with kinds", "random, LIKE alone", "random, with kinds"];

/** How far the registry may have moved since the document's figures were measured, in percent. */
const TOLERANCE = 0.3;
/** Twenty thousand replies on a busy machine. */
const LONGEST = 240_000;

let engine: Engine;
beforeAll(async () => {
  engine = await startDuckdb();
});
afterAll(() => engine.close());

/** The figures of the document, by key. */
function documented(column: string): Map<string, number> {
  const table = DOCUMENT.slice(DOCUMENT.indexOf("| key |"));
  const rows = table
    .split("\n\n")[0]!
    .split("\n")
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const at = rows[0]!.indexOf(column);
  return new Map(rows.slice(2).map((cells) => [cells[0]!, Number(cells[at])]));
}

/** The export with the regular expressions taken away. */
function withoutKinds(files: readonly ExportFile[]): ExportFile[] {
  return files.map((file) =>
    file.path === "duckdb/load.sql"
      ? { path: file.path, text: `${file.text}UPDATE bouncebook_templates SET kinds = '';\n` }
      : file,
  );
}

describe.each(COLUMNS)("the document tells the agreement", (column) => {
  const vectors = vectorsOf(FROM_REGISTRY[column.startsWith("examples") ? 0 : 1]);

  test.skipIf(vectors === undefined)(column, { timeout: LONGEST }, () => checkColumn(column, vectors!));
});

async function checkColumn(column: string, vectors: readonly Vector[]): Promise<void> {
  const files = column.endsWith("alone") ? withoutKinds(exportOfRegistry()) : exportOfRegistry();
  const { percent } = compare(vectors, await engine.classify(files, repliesOf(vectors)), true);
  const told = documented(column);
  expect(told.size).toBe(8);
  for (const [key, figure] of told) {
    const measured = percent[key as Key];
    expect(
      Math.abs(measured - figure),
      `${key}: measured ${measured.toFixed(2)}, documented ${figure}`,
    ).toBeLessThanOrEqual(TOLERANCE);
  }
}
