import { type LimitLog, LONGEST_MESSAGE } from "../limits.js";

/** Bytes as text, one character (U+0000 to U+00FF) for each: slices are free, and searches run at native speed. */
export type Octets = string;

export interface Source {
  /** The message with LF line ends. */
  readonly octets: Octets;
  /** The message came as text, so 8-bit parts are UTF-8 whatever their charset says. */
  readonly wasText: boolean;
}

export function toSource(message: Uint8Array | string, limits: LimitLog): Source {
  const wasText = typeof message === "string";
  if (message.length > LONGEST_MESSAGE) limits.say(`The message was read to ${LONGEST_MESSAGE} bytes.`);
  const octets = wasText
    ? textToOctets(message.slice(0, LONGEST_MESSAGE))
    : bytesToOctets(message.subarray(0, LONGEST_MESSAGE));
  return { octets: toLineFeeds(octets), wasText };
}

function textToOctets(text: string): Octets {
  return isAscii(text) ? text : bytesToOctets(new TextEncoder().encode(text));
}

/** String.fromCharCode takes its bytes as arguments, and engines allow about 60,000 of these. */
const CHUNK = 16 * 1024;

export function bytesToOctets(bytes: Uint8Array): Octets {
  if (bytes.length <= CHUNK) return String.fromCharCode.apply(null, bytes as unknown as number[]);
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    chunks.push(String.fromCharCode.apply(null, bytes.subarray(at, at + CHUNK) as unknown as number[]));
  }
  return chunks.join("");
}

export function octetsToBytes(octets: Octets): Uint8Array {
  const bytes = new Uint8Array(octets.length);
  for (let at = 0; at < octets.length; at++) bytes[at] = octets.charCodeAt(at);
  return bytes;
}

/** CRLF, CR and the CR CR LF of doubled conversion become LF. */
export function toLineFeeds(text: string): string {
  if (!text.includes("\r")) return text;
  const lines = text.replaceAll("\r\n", "\n");
  return lines.includes("\r") ? lines.replaceAll("\r\n", "\n").replaceAll("\r", "\n") : lines;
}

export function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text);
}

const NOT_ASCII = /[^\u0000-\u007f]/;
