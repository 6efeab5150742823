/** A table of texts under a title, the first column to the left and figures to the right. */
export function tableOf(title, columns, rows) {
  const lines = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  const written = lines.map((line) => {
    const cells = columns.map((_, column) => {
      const text = line[column] ?? "";
      return column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column]);
    });
    return `  ${cells.join("  ")}`.trimEnd();
  });
  return [title, ...written].join("\n");
}

export function printTable(title, columns, rows) {
  console.log(tableOf(title, columns, rows));
}
