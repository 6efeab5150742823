import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { exportFiles } from "../../src/index.js";
import { statementsOf } from "../sql/engine.js";
import { writeFiles } from "../sql/folder.js";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));

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

/** Runs a snippet of JavaScript in a folder where this package and its tools are installed; gives what it prints. */
export function runJavaScript(code: string, folder: string): string {
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@bouncebook"), { recursive: true });
  for (const name of ["ajv", "ajv-formats"]) link(join(PACKAGE, "node_modules", name), join(modules, name));
  link(PACKAGE, join(modules, "@bouncebook/exports"));
  writeFileSync(join(folder, "snippet.mjs"), code);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["snippet.mjs"], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function link(target: string, path: string): void {
  try {
    symlinkSync(target, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
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
