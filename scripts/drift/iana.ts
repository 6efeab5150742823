/** One row of a table of IANA's SMTP Enhanced Status Codes registry (RFC 5248). */
export interface IanaCode {
  /** As ours: `x.1.1`. */
  readonly id: string;
  /** "Sample Text"; empty where the row gives none. */
  readonly sample: string;
  /** "Associated basic status code"; empty for "Any" and "Not given". */
  readonly basic: readonly number[];
  readonly description: string;
  /** `RFC3463`, as the references name them. */
  readonly references: readonly string[];
}

/** What a file holds; a CSV file holds one table, the XML file all of them. */
export interface IanaTables {
  /** Third table: enumerated status codes. */
  readonly codes: readonly IanaCode[];
  /** Second table: subjects, by number. */
  readonly subjects: ReadonlyMap<number, string>;
}

/** Something that is not IANA's file; its message is one sentence. */
export class NotIana extends Error {}

/** Larger than IANA's files (100 kB) by far; whatever is larger is none of them. */
const LARGEST = 8 * 1024 * 1024;

/** A row before it is known of which table. */
interface Row {
  readonly code: string;
  readonly cells: readonly string[];
  readonly references: readonly string[];
}

/** Reads the CSV of one table or the XML of all. */
export function readIana(text: string): IanaTables {
  if (text.length > LARGEST) throw new NotIana("the file is larger than any of IANA's.");
  const rows = text.trimStart().startsWith("<") ? rowsOfXml(text) : rowsOfCsv(text);
  const codes = rows.flatMap(toCode);
  const subjects = new Map(rows.flatMap(toSubject));
  if (codes.length === 0 && subjects.size === 0)
    throw new NotIana(
      "this is neither the CSV nor the XML of IANA's SMTP Enhanced Status Codes registry: no row begins with a code such as X.1.1 or X.1.YYY.",
    );
  return { codes, subjects };
}

function toCode({ code, cells, references }: Row): IanaCode[] {
  const found = /^x\.(\d{1,3})\.(\d{1,3})$/i.exec(code);
  if (!found) return [];
  const [sample = "", basic = "", description = ""] = cells;
  const id = `x.${Number(found[1])}.${Number(found[2])}`;
  return [{ id, sample, basic: [...new Set(numbersIn(basic))], description, references }];
}

function toSubject({ code, cells }: Row): [number, string][] {
  const found = /^x\.(\d{1,3})\.[xy]{2,3}$/i.exec(code);
  return found ? [[Number(found[1]), cells[0] ?? ""]] : [];
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d{3}/g)].map(([number]) => Number(number));
}

/** Columns: code, sample text, basic code, description, reference, submitter, change controller (RFC 4180). */
function rowsOfCsv(text: string): Row[] {
  return parseCsv(text).map(([code = "", ...cells]) => ({
    code: code.trim(),
    cells: cells.map(oneLine),
    // Subjects have their reference in another column than codes.
    references: referencesIn(cells.join(" ")),
  }));
}

function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n][^,\r\n]*|))(,|\r\n|\n|\r|$)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) throw new NotIana("the file is no CSV: a quotation mark has no end.");
    rows.at(-1)!.push((found[1] ?? found[2] ?? "").replaceAll('""', '"'));
    if (found[3] !== "," && cell.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

/** `<record><value>X.1.1</value>…<xref type="rfc" data="rfc3463"/></record>`: the cells in the CSV's order. */
function rowsOfXml(text: string): Row[] {
  const records = text.split(/<record\b/).slice(1);
  return records.map((record) => {
    const [body = ""] = record.split("</record>");
    const cells = [
      ...body.matchAll(/<([a-z_]{1,40})>([^<]{0,20000}(?:<xref\b[^>]{0,300}\/>[^<]{0,20000}){0,50})<\/\1>/g),
    ];
    const texts = cells.map(([, , content = ""]) => oneLine(unescapeXml(content.replace(/<[^>]*>/g, ""))));
    const [code = "", ...others] = texts;
    return { code, cells: others, references: referencesIn(body) };
  });
}

function unescapeXml(text: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => named[name]!);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** `[RFC3463]` in the CSV, `data="rfc3463"` in the XML. */
function referencesIn(text: string): string[] {
  const found = [...text.matchAll(/(?:\[|data=")rfc(\d{1,5})(?:,[^\]]{0,80})?["\]]/gi)];
  return [...new Set(found.map(([, number]) => `RFC${Number(number)}`))];
}
