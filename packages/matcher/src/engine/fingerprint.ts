/**
 * A key under which replies that differ only in names and numbers meet: the normal form with addresses, hosts,
 * ids and numbers masked, word by word. The codes in front stay.
 */
const CODES_IN_FRONT = /^[2-5]\d\d(?: [245]\.\d{1,3}\.\d{1,3})?(?= |$)/;

const ENDS_WORD = 1;
/** Characters that only a word to be masked holds: a digit, `@`, a dot. */
const SIGN = 2;
const KINDS = classify();

function classify(): Uint8Array {
  const kinds = new Uint8Array(128);
  for (const unit of " ()<>[]{}\"'`,;=") kinds[unit.charCodeAt(0)] = ENDS_WORD;
  for (const unit of "0123456789@.") kinds[unit.charCodeAt(0)] = SIGN;
  return kinds;
}

export function fingerprintOf(normalForm: string): string {
  let written = 0;
  let masked = "";
  let at = CODES_IN_FRONT.exec(normalForm)?.[0].length ?? 0;
  const { length } = normalForm;
  while (at < length) {
    const start = at;
    let sign = false;
    for (; at < length; at++) {
      const unit = normalForm.charCodeAt(at);
      const kind = unit < 128 ? KINDS[unit]! : 0;
      if (kind === ENDS_WORD) break;
      if (kind === SIGN) sign = true;
      else if (unit === COLON && normalForm.startsWith("//", at + 1)) {
        at = endOfLink(normalForm, at);
        sign = true;
        break;
      }
    }
    if (sign) {
      const word = normalForm.slice(start, at);
      const mask = maskWord(word);
      if (mask !== word) {
        masked += normalForm.slice(written, start) + mask;
        written = at;
      }
    }
    at++;
  }
  return written === 0 ? normalForm : masked + normalForm.slice(written);
}

const COLON = 0x3a;

/** A link goes on over characters that end other words (RFC 3986, section 3). */
function endOfLink(text: string, from: number): number {
  let at = from;
  while (at < text.length && !" <>\"'`".includes(text[at]!)) at++;
  return at;
}

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?$/;
const IPV6 = /^(?:ipv6:)?[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/;
const LINK = /^[a-z][a-z0-9+.-]{1,9}:\/\//;
const DOMAIN = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.[a-z][a-z0-9-]+(?::\d+)?$/;
const NUMBER = /^[#+-]?\d[\d.,:/-]*%?$/;

function maskWord(word: string): string {
  const end = endOfName(word);
  const bare = maskBare(word.slice(0, end));
  return end === word.length ? bare : bare + word.slice(end);
}

/** Where punctuation begins that ends a sentence, not a name. */
function endOfName(word: string): number {
  let end = word.length;
  while (end > 0 && ".:!?".includes(word[end - 1]!)) end--;
  return end;
}

function maskBare(word: string): string {
  if (word.includes("@")) return "{address}";
  if (LINK.test(word)) return maskLink(word);
  if (IPV4.test(word) || IPV6.test(word)) return "{ip}";
  if (NUMBER.test(word)) return "{number}";
  if (DOMAIN.test(word)) return "{domain}";
  return isId(word) ? "{id}" : word;
}

/** The link without what is asked of it, which names the sender. */
function maskLink(link: string): string {
  return link.replace(/[?#].*$/, "").replace(/\/[^/]*\d[^/]*/g, "/{id}");
}

/** Queue ids and the like mix letters and digits; `s3150`, `tss04` and `x400` are short and stay. */
function isId(word: string): boolean {
  return word.length >= 8 && (/\d{4}/.test(word) || changesTwice(word));
}

/** Whether a digit stands somewhere between two letters, or a letter between two digits. */
function changesTwice(word: string): boolean {
  let changes = -1;
  let last = -1;
  for (let at = 0; at < word.length && changes < 2; at++) {
    const unit = word.charCodeAt(at);
    const kind = unit >= 0x30 && unit <= 0x39 ? 0 : unit >= 0x61 && unit <= 0x7a ? 1 : last;
    if (kind !== last) changes++;
    last = kind;
  }
  return changes >= 2;
}
