import { decodeCharset } from "./charset.js";
import { isAscii, type Octets } from "./octets.js";
import { decodeBase64, decodeQuotedPrintable } from "./transfer-encoding.js";

/**
 * RFC 2047, section 2; the language is RFC 2231, section 5. Blanks and a doubled "=" inside are seen in the wild,
 * so the text is taken up to the closing mark.
 */
const ENCODED_WORD = /=\?([^\s?*]{1,60})(?:\*[^?]{0,40})?\?([BbQq])\?([^?\n]{0,2000})\?=/g;

/** Decodes a header field's value: encoded words, and raw UTF-8 or another 8-bit charset (RFC 6532). */
export function decodeField(value: Octets): string {
  const joined = value.includes("=?") ? decodeWords(value) : value;
  return isAscii(joined) || joined !== value ? joined : decodeCharset(value, "", false);
}

/** A word that ends in the middle of a character is joined with the next of its charset and encoding. */
function decodeWords(value: Octets): string {
  let text = "";
  let end = 0;
  let run: Run | undefined;
  for (const found of value.matchAll(ENCODED_WORD)) {
    const between = value.slice(end, found.index);
    const word = { charset: found[1]!.toLowerCase(), octets: decodeWord(found[2]!, found[3]!) };
    end = found.index + found[0].length;
    if (run && between.trim() === "") {
      if (run.charset === word.charset) {
        run.octets += word.octets;
        continue;
      }
      text += flush(run);
    } else text += flush(run) + between;
    run = word;
  }
  return text + flush(run) + value.slice(end);
}

interface Run {
  readonly charset: string;
  octets: Octets;
}

function flush(run: Run | undefined): string {
  return run ? decodeCharset(run.octets, run.charset, false) : "";
}

function decodeWord(encoding: string, text: string): Octets {
  return encoding === "B" || encoding === "b"
    ? decodeBase64(text)
    : decodeQuotedPrintable(text.replaceAll("_", " "));
}
