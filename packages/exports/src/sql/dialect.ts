import type { ColumnType, Table } from "./table.js";

/** A regular expression as the classification writes it; {@link Dialect} says what it may hold. */
export type Pattern = string;

/** Rows to be multiplied: each row once for every number from 1 to `last`, by steps of `step`. */
export interface EachNumber {
  readonly table: string;
  /** Columns of the table that each row keeps. */
  readonly columns: readonly string[];
  /** The last number, an expression over the columns; below 1 a row may be left out or come once. */
  readonly last: string;
  readonly step: number;
}

/**
 * How one SQL engine writes what the engines write differently. All take expressions as SQL text and give SQL
 * text. Positions count from 1, and characters, not bytes.
 *
 * Patterns keep to what RE2, Java, PostgreSQL and POSIX read the same way: one capture at most, no lazy
 * quantifier, no look-around, nothing that depends on which alternative is tried first; `\u{2028}` is one
 * character by its number.
 */
export interface Dialect {
  /** Name of its folder. */
  readonly name: string;
  readonly title: string;
  readonly types: Readonly<Record<ColumnType, string>>;
  literal(text: string): string;
  /** One character by its number. */
  character(code: number): string;
  lower(text: string): string;
  length(text: string): string;
  substring(text: string, from: string, length?: string): string;
  /** First place of one text in another; 0 where it is not there. */
  position(text: string, part: string): string;
  matches(text: string, pattern: Pattern): string;
  /** Like {@link matches}, with a column that holds the pattern. */
  matchesColumn(text: string, column: string): string;
  /** Whether a column's pattern of LIKE, escaped by a backslash, fits. */
  like(text: string, column: string): string;
  /** What the pattern's one group took at the first place that fits; "" where none does. */
  extract(text: string, pattern: Pattern): string;
  replaceAll(text: string, pattern: Pattern, replacement: string): string;
  /** A number out of digits; 0 out of "". */
  toInteger(text: string): string;
  toText(number: string): string;
  /** A text as what to sort by, in the order of code points and not of a language. */
  byCodePoints(text: string): string;
  /** A query with the columns and the number as `i`. */
  each(numbers: EachNumber): string;
  /** A common table expression that is worked out once. */
  step(name: string, query: string): string;
  /** Statements that put a query's rows into a table of this name, in place of an older one. */
  createTable(name: string, query: string): string;
  /** Statements that fill a table from the exported files. */
  load(table: Table): string;
  /** Whether {@link load} creates the table too, or fills one that is there. */
  readonly createsTables: "by-load" | "first";
  /** What comes behind each query. */
  readonly settings?: string;
}

export function withSettings({ settings }: Dialect, query: string): string {
  return settings === undefined ? query : `${query}\n${settings}`;
}
