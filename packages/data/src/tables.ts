import { type EntryColumns, readEntryRows } from "./entry-rows.js";
import { tablesText } from "./generated/tables.js";
import type { Tables } from "./tables-format.js";
import { readTemplateLines } from "./template-lines.js";

let read: Tables | undefined;

/** The public registry in the form that a matching engine takes. Read at the first call. */
export function tables(): Tables {
  read ??= readTables();
  return read;
}

function readTables(): Tables {
  const carried = JSON.parse(tablesText()) as Omit<Tables, "entries"> & { readonly entries: EntryColumns };
  const entries = readEntryRows(carried.entries, carried.providers);
  const templates = readTemplateLines(carried.templates, { entries, counts: carried.counts });
  return { ...carried, entries, templates };
}
