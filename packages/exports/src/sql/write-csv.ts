import type { Cell, Table } from "./table.js";

/** A table as CSV (RFC 4180) with a header line, in UTF-8, lines ended by LF; a quote inside quotes is doubled. */
export function writeCsv({ columns, rows }: Pick<Table, "columns" | "rows">): string {
  const lines = [columns.map(({ name }) => name), ...rows].map((row) => row.map(writeCell).join(","));
  return `${lines.join("\n")}\n`;
}

function writeCell(cell: Cell): string {
  const written = String(cell);
  return /[",\r\n\\]/.test(written) || written !== written.trim()
    ? `"${written.replaceAll('"', '""')}"`
    : written;
}
