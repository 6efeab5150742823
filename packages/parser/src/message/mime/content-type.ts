import { decodeCharset } from "./charset.js";

export interface ContentType {
  /** Lower case, as in "text/plain"; empty when the field is missing or broken. */
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A parameter: its name, and a quoted string or what stands up to the next semicolon. */
const PARAMETER = /;\s*([^\s=;"]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.){0,1000})"?|([^;]{0,1000}))/g;

/** Reads a Content-Type (RFC 2045, section 5.1; RFC 2231 for cut and encoded parameters). */
export function readContentType(value: string): ContentType {
  const semicolon = value.indexOf(";");
  const named = (semicolon < 0 ? value : value.slice(0, semicolon)).trim().toLowerCase();
  const type = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+/.exec(named)?.[0] ?? "";
  if (semicolon < 0) return { type, parameters: {} };
  const parameters: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [, name, quoted, plain] of value.slice(semicolon).matchAll(PARAMETER)) {
    addParameter(
      parameters,
      name!.toLowerCase(),
      quoted === undefined ? plain!.trim() : quoted.replace(/\\(.)/g, "$1"),
    );
  }
  return { type, parameters };
}

/** `name*0="…"; name*1*=utf-8''…`: pieces in the order in which they come, which is their order in practice. */
function addParameter(parameters: Record<string, string>, written: string, value: string): void {
  const star = written.indexOf("*");
  if (star < 0) {
    parameters[written] ??= value;
    return;
  }
  const name = written.slice(0, star);
  const text = written.endsWith("*") ? decodeExtended(value) : value;
  parameters[name] = (parameters[name] ?? "") + text;
}

/** RFC 2231, section 4: charset'language'percent-encoded. */
function decodeExtended(value: string): string {
  const [, charset = "utf-8", encoded = value] = /^([^']{0,60})'[^']{0,60}'(.*)$/s.exec(value) ?? [];
  const octets = encoded.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decodeCharset(octets, charset, false);
}
