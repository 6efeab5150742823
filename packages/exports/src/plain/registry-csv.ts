import { entriesTable } from "../sql/entries-table.js";
import type { Cell, Table } from "../sql/table.js";
import { writeCsv } from "../sql/write-csv.js";
import type { ExportSource } from "../target.js";

/** Every code, response, wording and blocklist as one table for a spreadsheet: verdict, codes, texts, source. */
export function registryCsv(source: ExportSource): string {
  const table: Table = entriesTable(source);
  const files = new Map(source.entries.map((entry) => [entry.id, entry]));
  const codes = new Map(source.tables.entries.map(([id, , more]) => [id, more?.codes ?? ""]));
  const rows = table.rows.map((row): Cell[] => {
    const id = String(row[0]);
    const file = files.get(id);
    const texts = file && "match" in file ? (file.match ?? []) : [];
    const links = file && "sources" in file ? (file.sources ?? []) : [];
    return [
      ...row,
      codes.get(id) ?? "",
      texts.join(" | "),
      links.find(({ url }) => url)?.url ?? "",
      source.version,
    ];
  });
  const names = ["codes", "texts", "source", "registry_version"];
  const columns = [
    ...table.columns,
    ...names.map((name) => ({ name, type: "text" as const, description: "" })),
  ];
  return writeCsv({ columns, rows });
}
