/** What a column holds. Every engine has these three; a missing text is "", a missing number 0. */
export type ColumnType = "text" | "integer" | "boolean";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** What it holds, as one sentence. */
  readonly description: string;
}

export type Cell = string | number | boolean;

/** A table of the registry. Its rows are sorted, so that two exports can be compared line by line. */
export interface Table {
  /** Name without the prefix, such as "entries"; in a database it is `bouncebook_entries`. */
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The name that a table has in a database, so that it stands beside tables of one's own. */
export function databaseName(table: string): string {
  return `bouncebook_${table}`;
}

export function text(name: string, description: string): Column {
  return { name, type: "text", description };
}

export function integer(name: string, description: string): Column {
  return { name, type: "integer", description };
}

export function boolean(name: string, description: string): Column {
  return { name, type: "boolean", description };
}
