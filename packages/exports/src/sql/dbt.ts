import type { ExportFile, ExportSource, TargetMaker } from "../target.js";
import { dbtModels, dbtProject, dbtReadme, dbtSeeds } from "./dbt-project.js";
import type { Dialect } from "./dialect.js";
import { dialects } from "./dialects/index.js";
import type { TableNames } from "./find-templates.js";
import { STEPS } from "./scripts.js";
import { databaseName, type Table } from "./table.js";
import { registryTables, TABLE_NAMES } from "./tables.js";
import { writeCsv } from "./write-csv.js";

/** dbt's names of the engines, where they are not ours. */
const ADAPTERS: Readonly<Record<string, string>> = { postgresql: "postgres" };

const NAMES: TableNames = {
  replies: "{{ replies }}",
  of: (table) => `{{ ref('${databaseName(table)}') }}`,
};

/** A dbt package: the tables as seeds, the three steps of the classification as models. */
export const dbtTarget: TargetMaker = {
  name: "dbt",
  description: "A dbt package: the registry as seeds, the classification as models",
  files: [
    "README.md",
    "dbt_project.yml",
    ...dialects.map((dialect) => `macros/${adapterOf(dialect)}.sql`),
    "macros/classification.sql",
    ...STEPS.map(([step]) => `models/${databaseName(step)}.sql`),
    "models/models.yml",
    ...TABLE_NAMES.map((table) => `seeds/${databaseName(table)}.csv`),
    "seeds/seeds.yml",
  ].sort(),
  options: [],
  make: makeDbt,
};

function makeDbt(source: ExportSource): ExportFile[] {
  const tables = registryTables(source);
  const files: ExportFile[] = [
    { path: "README.md", text: dbtReadme(source.version) },
    { path: "dbt_project.yml", text: dbtProject(tables, source.version) },
    ...dialects.map((dialect) => ({ path: `macros/${adapterOf(dialect)}.sql`, text: macrosOf(dialect) })),
    { path: "macros/classification.sql", text: dispatchers() },
    ...STEPS.map(([step]) => ({ path: `models/${databaseName(step)}.sql`, text: modelOf(step) })),
    { path: "models/models.yml", text: dbtModels() },
    ...tables.map((table) => ({ path: `seeds/${databaseName(table.name)}.csv`, text: writeCsv(table) })),
    { path: "seeds/seeds.yml", text: dbtSeeds(tables) },
  ];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function adapterOf({ name }: Dialect): string {
  return ADAPTERS[name] ?? name;
}

/** One macro a step; dbt calls that of the engine in use. */
function macrosOf(dialect: Dialect): string {
  const macros = STEPS.map(
    ([step, what, query]) => `{# ${what} #}
{% macro ${adapterOf(dialect)}__${databaseName(step)}(replies) %}
${query(dialect, NAMES)}
{% endmacro %}
`,
  );
  return macros.join("\n");
}

function dispatchers(): string {
  const known = dialects.map(adapterOf).join(", ");
  const refused = `exceptions.raise_compiler_error("bouncebook is written for ${known}; not for " ~ target.type)`;
  return STEPS.map(
    ([step]) => `{% macro ${databaseName(step)}(replies) %}
{{ return(adapter.dispatch('${databaseName(step)}', 'bouncebook')(replies)) }}
{% endmacro %}

{% macro default__${databaseName(step)}(replies) %}
{{ ${refused} }}
{% endmacro %}

{# It takes the macros of PostgreSQL where it has none, but lacks what they use. #}
{% macro redshift__${databaseName(step)}(replies) %}
{{ ${refused} }}
{% endmacro %}
`,
  ).join("\n");
}

function modelOf(step: Table["name"]): string {
  const replies = step === "read" ? "ref(var('bouncebook_replies'))" : "none";
  return `{{ config(materialized='table') }}
{{ ${databaseName(step)}(${replies}) }}
`;
}
