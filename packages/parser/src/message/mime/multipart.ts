import type { Octets } from "./octets.js";

/** The parts of a multipart body (RFC 2046, section 5.1); undefined when no boundary is found in it. */
export function splitMultipart(body: Octets, boundary: string, most: number): Octets[] | undefined {
  const used = boundary !== "" && findDelimiter(body, boundary, 0) ? boundary : findStrayBoundary(body);
  if (used === undefined) return undefined;
  const parts: Octets[] = [];
  let delimiter = findDelimiter(body, used, 0);
  while (delimiter && !delimiter.closes && parts.length < most) {
    const next = findDelimiter(body, used, delimiter.end);
    parts.push(body.slice(delimiter.end, next ? next.start : body.length));
    delimiter = next;
  }
  return parts;
}

interface Delimiter {
  /** The end of the part before, without the line end that belongs to the delimiter. */
  readonly start: number;
  readonly end: number;
  readonly closes: boolean;
}

function findDelimiter(body: Octets, boundary: string, from: number): Delimiter | undefined {
  const mark = `--${boundary}`;
  for (let at = body.indexOf(mark, from); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body.charCodeAt(at - 1) !== 0x0a) continue;
    const closes = body.startsWith("--", at + mark.length);
    const after = body.charCodeAt(at + mark.length + (closes ? 2 : 0));
    if (!(Number.isNaN(after) || after === 0x0a || after === 0x20 || after === 0x09)) continue;
    const newline = body.indexOf("\n", at);
    return { start: Math.max(from, at - 1), end: newline < 0 ? body.length : newline + 1, closes };
  }
  return undefined;
}

/** A line of dashes and a token, followed by a Content field: a boundary that the header names wrongly or not. */
const STRAY = /(?:^|\n)--([^\s](?:[^\n]{0,198}[^\s])?)[ \t]{0,20}\n[Cc]ontent-/;

function findStrayBoundary(body: Octets): string | undefined {
  return body.includes("\n--") || body.startsWith("--") ? STRAY.exec(body)?.[1] : undefined;
}

/**
 * A part may hide a second one behind a delimiter that was damaged on its way: one that begins as its parent's
 * boundary does. The boundary that was found, or undefined.
 */
export function findDamagedBoundary(body: Octets, boundary: string): string | undefined {
  const stray = findStrayBoundary(body);
  if (stray === undefined || stray === boundary) return undefined;
  return stray.startsWith(boundary.slice(0, Math.max(8, boundary.length >> 1))) ? stray : undefined;
}
