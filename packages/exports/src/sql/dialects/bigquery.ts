import type { Dialect } from "../dialect.js";
import { databaseName } from "../table.js";
import { bracedCharacters, escapedLiteral } from "./literals.js";

const pattern = (regex: string): string => escapedLiteral(bracedCharacters(regex));

/** BigQuery: RE2, one capture a pattern; tables are filled by `bq load`. */
export const bigquery: Dialect = {
  name: "bigquery",
  title: "BigQuery",
  types: { text: "STRING", integer: "INT64", boolean: "BOOL" },
  literal: escapedLiteral,
  character: (code) => `CODE_POINTS_TO_STRING([${code}])`,
  lower: (text) => `LOWER(${text})`,
  length: (text) => `LENGTH(${text})`,
  substring: (text, from, length) => `SUBSTR(${[text, from, length].filter(Boolean).join(", ")})`,
  position: (text, part) => `STRPOS(${text}, ${part})`,
  matches: (text, regex) => `REGEXP_CONTAINS(${text}, ${pattern(regex)})`,
  matchesColumn: (text, column) => `REGEXP_CONTAINS(${text}, ${column})`,
  like: (text, column) => `${text} LIKE ${column}`,
  extract: (text, regex) => `COALESCE(REGEXP_EXTRACT(${text}, ${pattern(regex)}), '')`,
  replaceAll: (text, regex, replacement) => `REGEXP_REPLACE(${text}, ${pattern(regex)}, ${replacement})`,
  toInteger: (text) => `COALESCE(SAFE_CAST(${text} AS INT64), 0)`,
  toText: (number) => `CAST(${number} AS STRING)`,
  byCodePoints: (text) => text,
  each: ({ table, columns, last, step }) =>
    `SELECT ${columns.join(", ")}, i FROM ${table} CROSS JOIN UNNEST(GENERATE_ARRAY(1, ${last}, ${step})) AS i`,
  step: (name, query) => `${name} AS (\n  ${query}\n)`,
  createTable: (name, query) => `CREATE OR REPLACE TABLE ${name} AS\n${query};\n`,
  createsTables: "by-load",
  load: ({ name }) =>
    `LOAD DATA OVERWRITE ${databaseName(name)}
FROM FILES (format = 'PARQUET', uris = ['gs://YOUR-BUCKET/bouncebook/tables/${name}.parquet']);\n`,
};
