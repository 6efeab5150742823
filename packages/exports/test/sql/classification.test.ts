import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDuckdb } from "./duckdb.js";
import type { Engine } from "./engine.js";
import { findPostgresql, startPostgresql } from "./postgresql.js";
import {
  compare,
  exportOfRegistry,
  exportOfVectors,
  FROM_REGISTRY,
  HAND_WRITTEN,
  KEYS,
  repliesOf,
  type Vector,
  vectorsOf,
} from "./vectors.js";

const programs = findPostgresql();
if (programs === undefined)
  console.log(
    "PostgreSQL is not installed, so its half of the SQL tests is skipped: apt-get install postgresql",
  );
for (const name of FROM_REGISTRY)
  if (vectorsOf(name) === undefined)
    console.log(
      `conformance/${name}.jsonl is missing, its tests are skipped: npx tsx scripts/generate-conformance.ts --random 20000 --seed 7`,
    );

const ENGINES = [
  { name: "duckdb", start: startDuckdb, there: true },
  { name: "postgresql", start: async () => startPostgresql(programs!), there: programs !== undefined },
];

/** No key may agree less than this, in percent; docs/sql.md tells the figures. */
const FLOOR: Readonly<Record<(typeof FROM_REGISTRY)[number], number>> = { registry: 100, random: 99.9 };
/** Twenty thousand replies on a busy machine. */
const LONGEST = 240_000;

/** What regular expressions of all engines cannot tell: an address in the midst that is longer than 45 characters. */
const KNOWN_DIFFERENCES: Readonly<Record<string, readonly string[]>> = {
  template: ["lab client [1234:1234:1234:1234:1234:1234:1234:1234:123456] refused"],
};

describe.each(ENGINES)("$name", ({ name: engineName, start, there }) => {
  let engine: Engine;
  beforeAll(async () => {
    if (there) engine = await start();
  });
  afterAll(async () => {
    if (there) await engine.close();
  });

  test.skipIf(!there).each(HAND_WRITTEN)("the hand-written vectors: %s", async (name) => {
    const vectors = vectorsOf(name)!;
    const rows = await engine.classify(exportOfVectors(), repliesOf(vectors));
    const { differing } = compare(vectors, rows, false);
    expect(differing.map((id) => vectors[id]!.reply)).toEqual(KNOWN_DIFFERENCES[name] ?? []);
  });

  describe.each(FROM_REGISTRY)("the vectors of the registry", (name) => {
    const vectors = sampleOf(name, engineName);

    test.skipIf(!there || vectors === undefined)(name, { timeout: LONGEST }, async () => {
      const rows = await engine.classify(exportOfRegistry(), repliesOf(vectors!));
      const { percent, differing } = compare(vectors!, rows, true);
      const shown = differing.slice(0, 3).map((id) => JSON.stringify([vectors![id], rows[id]]));
      for (const key of KEYS)
        expect(percent[key], [key, ...shown].join("\n")).toBeGreaterThanOrEqual(FLOOR[name]);
    });
  });

  test.skipIf(!there)("counts by entry, reason and provider are those of the rows expected", async () => {
    const vectors = vectorsOf("verdict")!.filter(({ expected }) => Object.hasOwn(expected, "reason"));
    await engine.classify(exportOfVectors(), repliesOf(vectors));
    const counted = await engine.query(
      "SELECT reason, CAST(count(*) AS INTEGER) AS n FROM bouncebook_classified GROUP BY reason",
    );
    const expected = new Map<string, number>();
    for (const { expected: answer } of vectors)
      expected.set(String(answer.reason), (expected.get(String(answer.reason)) ?? 0) + 1);
    expect(new Map(counted.map(({ reason, n }) => [String(reason), Number(n)]))).toEqual(expected);
  });
});

/** Random replies are up to 4,096 characters long, of which PostgreSQL makes a few hundred a second. */
function sampleOf(name: (typeof FROM_REGISTRY)[number], engineName: string): Vector[] | undefined {
  const vectors = vectorsOf(name);
  return name === "random" && engineName === "postgresql"
    ? vectors?.filter((_, at) => at % 4 === 0)
    : vectors;
}
