import type { Dialect } from "../dialect.js";
import { databaseName } from "../table.js";
import { bracedCharacters, escapedLiteral } from "./literals.js";

const pattern = (regex: string): string => escapedLiteral(bracedCharacters(regex));

/** Spark SQL 3.3 and later, and Databricks: Java's regular expressions, Parquet read where it is. */
export const spark: Dialect = {
  name: "spark",
  title: "Spark",
  types: { text: "STRING", integer: "INT", boolean: "BOOLEAN" },
  literal: escapedLiteral,
  character: (code) => `char(${code})`,
  lower: (text) => `lower(${text})`,
  length: (text) => `length(${text})`,
  substring: (text, from, length) => `substring(${[text, from, length].filter(Boolean).join(", ")})`,
  position: (text, part) => `instr(${text}, ${part})`,
  matches: (text, regex) => `${text} RLIKE ${pattern(regex)}`,
  matchesColumn: (text, column) => `${text} RLIKE ${column}`,
  like: (text, column) => `${text} LIKE ${column}`,
  extract: (text, regex) => `regexp_extract(${text}, ${pattern(regex)}, 1)`,
  replaceAll: (text, regex, replacement) => `regexp_replace(${text}, ${pattern(regex)}, ${replacement})`,
  toInteger: (text) => `coalesce(try_cast(${text} AS INT), 0)`,
  toText: (number) => `CAST(${number} AS STRING)`,
  byCodePoints: (text) => text,
  // sequence() counts down where its end lies before its beginning.
  each: ({ table, columns, last, step }) =>
    `SELECT ${columns.join(", ")}, i FROM ${table} LATERAL VIEW explode(sequence(1, greatest(${last}, 1), ${step})) numbers AS i`,
  step: (name, query) => `${name} AS (\n  ${query}\n)`,
  // A table of Spark's own catalog cannot be replaced, only dropped.
  createTable: (name, query) =>
    `DROP TABLE IF EXISTS ${name};\nCREATE TABLE ${name} USING parquet AS\n${query};\n`,
  createsTables: "by-load",
  load: ({ name }) =>
    `CREATE OR REPLACE TEMPORARY VIEW ${databaseName(name)} AS SELECT * FROM parquet.\`tables/${name}.parquet\`;\n`,
};
