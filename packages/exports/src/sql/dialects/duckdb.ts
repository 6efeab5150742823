import type { Dialect } from "../dialect.js";
import { databaseName } from "../table.js";
import { bracedCharacters, standardLiteral } from "./literals.js";

const pattern = (regex: string): string => standardLiteral(bracedCharacters(regex));

/** DuckDB: RE2, files read where they are. */
export const duckdb: Dialect = {
  name: "duckdb",
  title: "DuckDB",
  types: { text: "VARCHAR", integer: "INTEGER", boolean: "BOOLEAN" },
  literal: standardLiteral,
  character: (code) => `chr(${code})`,
  lower: (text) => `lower(${text})`,
  length: (text) => `length(${text})`,
  substring: (text, from, length) => `substr(${[text, from, length].filter(Boolean).join(", ")})`,
  position: (text, part) => `strpos(${text}, ${part})`,
  matches: (text, regex) => `regexp_matches(${text}, ${pattern(regex)})`,
  matchesColumn: (text, column) => `regexp_matches(${text}, ${column})`,
  like: (text, column) => `${text} LIKE ${column} ESCAPE '\\'`,
  extract: (text, regex) => `regexp_extract(${text}, ${pattern(regex)}, 1)`,
  replaceAll: (text, regex, replacement) => `regexp_replace(${text}, ${pattern(regex)}, ${replacement}, 'g')`,
  toInteger: (text) => `coalesce(try_cast(${text} AS INTEGER), 0)`,
  toText: (number) => `CAST(${number} AS VARCHAR)`,
  byCodePoints: (text) => text,
  each: ({ table, columns, last, step }) =>
    `SELECT ${columns.join(", ")}, unnest(range(1, ${last} + 1, ${step})) AS i FROM ${table}`,
  step: (name, query) => `${name} AS (\n  ${query}\n)`,
  createTable: (name, query) => `CREATE OR REPLACE TABLE ${name} AS\n${query};\n`,
  createsTables: "by-load",
  load: ({ name }) =>
    `CREATE OR REPLACE TABLE ${databaseName(name)} AS SELECT * FROM read_parquet('tables/${name}.parquet');\n`,
};
