import { decodeBase64 } from "./transfer-encoding.js";

/** Decodes UTF-7 (RFC 2152): ASCII with runs of base64 UTF-16 between "+" and what ends them. */
export function decodeUtf7(text: string): string {
  if (!text.includes("+")) return text;
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, letters: string) =>
    letters === "" ? "+" : decodeRun(letters),
  );
}

function decodeRun(letters: string): string {
  const octets = decodeBase64(letters);
  let text = "";
  for (let at = 0; at + 1 < octets.length; at += 2) {
    text += String.fromCharCode(octets.charCodeAt(at) * 256 + octets.charCodeAt(at + 1));
  }
  return text;
}
