import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportFiles } from "../../src/index.js";
import { startDuckdb } from "./duckdb.js";
import { textOf } from "./engine.js";
import { compare, repliesOf, vectorsOf } from "./vectors.js";

const files = exportFiles("dbt");
const STEPS = ["read", "found", "classified"] as const;
const ADAPTERS = ["duckdb", "postgres", "clickhouse", "bigquery", "snowflake", "spark"];

/** The body of an adapter's macro, with what dbt would put in place of its expressions. */
function render(adapter: string, step: string): string {
  const text = textOf(files, `macros/${adapter}.sql`);
  const [, body] = text.split(`{% macro ${adapter}__bouncebook_${step}(replies) %}`);
  return body!
    .split("{% endmacro %}")[0]!
    .replaceAll("{{ replies }}", "replies")
    .replace(/\{\{ ref\('(\w+)'\) \}\}/g, "$1");
}

describe.each(ADAPTERS)("macros of %s", (adapter) => {
  test.each(STEPS)("%s holds nothing that Jinja would take for its own", (step) => {
    const body = render(adapter, step);
    expect(body).not.toMatch(/\{\{|\}\}|\{%|%\}|\{#|#\}/);
    expect(body).toContain("SELECT");
    expect(textOf(files, "macros/classification.sql")).toContain(`macro bouncebook_${step}(replies)`);
  });
});

describe("run on DuckDB", () => {
  let duckdb: Awaited<ReturnType<typeof startDuckdb>>;
  beforeAll(async () => {
    duckdb = await startDuckdb();
  });
  afterAll(() => duckdb.close());

  test("seeds and models answer like the scripts, although dbt makes NULL of an empty text", async () => {
    const vectors = vectorsOf("verdict")!;
    const expected = await duckdb.classify(exportFiles("sql"), repliesOf(vectors));
    await duckdb.classify(
      [...files, { path: "duckdb/load.sql", text: "" }, { path: "duckdb/classify.sql", text: seedAndRun() }],
      repliesOf(vectors),
    );
    const rows = await duckdb.query("SELECT * FROM bouncebook_classified ORDER BY id");
    expect(rows).toEqual(expected);
    expect(compare(vectors, rows, false).percent.bounce).toBeGreaterThan(0);
  });
});

/** What `dbt seed` and `dbt run` do, in statements. */
function seedAndRun(): string {
  const seeds = files.filter(({ path }) => path.endsWith(".csv"));
  const project = textOf(files, "dbt_project.yml");
  const load = seeds.map(({ path }) => {
    const table = path.slice("seeds/".length, -".csv".length);
    const [, columns] = project.split(`    ${table}:\n      +column_types:\n`);
    const types = [...columns!.split(/\n {4}\w/)[0]!.matchAll(/^ {8}(\w+): "(.*)"$/gm)].map(
      ([, name, type]) => {
        const plain = /'(varchar|integer|boolean)'/.exec(type!)![1];
        return `${name}: '${plain}'`;
      },
    );
    return `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM read_csv('${path}', columns = {${types.join(", ")}}, header = true);\n`;
  });
  const run = STEPS.map(
    (step) => `CREATE OR REPLACE TABLE bouncebook_${step} AS ${render("duckdb", step)};\n`,
  );
  return [...load, ...run].join("");
}

test("the properties name every seed and every column", () => {
  const properties = textOf(files, "seeds/seeds.yml");
  for (const { path, text } of files.filter((file) => file.path.endsWith(".csv"))) {
    expect(properties).toContain(`- name: ${path.slice("seeds/".length, -".csv".length)}`);
    for (const column of text!.split("\n")[0]!.split(",")) expect(properties).toContain(`- name: ${column}`);
  }
});
