/**
 * A key under which replies that differ only in names and numbers meet: the normal form with addresses, hosts,
 * ids and numbers masked, word by word. The codes in front stay.
 */
const WORD = /[^ ()<>[\]{}"'`,;=]+/g;
const CODES_IN_FRONT = /^\d{3}(?: [245]\.\d{1,3}\.\d{1,3})?(?= |$)/;

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?$/;
const IPV6 = /^(?:ipv6:)?[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/;
const LINK = /^[a-z][a-z0-9+.-]{1,9}:\/\//;
const DOMAIN = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.[a-z][a-z0-9-]+(?::\d+)?$/;
const NUMBER = /^[#+-]?\d[\d.,:/-]*%?$/;

export function fingerprintOf(normalForm: string): string {
  const codes = CODES_IN_FRONT.exec(normalForm)?.[0] ?? "";
  return codes + normalForm.slice(codes.length).replace(WORD, maskWord);
}

function maskWord(word: string): string {
  const end = trailing(word);
  const bare = word.slice(0, word.length - end.length);
  return maskBare(bare) + end;
}

/** Punctuation that ends a sentence or a list, not a name. */
function trailing(word: string): string {
  let end = word.length;
  while (end > 0 && ".:!?".includes(word[end - 1]!)) end--;
  return word.slice(end);
}

function maskBare(word: string): string {
  if (word.includes("@")) return "{address}";
  if (LINK.test(word)) return maskLink(word);
  if (!/[\d.]/.test(word)) return word;
  if (IPV4.test(word) || IPV6.test(word)) return "{ip}";
  if (NUMBER.test(word)) return "{number}";
  if (DOMAIN.test(word)) return "{domain}";
  return isId(word) ? "{id}" : word;
}

/** The link without what is asked of it, which names the sender. */
function maskLink(link: string): string {
  const path = link.split(/[?#]/)[0]!;
  return path.replace(/\/[^/]*\d[^/]*/g, "/{id}");
}

/** Queue ids and the like mix letters and digits; `s3150`, `tss04` and `x400` are short and stay. */
function isId(word: string): boolean {
  return (
    word.length >= 8 && /\d/.test(word) && (/\d.*[a-z].*\d|[a-z].*\d.*[a-z]/.test(word) || /\d{4}/.test(word))
  );
}
