import type { Dialect } from "../dialect.js";
import { databaseName } from "../table.js";
import { plainCharacters, standardLiteral } from "./literals.js";

const pattern = (regex: string): string => standardLiteral(plainCharacters(regex));

/** PostgreSQL 12 and later: its own regular expressions, tables filled by psql. */
export const postgresql: Dialect = {
  name: "postgresql",
  title: "PostgreSQL",
  types: { text: "text", integer: "integer", boolean: "boolean" },
  literal: standardLiteral,
  character: (code) => `chr(${code})`,
  lower: (text) => `lower(${text})`,
  length: (text) => `length(${text})`,
  substring: (text, from, length) => `substr(${[text, from, length].filter(Boolean).join(", ")})`,
  position: (text, part) => `strpos(${text}, ${part})`,
  matches: (text, regex) => `${text} ~ ${pattern(regex)}`,
  matchesColumn: (text, column) => `${text} ~ ${column}`,
  like: (text, column) => `${text} LIKE ${column}`,
  extract: (text, regex) => `coalesce(substring(${text} FROM ${pattern(regex)}), '')`,
  replaceAll: (text, regex, replacement) => `regexp_replace(${text}, ${pattern(regex)}, ${replacement}, 'g')`,
  toInteger: (text) => `coalesce(nullif(${text}, '')::integer, 0)`,
  toText: (number) => `${number}::text`,
  byCodePoints: (text) => `${text} COLLATE "C"`,
  each: ({ table, columns, last, step }) =>
    `SELECT ${columns.join(", ")}, i FROM ${table} CROSS JOIN LATERAL generate_series(1, ${last}, ${step}) AS i`,
  // Without MATERIALIZED each step's expressions are put in place of their names, and grow with every step.
  step: (name, query) => `${name} AS MATERIALIZED (\n  ${query}\n)`,
  createTable: (name, query) =>
    `DROP TABLE IF EXISTS ${name};\nCREATE TABLE ${name} AS\n${query};\nANALYZE ${name};\n`,
  createsTables: "first",
  load: ({ name, columns }) =>
    `\\copy ${databaseName(name)} FROM 'tables/${name}.csv' WITH (FORMAT csv, HEADER true, FORCE_NOT_NULL (${columns.map((column) => column.name).join(", ")}))\nANALYZE ${databaseName(name)};\n`,
};
