/**
 * A key under which replies that differ only in names and numbers meet: the normal form with addresses, hosts,
 * ids and numbers masked, word by word. The codes in front stay.
 */
const CODES_IN_FRONT = /^[2-5]\d\d(?: [245]\.\d{1,3}\.\d{1,3})?(?= |$)/;

const ENDS_WORD = 1;
const DIGIT = 2;
const AT = 4;
const DOT = 8;
const LINK_SIGN = 16;
const KINDS = classify();

function classify(): Uint8Array {
  const kinds = new Uint8Array(128);
  for (const unit of " ()<>[]{}\"'`,;=") kinds[unit.charCodeAt(0)] = ENDS_WORD;
  for (const unit of "0123456789") kinds[unit.charCodeAt(0)] = DIGIT;
  kinds[0x40] = AT;
  kinds[0x2e] = DOT;
  return kinds;
}

/** Long on purpose: it reads every character once, and looks closer only at words that hold a sign of a name. */
export function fingerprintOf(normalForm: string): string {
  let written = 0;
  let masked = "";
  let at = codesInFront(normalForm);
  const { length } = normalForm;
  while (at < length) {
    const start = at;
    let signs = 0;
    for (; at < length; at++) {
      const unit = normalForm.charCodeAt(at);
      const kind = unit < 128 ? KINDS[unit]! : 0;
      if (kind === ENDS_WORD) break;
      signs |= kind;
      if (
        unit === COLON &&
        normalForm.charCodeAt(at + 1) === SLASH &&
        normalForm.charCodeAt(at + 2) === SLASH
      ) {
        at = endOfLink(normalForm, at);
        signs |= LINK_SIGN;
        break;
      }
    }
    if (signs !== 0) {
      const end = endOfName(normalForm, start, at);
      const mask = maskOf(normalForm.slice(start, end), signs);
      if (mask !== undefined) {
        masked += normalForm.slice(written, start) + mask;
        written = end;
      }
    }
    at++;
  }
  return written === 0 ? normalForm : masked + normalForm.slice(written);
}

const SLASH = 0x2f;

function codesInFront(normalForm: string): number {
  const first = normalForm.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 ? (CODES_IN_FRONT.exec(normalForm)?.[0].length ?? 0) : 0;
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

/** Where a name ends and the punctuation of the sentence begins. */
function endOfName(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && ENDS_SENTENCE.has(text.charCodeAt(last - 1))) last--;
  return last;
}

const ENDS_SENTENCE: ReadonlySet<number> = new Set([0x2e, 0x3a, 0x21, 0x3f]);

/** What a word is masked by; undefined where it stays. */
function maskOf(word: string, signs: number): string | undefined {
  if (signs & LINK_SIGN) return maskBehindColon(word);
  if (signs & AT) return "{address}";
  if (signs & DIGIT) return maskDigits(word);
  if (IPV6.test(word)) return "{ip}";
  return word.includes(".") && DOMAIN.test(word) ? "{domain}" : undefined;
}

/** A word with `://` in it, whose other characters were not looked at. */
function maskBehindColon(word: string): string | undefined {
  if (word.includes("@")) return "{address}";
  return LINK.test(word) ? maskLink(word) : maskDigits(word);
}

function maskDigits(word: string): string | undefined {
  if (NUMBER.test(word)) return IPV4.test(word) || IPV6.test(word) ? "{ip}" : "{number}";
  if (IPV6.test(word) || IPV4.test(word)) return "{ip}";
  if (DOMAIN.test(word)) return "{domain}";
  return isId(word) ? "{id}" : undefined;
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
