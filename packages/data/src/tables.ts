import { tablesText } from "./generated/tables.js";
import type { Tables } from "./tables-format.js";

let parsed: Tables | undefined;

/** The public registry in the form that a matching engine takes. Read at the first call. */
export function tables(): Tables {
  parsed ??= JSON.parse(tablesText()) as Tables;
  return parsed;
}
