import { DEEPEST_NESTING, type LimitLog, LONGEST_TEXT, MOST_PARTS } from "../limits.js";
import { decodeCharset } from "./charset.js";
import { type ContentType, readContentType } from "./content-type.js";
import { type Header, readHeader } from "./header.js";
import { findDamagedBoundary, splitMultipart } from "./multipart.js";
import { type Octets, type Source, toLineFeeds } from "./octets.js";
import { undoTransferEncoding } from "./transfer-encoding.js";

/** One leaf of a message: nothing of it is decoded before it is asked for. */
export interface Part {
  readonly content: ContentType;
  readonly header: Header;
  readonly body: Octets;
}

export interface Mail {
  readonly header: Header;
  readonly content: ContentType;
  /** All leaves, in the order of the message. */
  readonly parts: readonly Part[];
  readonly wasText: boolean;
}

export function readMail(source: Source, limits: LimitLog): Mail {
  const { header, end } = readHeader(source.octets, 0, limits);
  const content = readContentType(header.get("content-type"));
  const parts: Part[] = [];
  collect({ content, header, body: source.octets.slice(end) }, { parts, limits, depth: 0, boundary: "" });
  return { header, content, parts, wasText: source.wasText };
}

interface Walk {
  readonly parts: Part[];
  readonly limits: LimitLog;
  readonly depth: number;
  /** The boundary that the part was found between. */
  readonly boundary: string;
}

function collect(part: Part, walk: Walk): void {
  if (walk.parts.length >= MOST_PARTS) walk.limits.say(`${MOST_PARTS} parts of a message were read.`);
  else if (!part.content.type.startsWith("multipart/")) addLeaf(part, walk);
  else if (walk.depth >= DEEPEST_NESTING) walk.limits.say(`Parts were read ${DEEPEST_NESTING} levels deep.`);
  else collectParts(part, walk);
}

function collectParts(part: Part, walk: Walk): void {
  const boundary = part.content.parameters.boundary ?? "";
  const bodies = splitMultipart(part.body, boundary, MOST_PARTS + 1);
  if (bodies === undefined) walk.parts.push(asText(part));
  else
    for (const body of bodies)
      collect(readPart(body, walk.limits), { ...walk, depth: walk.depth + 1, boundary });
}

function readPart(octets: Octets, limits: LimitLog): Part {
  const { header, end } = readHeader(octets, 0, limits);
  return { content: readContentType(header.get("content-type")), header, body: octets.slice(end) };
}

function addLeaf(written: Part, walk: Walk): void {
  const part = written.content.type === "" ? asText(written) : written;
  const damaged = walk.boundary === "" ? undefined : findDamagedBoundary(part.body, walk.boundary);
  const at = damaged === undefined ? -1 : part.body.indexOf(`--${damaged}`);
  if (at < 0) {
    walk.parts.push(part);
    return;
  }
  walk.parts.push({ ...part, body: part.body.slice(0, at) });
  for (const body of splitMultipart(part.body.slice(at), damaged!, MOST_PARTS + 1) ?? []) {
    collect(readPart(body, walk.limits), { ...walk, depth: walk.depth + 1, boundary: damaged! });
  }
}

/** RFC 2045, section 5.2: what says nothing is text. */
function asText(part: Part): Part {
  return { ...part, content: { type: "text/plain", parameters: part.content.parameters } };
}

/** Text of a part, with LF line ends. */
export function decodePart(part: Part, wasText: boolean, limits: LimitLog, most = LONGEST_TEXT): string {
  const encoding = part.header.get("content-transfer-encoding");
  const raw = part.body.length > 4 * most ? part.body.slice(0, 4 * most) : part.body;
  const decoded = undoTransferEncoding(raw, encoding);
  if (decoded.length > most || raw.length < part.body.length) limits.say(`A part was read to ${most} bytes.`);
  const octets = decoded.length > most ? decoded.slice(0, most) : decoded;
  return toLineFeeds(
    decodeCharset(octets, part.content.parameters.charset ?? "", wasText && decoded === raw),
  );
}
