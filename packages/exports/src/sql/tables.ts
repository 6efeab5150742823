import type { ExportSource } from "../target.js";
import { entriesTable } from "./entries-table.js";
import {
  codesTable,
  defaultsTable,
  providerTables,
  reasonsTable,
  vocabulariesTable,
} from "./small-tables.js";
import { type Column, type Table, text } from "./table.js";
import { templatesTable } from "./templates-table.js";

/** Names of all tables, sorted. */
export const TABLE_NAMES = [
  "codes",
  "defaults",
  "entries",
  "provider_domains",
  "provider_hosts",
  "providers",
  "reasons",
  "templates",
  "vocabularies",
] as const;

const VERSION: Column = text("registry_version", "Version of the registry that the table was made from.");

/** The registry as tables, each with the registry's version in its last column. */
export function registryTables(source: ExportSource): Table[] {
  const tables = [
    reasonsTable(source),
    ...providerTables(source),
    entriesTable(source),
    codesTable(source),
    templatesTable(source),
    vocabulariesTable(source),
    defaultsTable(source),
  ];
  return tables.map((table) => ({
    ...table,
    columns: [...table.columns, VERSION],
    rows: table.rows.map((row) => [...row, source.version]),
  }));
}
