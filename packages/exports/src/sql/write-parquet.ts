import { parquetWriteBuffer } from "hyparquet-writer";
import type { ColumnType, Table } from "./table.js";

const TYPES: Readonly<Record<ColumnType, "STRING" | "INT32" | "BOOLEAN">> = {
  text: "STRING",
  integer: "INT32",
  boolean: "BOOLEAN",
};

/** A table as Parquet, compressed by Snappy, which every engine reads. */
export function writeParquet({ columns, rows }: Pick<Table, "columns" | "rows">): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map((column, at) => ({
        name: column.name,
        type: TYPES[column.type],
        data: rows.map((row) => row[at]!),
        nullable: false,
      })),
    }),
  );
}
