import { isNobody } from "../rules/documentation-addresses.ts";

/**
 * Values in a reply that belong to somebody, or to one message only: addresses, hosts, ids, numbers. A published
 * example holds documentation ones instead (RFC 5737, 3849, 2606), and a template a placeholder.
 */
export interface Value {
  readonly start: number;
  readonly end: number;
  readonly kind: "ip" | "domain" | "address" | "number" | "id";
  /** What stands in the example instead. */
  readonly instead: string;
}

/** Whether a domain stays as it is: a host's name, or what stands behind the @ of an address. */
export type Keep = (domain: string, of: "host" | "address") => boolean;

const IPV4 = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;
const IPV6 = /^(?=.{3,45}$)[0-9a-f]{0,4}:[0-9a-f]{0,4}:[0-9a-f:.]{0,40}$/i;
const TIME = /^\d{1,2}:\d{2}(?::\d{2})?$/;
const ADDRESS = /^[^@]{1,64}@[^@]{1,255}$/;
const DOMAIN = /^(?:[a-z0-9_-]{1,63}\.){1,12}[a-z]{2,24}$/i;
const DOCUMENTATION_DOMAIN = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/i;
const LINK = /^(?:https?:\/\/|www\.)/i;
/** A reply code, an enhanced code, or a number that a server's text always holds, such as a limit. */
const CODE = /^(?:[2-5]\d\d|[245]\.\d{1,3}\.\d{1,3}|\d{1,4})$/;
/** A time stamp, a customer, a ticket; shorter numbers are limits and codes. */
const NUMBER = /^\d{10,}$/;
/** Shorter tokens with digits, such as S3150 or TSS04, are a provider's own. */
const SHORTEST_ID = 9;
/** So are longer ones of its list of codes: `LPN007_102`, `AUP#IPBL1000`, `#id-5.9.3`. */
const PROVIDER_CODE =
  /^(?:#.*|[A-Z]{2,8}#[A-Za-z]{0,8}-?\d{0,6}|[A-Z]{2,8}(?:[_-][A-Z]{1,8})?\d{0,6}(?:_\d{2,4})?)$/;
/** `RESOLVER.ADR.RecipNotFound`, `message.Please`: names in a program, and the end of a sentence without its space. */
const NO_DOMAIN = /\.[A-Z]?[a-z]+[A-Z][A-Za-z]*$|\.[A-Z][a-z]+[A-Za-z]*$/;

/** Runs of characters that may be one value; what surrounds it (brackets, quotes, commas) is none of it. */
const RUN = /[^\s<>()[\]{}"'`,;|=*]+/g;

/** In front of each line of a reply (RFC 5321, section 4.2.1): `550-` is no part of the word behind it. */
const LINE_CODE = /^[2-5]\d\d-/;
/** `IP:192.0.2.1`, `to:a@example.com`; a link keeps its scheme. */
const LABEL = /^(?!https?:)[a-z][a-z_-]{0,20}:(?=[^/])/i;
/** `192.0.2.1:25`, `a@example.com:blocked`: what stands behind an address is none of it. */
const IN_FRONT = /^(?:\d{1,3}(?:\.\d{1,3}){3}(?=[^\w.])|[^@:]{1,64}@[a-z0-9.-]{1,253}(?=:))/i;

/** Finds the values of a reply; `keep` tells which domains stay, such as the provider's own. */
export function findValues(text: string, keep: Keep): Value[] {
  const found: Value[] = [];
  for (const match of text.matchAll(RUN)) {
    const isLineStart = match.index === 0 || text[match.index - 1] === "\n";
    const label = isLineStart && LINE_CODE.test(match[0]) ? LINE_CODE : LABEL;
    const skipped = IPV6.test(match[0]) ? 0 : (label.exec(match[0])?.[0].length ?? 0);
    const whole = match[0].slice(skipped).replace(/[.:!?/]+$/, "");
    const run = IN_FRONT.exec(whole)?.[0] ?? whole;
    const value = classify(run, keep);
    const start = match.index + skipped;
    if (value) found.push({ start, end: start + run.length, ...value });
  }
  return found;
}

function classify(run: string, keep: Keep): Pick<Value, "kind" | "instead"> | undefined {
  if (LINK.test(run) || CODE.test(run) || TIME.test(run)) return undefined;
  if (IPV4.test(run)) return isOctets(run) ? { kind: "ip", instead: "192.0.2.1" } : undefined;
  if (IPV6.test(run)) return { kind: "ip", instead: "2001:db8::1" };
  if (ADDRESS.test(run)) return addressOf(run, keep);
  if (DOMAIN.test(run)) return domainOf(run, keep);
  if (NUMBER.test(run)) return { kind: "number", instead: disguise(run) };
  return isId(run) ? { kind: "id", instead: disguise(run) } : undefined;
}

/** A contact that the provider's own text gives stays; a person at its domain does not. */
function addressOf(run: string, keep: Keep): Pick<Value, "kind" | "instead"> | undefined {
  const domain = run.slice(run.indexOf("@") + 1).toLowerCase();
  if (!keep(domain, "address")) return { kind: "address", instead: "somebody@example.com" };
  return isNobody(run) ? undefined : { kind: "address", instead: `someone@${domain}` };
}

/** Yahoo's codes have four numbers too, and begin below 10, where nobody's mail server is. */
function isOctets(run: string): boolean {
  const parts = run.split(".").map(Number);
  return parts[0]! >= 10 && parts.every((part) => part < 256);
}

function domainOf(run: string, keep: Keep): Pick<Value, "kind" | "instead"> | undefined {
  if (NO_DOMAIN.test(run) || keep(run.toLowerCase(), "host")) return undefined;
  if (DOCUMENTATION_DOMAIN.test(run)) return { kind: "domain", instead: run };
  return { kind: "domain", instead: run.split(".").length > 2 ? "mail.example.com" : "example.com" };
}

/** A queue id, a session, a ticket: letters and digits mixed, as no word of a language is. */
function isId(run: string): boolean {
  if (run.length < SHORTEST_ID || /[/?]/.test(run) || PROVIDER_CODE.test(run)) return false;
  const digits = run.replace(/\D/g, "").length;
  const turns = run.match(/[a-z][A-Z]/g)?.length ?? 0;
  if (digits === 0 || !/[a-z]/i.test(run) || WITH_NUMBER.test(run)) return false;
  return digits >= 2 || turns >= 2;
}

/** `host12`, `iso-8859-1`. */
const WITH_NUMBER = /^[a-z]+-?\d{1,4}(?:-\d{1,2})?$/i;

const DIGITS = "1234567890";
const LETTERS = "abcdefghij";

/** Text of the same shape that is nobody's. */
function disguise(run: string): string {
  let at = 0;
  return run.replace(/[a-z0-9]/gi, (character) => {
    const next = at++ % 10;
    if (/\d/.test(character)) return DIGITS[next]!;
    return /[A-Z]/.test(character) ? LETTERS[next]!.toUpperCase() : LETTERS[next]!;
  });
}

/** The reply with documentation values. */
export function redact(text: string, values: readonly Value[]): string {
  let done = "";
  let from = 0;
  for (const { start, end, instead } of values) {
    done += text.slice(from, start) + instead;
    from = end;
  }
  return done + text.slice(from);
}
