import type { Dialect } from "../dialect.js";
import { databaseName } from "../table.js";
import { bracedCharacters, escapedLiteral } from "./literals.js";

const pattern = (regex: string): string => escapedLiteral(bracedCharacters(regex));

/** ClickHouse 24 and later: RE2, functions that count characters end in UTF8. */
export const clickhouse: Dialect = {
  name: "clickhouse",
  title: "ClickHouse",
  types: { text: "String", integer: "Int32", boolean: "Bool" },
  literal: escapedLiteral,
  character: (code) => `char(${code})`,
  lower: (text) => `lowerUTF8(${text})`,
  length: (text) => `toInt32(lengthUTF8(${text}))`,
  substring: (text, from, length) => `substringUTF8(${[text, from, length].filter(Boolean).join(", ")})`,
  position: (text, part) => `toInt32(positionUTF8(${text}, ${part}))`,
  matches: (text, regex) => `match(${text}, ${pattern(regex)})`,
  matchesColumn: (text, column) => `match(${text}, ${column})`,
  like: (text, column) => `${text} LIKE ${column}`,
  extract: (text, regex) => `regexpExtract(${text}, ${pattern(regex)}, 1)`,
  replaceAll: (text, regex, replacement) => `replaceRegexpAll(${text}, ${pattern(regex)}, ${replacement})`,
  toInteger: (text) => `toInt32OrZero(${text})`,
  toText: (number) => `toString(${number})`,
  byCodePoints: (text) => text,
  each: ({ table, columns, last, step }) =>
    `SELECT ${columns.join(", ")}, i FROM ${table} ARRAY JOIN range(1, ${last} + 1, ${step}) AS i`,
  step: (name, query) => `${name} AS (\n  ${query}\n)`,
  createTable: (name, query) =>
    `CREATE OR REPLACE TABLE ${name} ENGINE = MergeTree ORDER BY tuple() AS\n${query};\n`,
  createsTables: "by-load",
  load: ({ name, columns }) =>
    `CREATE OR REPLACE TABLE ${databaseName(name)} ENGINE = MergeTree ORDER BY tuple() AS
SELECT ${columns.map((column) => `assumeNotNull(${column.name}) AS ${column.name}`).join(", ")}
FROM file('tables/${name}.parquet', Parquet);\n`,
  // Without the first a LEFT JOIN gives "" and 0 where it finds nothing; without the second the name of a column
  // stands for the new column of the same name.
  settings: "SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1",
};
