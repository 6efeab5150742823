import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { exportFiles } from "../../src/index.js";
import { statementsOf } from "../sql/engine.js";
import { writeFiles } from "../sql/folder.js";

/**
 * `bouncebook export TARGET [--out DIR | > FILE]`, as the documents write it. The command itself is tested where
 * it lives; here its files are needed.
 */
export function runExport(line: string, folder: string): boolean {
  const [, target, out, file] = /^bouncebook export (\w+)(?: --out (\S+)| > (\S+))$/.exec(line) ?? [];
  if (target === undefined) return false;
  const files = exportFiles(target);
  if (out !== undefined) writeFiles(join(folder, out), files);
  else writeFileSync(join(folder, file!), files[0]!.text!);
  return true;
}

/** DuckDB as its command line would run in a folder. */
export async function openDuckdb(folder: string): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
  await connection.run(`SET file_search_path = '${folder}'`);
  return connection;
}

/** Runs a script; gives the rows of its last statement. */
export async function runSql(connection: DuckDBConnection, script: string): Promise<unknown[][]> {
  let rows: unknown[][] = [];
  for (const statement of statementsOf(`${script}\n`))
    rows = (await connection.runAndReadAll(statement)).getRowsJson();
  return rows;
}
