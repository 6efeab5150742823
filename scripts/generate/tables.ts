import type { RegistryFile } from "@bouncebook/data";
import { compileTables } from "../../packages/matcher/src/compile/index.ts";
import { writeEntryRows } from "./entry-rows.ts";
import { textFunction } from "./header.ts";
import { writeTemplateLines } from "./template-lines.ts";

/** The engine's tables as one JSON text; a template that cannot be compiled is told on stderr and left out. */
export function generateTables(files: readonly RegistryFile[], version: string): string {
  const { tables, problems } = compileTables(files, { version });
  for (const { id, path, message } of problems)
    console.error(`${id}${path}: ${message}. Run \`pnpm check\` and correct it.`);
  if (problems.length > 0) process.exitCode = 1;
  const carried = { ...tables, entries: writeEntryRows(tables), templates: writeTemplateLines(tables) };
  return textFunction(
    "tablesText",
    "JSON of the type Tables, its entries as columns, the templates of wordings by language.",
    JSON.stringify(carried),
  );
}
