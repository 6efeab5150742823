import { bytesToOctets, isAscii, type Octets, octetsToBytes } from "./octets.js";
import { decodeUtf7 } from "./utf-7.js";

/** Charset names that mail uses and the Encoding Standard does not list. */
const ALIASES: Readonly<Record<string, string>> = {
  "unicode-1-1-utf-8": "utf-8",
  utf8mb4: "utf-8",
  "uft-8": "utf-8",
  cp932: "shift_jis",
  "iso-2022-jp-1": "iso-2022-jp",
  "iso-2022-jp-2": "iso-2022-jp",
  "iso-2022-jp-3": "iso-2022-jp",
  "iso-2022-jp-ms": "iso-2022-jp",
  cp936: "gb18030",
  cp949: "euc-kr",
  cp950: "big5",
  "8bit": "",
  binary: "",
  default: "",
  default_charset: "",
  "unknown-8bit": "",
  "x-unknown": "",
  "us-ascii": "",
  ascii: "",
};

/**
 * Text of octets in a charset. Where the charset is missing, unknown or plainly wrong, UTF-8 is tried, and then
 * windows-1252, which takes every byte.
 */
export function decodeCharset(octets: Octets, charset: string, wasText: boolean): string {
  const label = toLabel(charset);
  if (label === "utf-7" || label === "unicode-1-1-utf-7") return decodeUtf7(octets);
  if (isAscii(octets)) return decodeSevenBit(octets, label);
  const bytes = octetsToBytes(octets);
  if (label.startsWith("iso-2022-jp")) return decodeGuessed(bytes, JAPANESE);
  if (wasText || label === "") return decodeGuessed(bytes, []);
  return decodeWith(label, bytes) ?? decodeGuessed(bytes, []);
}

function toLabel(charset: string): string {
  const label = charset
    .trim()
    .toLowerCase()
    .replace(/^cs(?=iso)/, "");
  return ALIASES[label] ?? label;
}

/** Charsets in which 7-bit bytes are not ASCII. */
const SHIFTING = /^(?:iso-2022-|hz-gb|utf-16|ucs-2|utf-32)/;
/** The escapes to Japanese two-byte sets in ISO-2022-JP (RFC 1468), which often come without a charset. */
const JAPANESE_ESCAPE = "\u001b$";

function decodeSevenBit(octets: Octets, label: string): string {
  if (octets.includes(JAPANESE_ESCAPE)) {
    return decodeWith(label.startsWith("iso-2022-") ? label : "iso-2022-jp", octetsToBytes(octets)) ?? octets;
  }
  return SHIFTING.test(label) && !label.startsWith("iso-2022-jp")
    ? (decodeWith(label, octetsToBytes(octets)) ?? octets)
    : octets;
}

/** What 8-bit text that calls itself ISO-2022-JP is in truth. */
const JAPANESE = ["euc-jp", "shift_jis"];

/** The first charset in which all bytes are characters. */
function decodeGuessed(bytes: Uint8Array, others: readonly string[]): string {
  for (const label of ["utf-8", ...others]) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {}
  }
  return decodeWindows1252(bytes);
}

const decoders = new Map<string, TextDecoder | undefined>();

/** The decoder of a label; undefined where the runtime knows none. Labels that nobody knows are not kept. */
function decodeWith(label: string, bytes: Uint8Array): string | undefined {
  let decoder = decoders.get(label);
  if (!decoder) {
    try {
      decoder = new TextDecoder(label);
    } catch {
      return undefined;
    }
    decoders.set(label, decoder);
  }
  return decoder.encoding === "windows-1252" ? decodeWindows1252(bytes) : decoder.decode(bytes);
}

/** Bytes 0x80 to 0x9f; zero stays as it is. Node.js 20 decodes these as ISO 8859-1. */
const WINDOWS_1252 =
  "\u20ac\0\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\0\u017d\0\0\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\0\u017e\u0178";

function decodeWindows1252(bytes: Uint8Array): string {
  return bytesToOctets(bytes).replace(/[\u0080-\u009f]/g, (letter) => {
    const mapped = WINDOWS_1252[letter.charCodeAt(0) - 0x80]!;
    return mapped === "\0" ? letter : mapped;
  });
}
