import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocksOf } from "../../../../scripts/documents/blocks.ts";
import { blocksToRun } from "../../../../scripts/documents/owners.ts";
import { makeFolder, removeFolder } from "../sql/folder.js";
import { findPostgresql, type PostgresqlServer, startServer } from "../sql/postgresql.js";
import { repliesOf, vectorsOf } from "../sql/vectors.js";
import { openDuckdb, runExport, runSql } from "./shell.js";

const blocks = blocksOf("docs/sql.md");
const run = blocksToRun("docs/sql.md");
const under = (heading: string) => run.filter((block) => block.heading === heading);
// The hand-written vectors are always there; their questions are ordinary replies.
const replies = repliesOf([...vectorsOf("verdict")!, ...vectorsOf("ranking")!]);

let folder = "";
let home = "";

beforeAll(() => {
  folder = makeFolder();
  const [first, second] = under("Use it from SQL")[0]!.code.split("\n");
  expect(runExport(first!, folder)).toBe(true);
  home = join(folder, second!.replace(/^cd /, ""));
});
afterAll(() => removeFolder(folder));

describe("DuckDB over Parquet", () => {
  let connection: DuckDBConnection;

  beforeAll(async () => {
    connection = await openDuckdb(home);
    mkdirSync(join(home, "replies"));
    const lines = replies.map((reply) => JSON.stringify(reply));
    writeFileSync(join(home, "rows.jsonl"), lines.join("\n"));
    writeFileSync(
      join(home, "events.ndjson"),
      '{"kind":"bounce","reply":"550 5.1.1 User unknown","remoteHost":"mx.example.com","recipient":"a@example.com"}\n{"kind":"delivered"}\n',
    );
    await runSql(
      connection,
      `COPY (SELECT * FROM read_json('rows.jsonl', columns = {id: 'INTEGER', reply: 'VARCHAR', host: 'VARCHAR',
        recipient: 'VARCHAR', command: 'VARCHAR', final: 'BOOLEAN'})) TO '${join(home, "replies/a.parquet")}';`,
    );
  });

  test("the commands, one after the other", async () => {
    const answers: unknown[][][] = [];
    for (const { language, code } of under("DuckDB over Parquet")) {
      const script = /^duckdb \S+ < (\S+)$/.exec(code);
      // A result goes where the document's command would have put it.
      const sql = script
        ? readFileSync(join(home, script[1]!), "utf8")
        : `${code.replace("TO 's", `TO '${home}/s`)}\n`;
      expect(script === null ? language : "sql").toBe("sql");
      answers.push(await runSql(connection, sql));
    }
    const [, , , counts, , labels] = answers;
    expect(counts!.length).toBeGreaterThan(5);
    expect(labels!.length).toBeGreaterThan(3);
    expect(readFileSync(join(home, "suppress.csv"), "utf8")).toMatch(/^recipient,reason\n/);
    expect(await runSql(connection, "SELECT count(*) FROM replies;")).toEqual([["1"]]);
  });
});

const programs = findPostgresql();

describe("PostgreSQL", () => {
  let server: PostgresqlServer | undefined;
  beforeAll(() => {
    if (programs) server = startServer(programs);
  });
  afterAll(() => server?.stop());

  test.skipIf(!programs)("the commands, one after the other", () => {
    writeFileSync(
      join(home, "replies.csv"),
      'id,reply,host,recipient,command,final\n1,550 5.1.1 User unknown,,,,\n2,"552 5.2.2 Mailbox full, try later",,,,\n3,550 5.1.1 User unknown,,,,\n',
    );
    const lines = under("PostgreSQL")[0]!.code;
    const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", lines], {
      cwd: home,
      encoding: "utf8",
      env: { ...process.env, ...server!.environment },
    });
    expect(stderr.replace(/^psql:.*NOTICE:.*$/gm, "").trim()).toBe("");
    expect(status).toBe(0);
    expect(stdout).toMatch(/user-unknown +\| +2\n +mailbox-full +\| +1\n/);
  });
});

test("every block that is run is under one of these headings", () => {
  const headings = ["Use it from SQL", "DuckDB over Parquet", "PostgreSQL"];
  expect([...new Set(run.map(({ heading }) => heading))]).toEqual(headings);
  for (const heading of ["Use it from SQL", "PostgreSQL"]) expect(under(heading)).toHaveLength(1);
});

test("the document has a part for every engine", async () => {
  const { dialects } = await import("../../src/sql/dialects/index.js");
  const headings = blocks.map(({ heading }) => heading).join(" ");
  for (const { title } of dialects) expect(headings).toContain(title);
});

test("its commands name files that are exported", async () => {
  const { exportTargets } = await import("../../src/index.js");
  const files = exportTargets.find(({ name }) => name === "sql")!.files;
  const named = blocks.flatMap(({ code }) => [...code.matchAll(/\b[a-z]+\/(?:load|classify)\.sql\b/g)]);
  expect(named.length).toBeGreaterThanOrEqual(12);
  for (const [name] of named) expect(files).toContain(name);
});
