import { init, parse } from "@polyglot-sql/sdk";
import { beforeAll, describe, expect, test } from "vitest";
import { exportFiles } from "../../src/index.js";
import { dialects } from "../../src/sql/dialects/index.js";
import { textOf } from "./engine.js";

const files = exportFiles("sql");
beforeAll(() => init());

/** What the parser does not know although the engine's manual has it. */
const UNKNOWN: Readonly<Record<string, string>> = { bigquery: "LOAD DATA OVERWRITE" };

describe.each(dialects.map(({ name }) => name))("%s", (name) => {
  test("classify.sql is sound in its dialect: three tables", () => {
    const sql = textOf(files, `${name}/classify.sql`);
    const { success, error, ast } = parse(sql, name as never);
    expect(error ?? "").toBe("");
    expect(success).toBe(true);
    const created = JSON.stringify(ast).match(/bouncebook_(?:read|found|classified)/g);
    expect(new Set(created)).toEqual(
      new Set(["bouncebook_read", "bouncebook_found", "bouncebook_classified"]),
    );
  });

  test("load.sql is sound in its dialect", () => {
    // Lines that begin with a backslash are psql's own.
    const sql = textOf(files, `${name}/load.sql`).replace(/^\\.*$/gm, "");
    const { success, error } = parse(sql, name as never);
    if (UNKNOWN[name]) expect(sql).toContain(UNKNOWN[name]);
    else expect({ success, error: error ?? "" }).toEqual({ success: true, error: "" });
  });

  test("a slip would be found", () => {
    const sql = textOf(files, `${name}/classify.sql`).replace(
      "WHEN quotation = ''",
      "WHEN WHEN quotation = ''",
    );
    expect(parse(sql, name as never).success).toBe(false);
  });
});

/** Functions of other engines, which a dialect must not have taken over. */
const FOREIGN: readonly (readonly [name: string, words: RegExp])[] = [
  ["duckdb", /\bSTRPOS\(|\bmatch\(|\bRLIKE\b|REGEXP_SUBSTR|UTF8\(/],
  ["postgresql", /regexp_matches\(|regexp_extract\(|\bRLIKE\b|UTF8\(|REGEXP_/],
  ["clickhouse", /strpos\(|regexp_replace\(|regexp_extract\(|\bRLIKE\b|REGEXP_|[^_]\bsubstr\(/],
  ["bigquery", /substring\(|regexp_replace\(|\bRLIKE\b|ESCAPE|UTF8\(|instr\(/],
  ["snowflake", /\(\?:|regexp_matches|\bstrpos\(|UTF8\(|[*+}]\?/],
  ["spark", /strpos\(|REGEXP_|UTF8\(|regexp_matches|CREATE OR REPLACE TABLE/],
];

test.each(FOREIGN)("%s uses no function of another engine", (name, words) => {
  expect(textOf(files, `${name}/classify.sql`)).not.toMatch(words);
});
