import { type LimitLog, LONGEST_FIELD, LONGEST_HEADER, MOST_FIELDS } from "../limits.js";
import type { Octets } from "./octets.js";

/** The fields of one header block, unfolded, by lower-case name, in the order of the message. */
export class Header {
  private readonly fields = new Map<string, string[]>();

  add(name: string, value: string): void {
    const values = this.fields.get(name);
    if (values) values.push(value);
    else this.fields.set(name, [value]);
  }

  /** First value of a field, not decoded; empty when there is none. */
  get(name: string): string {
    return this.fields.get(name)?.[0] ?? "";
  }

  all(name: string): readonly string[] {
    return this.fields.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }

  get size(): number {
    return this.fields.size;
  }
}

export interface ReadHeader {
  readonly header: Header;
  /** Where the body starts. */
  readonly end: number;
}

/**
 * Reads a header block (RFC 5322, section 2.2). A line that is no field ends the block as an empty line does, so
 * that a missing empty line loses nothing; a parameter whose fold was lost still belongs to its field.
 */
export function readHeader(octets: Octets, start: number, limits: LimitLog): ReadHeader {
  const reader = new FieldReader(limits);
  const stop = Math.min(octets.length, start + LONGEST_HEADER);
  let at = start;
  while (at < stop) {
    const newline = octets.indexOf("\n", at);
    const lineEnd = newline < 0 ? octets.length : newline;
    if (lineEnd === at) return reader.finish(at + 1);
    if (!reader.take(octets.slice(at, lineEnd))) return reader.finish(at);
    at = lineEnd + 1;
  }
  if (at >= octets.length) return reader.finish(octets.length);
  limits.say(`A header was read to ${LONGEST_HEADER} bytes.`);
  const empty = octets.indexOf("\n\n", at - 1);
  return reader.finish(empty < 0 ? octets.length : empty + 2);
}

class FieldReader {
  private readonly header = new Header();
  private name = "";
  private value = "";
  private count = 0;

  constructor(private readonly limits: LimitLog) {}

  /** False when the line cannot belong to a header. */
  take(line: string): boolean {
    const first = line.charCodeAt(0);
    if (first === 0x20 || first === 0x09) return this.append(line.trim());
    const colon = line.indexOf(":");
    if (colon > 0 && isFieldName(line, colon)) return this.begin(line, colon);
    if (this.value.endsWith(";")) return this.append(line.trim());
    return this.count === 0 && /^>?From /.test(line);
  }

  finish(end: number): ReadHeader {
    this.store();
    return { header: this.header, end };
  }

  private append(more: string): boolean {
    if (this.value.length + more.length > LONGEST_FIELD) {
      this.limits.say(`A header field was read to ${LONGEST_FIELD} characters.`);
      return true;
    }
    this.value = this.value === "" ? more : `${this.value} ${more}`;
    return this.name !== "" || more === "";
  }

  private begin(line: string, colon: number): boolean {
    this.store();
    if (++this.count > MOST_FIELDS) {
      this.limits.say(`${MOST_FIELDS} fields of a header were read.`);
      this.name = "";
      return true;
    }
    this.name = line.slice(0, colon).trimEnd().toLowerCase();
    this.value = line.slice(colon + 1, colon + 1 + LONGEST_FIELD).trim();
    if (line.length - colon > LONGEST_FIELD)
      this.limits.say(`A header field was read to ${LONGEST_FIELD} characters.`);
    return true;
  }

  private store(): void {
    if (this.name !== "") this.header.add(this.name, this.value);
  }
}

/** RFC 5322, section 3.6.8: printable characters except the colon; a blank before the colon is obsolete syntax. */
function isFieldName(line: string, colon: number): boolean {
  let end = colon;
  while (end > 0 && (line.charCodeAt(end - 1) === 0x20 || line.charCodeAt(end - 1) === 0x09)) end--;
  if (end === 0 || end > 100) return false;
  for (let at = 0; at < end; at++) {
    const code = line.charCodeAt(at);
    if (code <= 0x20 || code >= 0x7f) return false;
  }
  return true;
}
