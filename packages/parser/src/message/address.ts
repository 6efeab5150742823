import { MOST_RECIPIENTS } from "./limits.js";

/** Longest path that RFC 5321, section 4.5.3.1 allows is 256 octets; addresses with tags for bounces go beyond it. */
const LONGEST_ADDRESS = 512;

/**
 * The bare address in a recipient field or an address list: the first one, without display name, comments and
 * angle brackets. Undefined when there is none.
 */
export function toBareAddress(written: string): string | undefined {
  const text = written.length > 2_000 ? written.slice(0, 2_000) : written;
  const open = text.lastIndexOf("<");
  const close = open < 0 ? -1 : text.indexOf(">", open);
  if (close > open && open >= 0) return asAddress(text.slice(open + 1, close)) ?? findAddress(text);
  return findAddress(text);
}

/** RFC 3464, section 2.1.2: an address type, a semicolon and an address. */
export function readTypedAddress(value: string): string | undefined {
  const semicolon = value.indexOf(";");
  const type = semicolon < 0 ? "rfc822" : value.slice(0, semicolon).trim().toLowerCase();
  const written = (semicolon < 0 ? value : value.slice(semicolon + 1)).trim();
  const address = type === "utf-8" ? decodeUnicodeXtext(written) : decodeXtext(written);
  return toBareAddress(address);
}

/** RFC 6533, section 3: utf-8-addr-xtext writes a character as \x{…}. */
function decodeUnicodeXtext(text: string): string {
  return text.replace(/\\x\{([0-9A-Fa-f]{1,6})\}/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * RFC 3461, section 4: xtext, which a server should have undone. Only the signs that must be encoded are, so that
 * the tag of user+AB@example.com stays.
 */
function decodeXtext(text: string): string {
  if (!text.includes("+2B") && !text.includes("+3D")) return text;
  return text.replaceAll("+2B", "+").replaceAll("+3D", "=");
}

/** The bare addresses of a text, in its order, up to MOST_RECIPIENTS. */
export function findAddresses(text: string): string[] {
  const found: string[] = [];
  for (
    let at = text.indexOf("@");
    at >= 0 && found.length < MOST_RECIPIENTS;
    at = text.indexOf("@", at + 1)
  ) {
    const address = addressAround(text, at);
    if (address !== undefined) found.push(address);
  }
  return found;
}

export function findAddress(text: string): string | undefined {
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const address = addressAround(text, at);
    if (address !== undefined) return address;
  }
  return undefined;
}

/** What never stands in an unquoted address that a report names. */
const OUTSIDE = /[\s<>()[\],;:"`|\\“”«»「」（）＜＞、。]/u;

function addressAround(text: string, at: number): string | undefined {
  let end = at + 1;
  while (end < text.length && end - at < 256 && !OUTSIDE.test(text[end]!) && text[end] !== "@") end++;
  const domain = trimDomain(text.slice(at + 1, end));
  if (domain === "") return undefined;
  const local = text[at - 1] === '"' ? quotedLocal(text, at) : plainLocal(text, at);
  return local === "" ? undefined : `${local}@${domain}`;
}

function plainLocal(text: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < 320 && !OUTSIDE.test(text[start - 1]!) && text[start - 1] !== "@") start--;
  return text.slice(start, at).replace(/^['=*]+/, "");
}

function quotedLocal(text: string, at: number): string {
  const open = text.lastIndexOf('"', at - 2);
  return open < 0 || at - open > 320 ? "" : text.slice(open, at);
}

/** A sentence's or a quotation's end is no part of a domain. */
function trimDomain(domain: string): string {
  const bare = /^[^'!?{}=/*]*/.exec(domain)![0];
  return bare.replace(/[.\-…]{1,20}$/, "");
}

function asAddress(text: string): string | undefined {
  const bare = text.trim().replace(/^(?:mailto:|@[^:]{1,255}:)/i, "");
  const at = bare.lastIndexOf("@");
  if (at <= 0 || at === bare.length - 1 || bare.length > LONGEST_ADDRESS) return undefined;
  return bare.startsWith('"') || !/[\s<>;,]/.test(bare) ? bare : undefined;
}

/** Whether two addresses are one mailbox as far as a report can tell: case is no difference. */
export function isSameAddress(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase();
}
