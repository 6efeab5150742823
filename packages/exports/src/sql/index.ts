import type { ExportFile, ExportSource, TargetMaker } from "../target.js";
import { dbtTarget } from "./dbt.js";
import { dialects } from "./dialects/index.js";
import { classifyScript, loadScript } from "./scripts.js";
import { registryTables, TABLE_NAMES } from "./tables.js";
import { writeCsv } from "./write-csv.js";
import { writeParquet } from "./write-parquet.js";

/** The registry as tables, and the classification in SQL for each engine. */
const sqlTarget: TargetMaker = {
  name: "sql",
  description: "The registry as tables (CSV and Parquet) and the classification in SQL for six engines",
  files: [
    ...dialects.flatMap(({ name }) => [`${name}/classify.sql`, `${name}/load.sql`]),
    ...TABLE_NAMES.flatMap((name) => [`tables/${name}.csv`, `tables/${name}.parquet`]),
  ].sort(),
  options: [],
  make: (source) => makeSql(source),
};

function makeSql(source: ExportSource): ExportFile[] {
  const tables = registryTables(source);
  const files = [
    ...dialects.flatMap((dialect): ExportFile[] => [
      { path: `${dialect.name}/classify.sql`, text: classifyScript(dialect, source.version) },
      { path: `${dialect.name}/load.sql`, text: loadScript(dialect, tables, source.version) },
    ]),
    ...tables.flatMap((table): ExportFile[] => [
      { path: `tables/${table.name}.csv`, text: writeCsv(table) },
      { path: `tables/${table.name}.parquet`, bytes: writeParquet(table) },
    ]),
  ];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const sqlTargets: readonly TargetMaker[] = [sqlTarget, dbtTarget];
