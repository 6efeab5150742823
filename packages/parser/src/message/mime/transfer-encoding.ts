import type { Octets } from "./octets.js";

/** Undoes a Content-Transfer-Encoding (RFC 2045, section 6); unknown ones are taken as they stand. */
export function undoTransferEncoding(body: Octets, encoding: string): Octets {
  switch (encoding.trim().toLowerCase()) {
    case "base64":
      return decodeBase64(body);
    case "quoted-printable":
      return decodeQuotedPrintable(body);
    default:
      return body;
  }
}

/** Skips what is not of the alphabet, and stops at nothing: a cut base64 body gives what was there. */
export function decodeBase64(body: Octets): Octets {
  const letters = body.replace(/[^A-Za-z0-9+/]+/g, "");
  const whole = letters.length % 4 === 1 ? letters.slice(0, -1) : letters;
  return atob(whole);
}

export function decodeQuotedPrintable(body: Octets): Octets {
  if (!body.includes("=")) return body;
  return body.replace(/=(?:([0-9A-Fa-f]{2})|[ \t]{0,80}\n)/g, (_, hex: string | undefined) =>
    hex === undefined ? "" : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
