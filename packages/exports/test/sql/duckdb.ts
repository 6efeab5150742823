import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type Engine, type Row, statementsOf, textOf } from "./engine.js";
import { makeFolder, removeFolder, writeFiles } from "./folder.js";

const REPLIES = `CREATE OR REPLACE TABLE replies AS SELECT * FROM read_json('replies.jsonl', columns =
  {id: 'INTEGER', reply: 'VARCHAR', host: 'VARCHAR', recipient: 'VARCHAR', command: 'VARCHAR', final: 'BOOLEAN'})`;

/** DuckDB in this process; relative paths in scripts are looked up in a folder of its own. */
export async function startDuckdb(): Promise<Engine & { readonly connection: DuckDBConnection }> {
  const folder = makeFolder();
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  await connection.run(`SET file_search_path = '${folder}'`);
  const query = async (sql: string): Promise<readonly Row[]> =>
    (await connection.runAndReadAll(sql)).getRowObjectsJson() as Row[];
  return {
    name: "duckdb",
    connection,
    query,
    async classify(files, replies) {
      writeFiles(folder, files);
      const lines = replies.map((reply) => JSON.stringify(reply));
      writeFileSync(join(folder, "replies.jsonl"), `${lines.join("\n")}\n`);
      for (const statement of statementsOf(textOf(files, "duckdb/load.sql"))) await connection.run(statement);
      await connection.run(REPLIES);
      for (const statement of statementsOf(textOf(files, "duckdb/classify.sql")))
        await connection.run(statement);
      return query("SELECT * FROM bouncebook_classified ORDER BY id");
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
      removeFolder(folder);
    },
  };
}
