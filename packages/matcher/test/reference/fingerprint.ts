/** MATCHING.md, step 7: the normal form with names and numbers masked. */
const CODES = /^[2-5]\d\d(?: [245]\.\d{1,3}\.\d{1,3})?(?= |$)/;
const WORD = /[^ ()<>[\]{}"',;=`]*?:\/\/[^ <>"'`]*|[^ ()<>[\]{}"',;=`]+/g;

export function fingerprintOf(normal: string): string {
  const codes = CODES.exec(normal)?.[0] ?? "";
  return codes + normal.slice(codes.length).replace(WORD, maskWord);
}

function maskWord(word: string): string {
  if (!/[0-9@.]|:\/\//.test(word)) return word;
  const name = word.replace(/[.:!?]+$/, "");
  return mask(name) + word.slice(name.length);
}

const IPV4 = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:[:/]\d+)?$/;
const IPV6 = /^(?:ipv6:)?[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/;

function mask(name: string): string {
  if (name.includes("@")) return "{address}";
  if (/^[a-z][a-z0-9+.-]{1,9}:\/\//.test(name)) return maskLink(name);
  if (IPV4.test(name) || IPV6.test(name)) return "{ip}";
  if (/^[#+-]?\d[\d.,:/-]*%?$/.test(name)) return "{number}";
  if (/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.[a-z][a-z0-9-]+(?::\d+)?$/.test(name)) return "{domain}";
  return isId(name) ? "{id}" : name;
}

function maskLink(link: string): string {
  const [path = ""] = link.split(/[?#]/);
  const parts = path.split("/").map((part, at) => (at > 0 && /\d/.test(part) ? "{id}" : part));
  return parts.join("/");
}

function isId(name: string): boolean {
  const kinds = name
    .replace(/[^a-z0-9]/g, "")
    .replace(/[a-z]+/g, "a")
    .replace(/[0-9]+/g, "0");
  return name.length >= 8 && (/\d{4}/.test(name) || /a0a|0a0/.test(kinds));
}
