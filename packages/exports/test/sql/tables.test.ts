import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportFiles } from "../../src/index.js";
import { readCodePairs } from "../../src/sql/code-pairs.js";
import { TABLE_NAMES } from "../../src/sql/tables.js";
import { writeCsv } from "../../src/sql/write-csv.js";
import { startDuckdb } from "./duckdb.js";

const PAIRS: [codes: string, pairs: number[][]][] = [
  ["550/5.7.606-649", [[550, 550, 1, 5, 7, 606, 649]]],
  ["4xx/", [[400, 499, 0, 0, 0, 0, 0]]],
  ["550-554/x.7.26", [[550, 554, 1, 0, 7, 26, 26]]],
  [
    "/5.1.1 421/4.0.0",
    [
      [0, 0, 1, 5, 1, 1, 1],
      [421, 421, 1, 4, 0, 0, 0],
    ],
  ],
];

test.each(PAIRS)("the code pairs %s", (codes, pairs) => {
  const found = readCodePairs(codes).map((pair) => [
    pair.basicFrom,
    pair.basicTo,
    Number(pair.hasEnhanced),
    pair.class,
    pair.subject,
    pair.detailFrom,
    pair.detailTo,
  ]);
  expect(found).toEqual(pairs);
});

test("CSV quotes what has to be quoted", () => {
  const columns = [
    { name: "a", type: "text", description: "" },
    { name: "b", type: "boolean", description: "" },
  ] as const;
  const rows = [
    ['say "no"', true],
    ["a, b", false],
    [" edge ", true],
    ["back\\slash", true],
    ["", false],
  ];
  expect(writeCsv({ columns, rows })).toBe(
    'a,b\n"say ""no""",true\n"a, b",false\n" edge ",true\n"back\\slash",true\n,false\n',
  );
});

describe("the exported tables, read by DuckDB", () => {
  const files = exportFiles("sql");
  let duckdb: Awaited<ReturnType<typeof startDuckdb>>;
  beforeAll(async () => {
    duckdb = await startDuckdb();
    await duckdb.classify(files, []);
  });
  afterAll(() => duckdb.close());

  test.each(TABLE_NAMES)(
    "%s: CSV and Parquet hold the same rows, with the registry's version",
    async (name) => {
      const csv = `(SELECT * FROM read_csv('tables/${name}.csv', all_varchar = true, nullstr = 'no such text'))`;
      const parquet = `(SELECT COLUMNS(*)::VARCHAR FROM read_parquet('tables/${name}.parquet'))`;
      const count = await duckdb.query(
        `SELECT count(*)::INT AS n, count(DISTINCT registry_version)::INT AS v FROM ${csv}`,
      );
      expect(count[0]!.n).toBeGreaterThan(5);
      expect(count[0]!.v).toBe(1);
      expect(await duckdb.query(`FROM ${csv} EXCEPT ALL FROM ${parquet}`)).toEqual([]);
      expect(await duckdb.query(`FROM ${parquet} EXCEPT ALL FROM ${csv}`)).toEqual([]);
    },
  );

  const ORPHANS: [what: string, query: string][] = [
    [
      "reasons of entries",
      "SELECT e.entry FROM bouncebook_entries e ANTI JOIN bouncebook_reasons r USING (reason)",
    ],
    [
      "entries of codes",
      "SELECT c.entry FROM bouncebook_codes c ANTI JOIN bouncebook_entries e USING (entry)",
    ],
    [
      "owners of templates",
      "SELECT owner FROM bouncebook_templates WHERE owner NOT IN (SELECT entry FROM bouncebook_entries UNION ALL SELECT provider FROM bouncebook_providers)",
    ],
    [
      "providers of hosts",
      "SELECT h.host FROM bouncebook_provider_hosts h ANTI JOIN bouncebook_providers p USING (provider)",
    ],
    ["entries twice", "SELECT entry FROM bouncebook_entries GROUP BY entry HAVING count(*) > 1"],
    [
      "hosts twice",
      "SELECT host FROM bouncebook_provider_hosts GROUP BY host, is_suffix HAVING count(*) > 1",
    ],
  ];

  test.each(ORPHANS)("no %s without a row", async (_, query) => {
    expect(await duckdb.query(query)).toEqual([]);
  });

  test("an entry has its reason's verdict where it has none of its own", async () => {
    const [row] = await duckdb.query(
      "SELECT reason, action, bounce, kind FROM bouncebook_entries WHERE entry = '552'",
    );
    expect(row).toEqual({
      reason: expect.any(String),
      action: expect.any(String),
      bounce: expect.any(String),
      kind: "basic",
    });
    const differing = await duckdb.query(
      "SELECT e.entry FROM bouncebook_entries e JOIN bouncebook_reasons r USING (reason) WHERE e.kind = 'wording' AND (e.action, e.bounce, e.exhausted) <> (r.action, r.bounce, r.exhausted)",
    );
    expect(differing).toEqual([]);
  });
});
