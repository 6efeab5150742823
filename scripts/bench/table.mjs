/** A table of texts, the first column to the left and figures to the right, under a title. */
export function printTable(title, columns, rows) {
  const lines = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  console.log(title);
  for (const line of lines) {
    const cells = columns.map((_, column) => {
      const text = line[column] ?? "";
      return column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column]);
    });
    console.log(`  ${cells.join("  ")}`.trimEnd());
  }
}
