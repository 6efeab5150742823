import { classify } from "./classify.js";
import type { Dialect } from "./dialect.js";
import { findTemplates, type TableNames } from "./find-templates.js";
import { readReplies } from "./read-reply/index.js";
import { databaseName, type Table } from "./table.js";

const NAMES: TableNames = { replies: "replies", of: databaseName };

/** The columns of the table of replies that a user brings. */
export const REPLY_COLUMNS: readonly (readonly [name: string, description: string])[] = [
  ["id", "any value that no other row has"],
  ["reply", "what the server said, as a log or a bounce message has it"],
  ["host", "name of the server that answered, or NULL"],
  ["recipient", "address that the message was for, or NULL"],
  ["command", "SMTP command that was answered, or NULL"],
  ["final", "true when the retry window is over, or NULL"],
];

/** What each step of the classification puts into which table. */
export const STEPS = [
  [
    "read",
    "Steps 1 and 2: the reply taken out of its surroundings, its codes, its normal form.",
    readReplies,
  ],
  ["found", "Step 3: the templates found in each reply.", findTemplates],
  ["classified", "Steps 4 to 6: provider, entry and verdict.", classify],
] as const;

/** Statements that create the registry's tables and fill them from the files beside. */
export function loadScript(dialect: Dialect, tables: readonly Table[], version: string): string {
  const parts = tables.map((table) => `${createStatement(dialect, table)}${dialect.load(table)}`);
  return `${header(dialect, version, "Creates the tables of the registry. Run it in the folder that holds tables/.")}
${parts.join("\n")}`;
}

/** The columns of a table with their types. */
function createStatement({ types, createsTables }: Dialect, table: Table): string {
  if (createsTables === "by-load") return `-- ${table.description}\n`;
  const name = databaseName(table.name);
  const columns = table.columns.map(({ name, type }) => `  ${name} ${types[type]} NOT NULL`).join(",\n");
  return `-- ${table.description}
DROP TABLE IF EXISTS ${name};
CREATE TABLE ${name} (
${columns}
);
`;
}

/** Statements that classify the rows of `replies` into `bouncebook_classified`. */
export function classifyScript(dialect: Dialect, version: string): string {
  const columns = REPLY_COLUMNS.map(([name, description]) => `--   ${name}: ${description}`).join("\n");
  const steps = STEPS.map(
    ([table, what, query]) =>
      `-- ${what}\n${dialect.createTable(databaseName(table), query(dialect, NAMES))}`,
  );
  return `${header(dialect, version, "Classifies the rows of the table or view replies into bouncebook_classified.")}
-- replies has these columns:
${columns}

${steps.join("\n")}`;
}

function header({ title }: Dialect, version: string, what: string): string {
  return `-- ${what}
-- For ${title}. Generated from the Bouncebook registry ${version} by \`bouncebook export sql\`; do not edit.
`;
}
