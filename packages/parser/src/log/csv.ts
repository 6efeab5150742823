/** A record has at most as many fields as PowerMTA and Exchange have columns, with room for custom headers. */
const MOST_FIELDS = 500;

/** The fields of one line of CSV (RFC 4180, section 2); a quoted field keeps what is in it, a line end excepted. */
export function readCsvLine(line: string): string[] {
  const fields: string[] = [];
  for (let start = 0; start <= line.length && fields.length < MOST_FIELDS; ) {
    if (line.charCodeAt(start) !== 0x22) {
      const comma = line.indexOf(",", start);
      const end = comma < 0 ? line.length : comma;
      fields.push(line.slice(start, end));
      start = end + 1;
      continue;
    }
    const close = closingQuote(line, start + 1);
    fields.push(line.slice(start + 1, close).replaceAll('""', '"'));
    const comma = line.indexOf(",", close);
    start = comma < 0 ? line.length + 1 : comma + 1;
  }
  return fields;
}

/** A quote within the field is doubled; a field that is never closed ends with the line. */
function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 2)) {
    if (line.charCodeAt(at + 1) !== 0x22) return at;
  }
  return line.length;
}

/** Reads records by the names of their columns, in any order and case. */
export class CsvColumns {
  readonly #places = new Map<string, number>();

  constructor(names: readonly string[]) {
    for (const [place, name] of names.entries()) this.#places.set(name.trim().toLowerCase(), place);
  }

  /** The first of the columns that the file has and the record fills. */
  read(record: readonly string[], ...names: readonly string[]): string | undefined {
    for (const name of names) {
      const value = record[this.#places.get(name.toLowerCase()) ?? -1]?.trim();
      if (value) return value;
    }
    return undefined;
  }
}
