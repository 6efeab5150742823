import type { Dialect } from "../dialect.js";
import { databaseName } from "../table.js";
import { bracedCharacters, escapedLiteral } from "./literals.js";

/** Snowflake knows no group without a capture, so each is one, and the number of the wanted one is told. */
const pattern = (regex: string): string => escapedLiteral(bracedCharacters(regex.replaceAll("(?:", "(")));

/** Which of all groups the one is that does not begin `(?:`. */
function groupNumber(regex: string): number {
  const groups = [...regex.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, "").matchAll(/\((\?:)?/g)];
  return groups.findIndex(([, uncaptured]) => uncaptured === undefined) + 1;
}

/** Snowflake: POSIX regular expressions, tables filled from a stage. */
export const snowflake: Dialect = {
  name: "snowflake",
  title: "Snowflake",
  types: { text: "VARCHAR", integer: "INTEGER", boolean: "BOOLEAN" },
  literal: escapedLiteral,
  character: (code) => `CHR(${code})`,
  lower: (text) => `LOWER(${text})`,
  length: (text) => `LENGTH(${text})`,
  substring: (text, from, length) => `SUBSTR(${[text, from, length].filter(Boolean).join(", ")})`,
  position: (text, part) => `POSITION(${part}, ${text})`,
  matches: (text, regex) => `REGEXP_INSTR(${text}, ${pattern(regex)}) > 0`,
  matchesColumn: (text, column) => `REGEXP_INSTR(${text}, ${column}) > 0`,
  like: (text, column) => `${text} LIKE ${column} ESCAPE '\\\\'`,
  extract: (text, regex) =>
    `COALESCE(REGEXP_SUBSTR(${text}, ${pattern(regex)}, 1, 1, 'e', ${groupNumber(regex)}), '')`,
  replaceAll: (text, regex, replacement) => `REGEXP_REPLACE(${text}, ${pattern(regex)}, ${replacement})`,
  toInteger: (text) => `COALESCE(TRY_TO_NUMBER(${text}), 0)`,
  toText: (number) => `TO_VARCHAR(${number})`,
  byCodePoints: (text) => text,
  each: ({ table, columns, last, step }) =>
    `SELECT ${columns.join(", ")}, f.value::INTEGER AS i
    FROM ${table}, LATERAL FLATTEN(input => ARRAY_GENERATE_RANGE(1, ${last} + 1, ${step})) f`,
  step: (name, query) => `${name} AS (\n  ${query}\n)`,
  createTable: (name, query) => `CREATE OR REPLACE TABLE ${name} AS\n${query};\n`,
  createsTables: "first",
  load: ({ name, columns }) =>
    `COPY INTO ${databaseName(name)} FROM (
  SELECT ${columns.map((column) => `$1:${column.name}::${snowflakeTypes[column.type]}`).join(", ")}
  FROM @bouncebook_stage/tables/${name}.parquet
) FILE_FORMAT = (TYPE = PARQUET);\n`,
};

const snowflakeTypes = { text: "VARCHAR", integer: "INTEGER", boolean: "BOOLEAN" } as const;
