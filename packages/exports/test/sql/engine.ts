import type { ExportFile } from "../../src/index.js";

/** A row of the table `replies`. */
export interface Reply {
  readonly id: number;
  readonly reply: string;
  readonly host: string | null;
  readonly recipient: string | null;
  readonly command: string | null;
  readonly final: boolean | null;
}

export type Row = Readonly<Record<string, unknown>>;

/** A database that runs the exported scripts. */
export interface Engine {
  /** Name of its folder among the exported files. */
  readonly name: "duckdb" | "postgresql";
  /** Loads the exported tables and classifies the replies; the rows are in the order of ids. */
  classify(files: readonly ExportFile[], replies: readonly Reply[]): Promise<readonly Row[]>;
  /** Runs one query over the same tables. */
  query(sql: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** The statements of a script; none of ours holds a semicolon at the end of a line elsewhere. */
export function statementsOf(script: string): string[] {
  return script
    .split(/;\n/)
    .map((statement) => statement.replace(/^--.*$/gm, "").trim())
    .filter((statement) => statement !== "");
}

export function textOf(files: readonly ExportFile[], path: string): string {
  const file = files.find((each) => each.path === path);
  if (file?.text === undefined) throw new Error(`there is no text ${path} among the exported files`);
  return file.text;
}
