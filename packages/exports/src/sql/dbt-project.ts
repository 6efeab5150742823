import { REPLY_COLUMNS } from "./scripts.js";
import { type Column, databaseName, type Table } from "./table.js";

/** The settings of the package; types of seeds are told, since dbt guesses them from the first rows. */
export function dbtProject(tables: readonly Table[], version: string): string {
  const seeds = tables.map(
    (table) =>
      `    ${databaseName(table.name)}:\n      +column_types:\n${table.columns.map((column) => `        ${column.name}: "${TYPES[column.type]}"`).join("\n")}`,
  );
  return `# Generated from the Bouncebook registry ${version} by \`bouncebook export dbt\`; do not edit.
name: bouncebook
version: "${version}"
config-version: 2
require-dbt-version: ">=1.5.0"
model-paths: ["models"]
macro-paths: ["macros"]
seed-paths: ["seeds"]

vars:
  # Name of your model (or seed) with the replies.
  bouncebook_replies: replies

seeds:
  bouncebook:
${seeds.join("\n")}
`;
}

const STRINGS = "'bigquery', 'spark', 'databricks'";
const TYPES: Readonly<Record<Column["type"], string>> = {
  text: `{{ 'string' if target.type in (${STRINGS}) else 'String' if target.type == 'clickhouse' else 'varchar' }}`,
  integer:
    "{{ 'int64' if target.type == 'bigquery' else 'Int32' if target.type == 'clickhouse' else 'integer' }}",
  boolean: "{{ 'Bool' if target.type == 'clickhouse' else 'boolean' }}",
};

/** Descriptions of the seeds and their columns, with tests of what the models rest on. */
export function dbtSeeds(tables: readonly Table[]): string {
  const seeds = tables.map((table) => {
    const columns = table.columns.map(
      (column) =>
        `      - name: ${column.name}\n        description: ${quoted(column.description)}${testsOf(table, column)}`,
    );
    return `  - name: ${databaseName(table.name)}\n    description: ${quoted(table.description)}\n    columns:\n${columns.join("\n")}`;
  });
  return `version: 2

seeds:
${seeds.join("\n")}
`;
}

/** Columns that name one row each. */
const KEYS: Readonly<Record<string, string>> = {
  entries: "entry",
  reasons: "reason",
  providers: "provider",
  templates: "template",
  defaults: "which",
};
/** Columns that name a row of another table. */
const REFERENCES: Readonly<Record<string, readonly [table: string, field: string]>> = {
  "entries.reason": ["reasons", "reason"],
  "codes.entry": ["entries", "entry"],
  "provider_hosts.provider": ["providers", "provider"],
  "provider_domains.provider": ["providers", "provider"],
  "vocabularies.reason": ["reasons", "reason"],
};

function testsOf(table: Table, column: Column): string {
  const reference = REFERENCES[`${table.name}.${column.name}`];
  if (KEYS[table.name] === column.name) return "\n        tests: [unique, not_null]";
  if (!reference) return "";
  return `\n        tests:\n          - relationships:\n              to: ref('${databaseName(reference[0])}')\n              field: ${reference[1]}`;
}

const CLASSIFIED: readonly (readonly [name: string, description: string, tests?: string])[] = [
  ["id", "The id of the reply.", "[unique, not_null]"],
  ["entry", "Id of the entry that explains the reply; empty where none does."],
  ["specificity", "How strong the evidence for the entry is."],
  ["reason", "Why the message was refused.", "[not_null]"],
  ["category", "Who can repair it."],
  ["bounce", "hard, soft, undetermined or none."],
  ["action", "What the sender does now."],
  ["exhausted", "What the sender does when the retry window ran out."],
  ["provider", "Who answered; empty where nobody knows."],
  ["reply_code", "Reply code; 0 where there is none."],
  ["enhanced_class", "First number of the enhanced status code; 0 where there is none."],
  ["enhanced_subject", "Second number of the enhanced status code."],
  ["enhanced_detail", "Third number of the enhanced status code."],
];

export function dbtModels(): string {
  const columns = CLASSIFIED.map(
    ([name, description, tests]) =>
      `      - name: ${name}\n        description: ${quoted(description)}${tests ? `\n        tests: ${tests}` : ""}`,
  );
  return `version: 2

models:
  - name: bouncebook_read
    description: The replies taken out of their surroundings, with their codes.
  - name: bouncebook_found
    description: The templates found in each reply.
  - name: bouncebook_classified
    description: One row a reply, with its entry and its verdict.
    columns:
${columns.join("\n")}
`;
}

export function dbtReadme(version: string): string {
  const columns = REPLY_COLUMNS.map(([name, description]) => `- \`${name}\`: ${description}`).join("\n");
  return `# Bouncebook for dbt

The Bouncebook registry ${version} as seeds, and three models that classify SMTP replies. It is made for DuckDB, PostgreSQL, ClickHouse, BigQuery, Snowflake and Spark.

1. Put this folder beside your project and name it in \`packages.yml\`: \`- local: ../bouncebook-dbt\`. Run \`dbt deps\`.
2. Make a model \`replies\` with the columns below. Another name goes into \`vars: {bouncebook_replies: NAME}\`.
3. Run \`dbt seed --select bouncebook\` and \`dbt run --select bouncebook_read bouncebook_found bouncebook_classified\`.
4. \`bouncebook_classified\` has one row a reply.

Columns of \`replies\`:

${columns}
`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
