import { findAddresses, toBareAddress } from "./address.js";
import type { LimitLog } from "./limits.js";
import { decodeField } from "./mime/encoded-words.js";
import { Header, readHeader } from "./mime/header.js";
import { htmlToText } from "./mime/html-text.js";
import { decodePart, type Mail, type Part } from "./mime/walk.js";
import { splitOriginal } from "./own-words.js";

/** A report as the formats see it: its own words, apart from the mail that it returns. */
export interface Report {
  readonly header: Header;
  /** Decoded. */
  readonly subject: string;
  /** From as it is written, lower case. */
  readonly from: string;
  /** What the report says, decoded, without the returned mail. */
  readonly text: string;
  readonly lines: readonly string[];
  /** All of the text, with a returned or forwarded message that stands in it. */
  readonly wholeText: string;
  /** Header of the returned mail; empty where none came back. */
  readonly original: Header;
  /** Recipients that the report's own header names (X-Failed-Recipients). */
  readonly failedRecipients: readonly string[];
}

/** Text parts that tell something stand in front; four hold every language that a report repeats itself in. */
const MOST_TEXTS = 4;

export function toReport(mail: Mail, limits: LimitLog): Report {
  const wholeText = tidy(readText(mail, limits));
  const { own, returned } = splitOriginal(wholeText);
  return {
    header: mail.header,
    subject: decodeField(mail.header.get("subject")),
    from: decodeField(mail.header.get("from")).toLowerCase(),
    text: own,
    lines: own.split("\n"),
    wholeText,
    original: readOriginal(mail, returned, limits),
    failedRecipients: readFailedRecipients(mail.header),
  };
}

function readText(mail: Mail, limits: LimitLog): string {
  const ahead = partsAhead(mail.parts);
  const plain = ahead.filter(({ content }) => content.type === "text/plain").slice(0, MOST_TEXTS);
  const text = plain.map((part) => decodePart(part, mail.wasText, limits)).join("\n");
  if (text.trim() !== "") return text;
  const html = ahead.find(({ content }) => content.type === "text/html");
  return html ? htmlToText(decodePart(html, mail.wasText, limits)) : text;
}

/** Longest indentation that means anything. */
const WIDEST_INDENT = 80;

/** Without blanks at line ends, with one empty line where there were several: what the formats' patterns rely on. */
function tidy(text: string): string {
  const lines: string[] = [];
  for (const raw of text.split("\n")) {
    const line = raw.trimEnd();
    if (line === "" && lines.at(-1) === "") continue;
    const indent = line.length - line.trimStart().length;
    lines.push(indent > WIDEST_INDENT ? line.slice(indent - WIDEST_INDENT) : line);
  }
  return lines.join("\n");
}

/** What stands behind the returned mail or the status belongs to them. */
function partsAhead(parts: readonly Part[]): readonly Part[] {
  const first = parts.findIndex(
    ({ content }) => content.type.startsWith("message/") || content.type === "text/rfc822-headers",
  );
  const ahead = first < 0 ? parts : parts.slice(0, first);
  return ahead.some(({ content }) => content.type.startsWith("text/"))
    ? ahead
    : parts.filter(({ content }) => content.type === "text/plain");
}

/** Types in which mail comes back (RFC 2046, section 5.2; RFC 6532 and RFC 6533; RFC 6522, section 4). */
export function holdsMail({ content: { type } }: Part): boolean {
  return /^(?:message\/(?:rfc822|global|partial|rfc822-headers|global-headers)|text\/rfc822-headers)$/.test(
    type,
  );
}

function readOriginal(mail: Mail, returned: string, limits: LimitLog): Header {
  const part = mail.parts.find(holdsMail);
  const text = part
    ? decodePart({ ...part, body: part.body.slice(0, 64 * 1024) }, mail.wasText, limits)
    : returned;
  return text === "" ? new Header() : readHeader(text.trimStart(), 0, limits).header;
}

function readFailedRecipients(header: Header): string[] {
  return [...header.all("x-failed-recipients"), ...header.all("x-failed-recipient")].flatMap(findAddresses);
}

/** Addresses in fields of the report's own header, lower case. */
export function ownAddresses({ header }: Report, fields: readonly string[]): Set<string> {
  const addresses = fields
    .map((name) => toBareAddress(header.get(name)))
    .filter((address) => address !== undefined);
  return new Set(addresses.map((address) => address.toLowerCase()));
}
