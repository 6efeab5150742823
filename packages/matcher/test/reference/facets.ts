import type { BlocklistHit, Evidence } from "../../src/types.js";
import type { Coded } from "./codes.js";
import type { Candidate } from "./entry.js";

/** MATCHING.md, step 7: what else the reply tells. */
export type Values = { ip?: string; domain?: string; address?: string };

export function valuesOf(chosen: Candidate | undefined, text: string): Values {
  const values: Values = {};
  for (const { name, from, to } of chosen?.hit?.taken ?? []) {
    const written = text.slice(from, to);
    if (name === "ip") values.ip ??= written;
    if (name === "domain" || name === "address") {
      const left = written.replace(/[.,;:]+$/, "");
      if (left !== "") values[name] ??= left;
    }
  }
  return values;
}

export function blocklistOf(
  candidates: readonly Candidate[],
  values: Values,
  text: string,
): BlocklistHit | undefined {
  const list = candidates.find(({ blocklist }) => blocklist)?.blocklist;
  if (!list) return undefined;
  const known = { ip: values.ip ?? addressIn(text), domain: values.domain };
  const [lookup, delist] = [filledIn(list.lookup, known), filledIn(list.delist, known)];
  return { id: list.id as BlocklistHit["id"], ...(lookup && { lookup }), ...(delist && { delist }) };
}

const GROUP = "[0-9a-f]{1,4}";
const GROUPS = `${GROUP}(?::${GROUP}){0,6}`;
const IPV4 = /(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\.?\d)/;
const IPV6 = new RegExp(`(?<![0-9a-z.:])(?:${GROUP}(?::${GROUP}){7}|${GROUPS}::${GROUPS})(?![0-9a-z])`, "i");

function addressIn(text: string): string | undefined {
  return (IPV4.exec(text) ?? IPV6.exec(text))?.[0];
}

const HALF_A_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function filledIn(
  link: string,
  known: { ip: string | undefined; domain: string | undefined },
): string | undefined {
  let filled = link;
  for (const name of ["ip", "domain"] as const) {
    if (link.includes(`{${name}}`) && known[name] === undefined) return undefined;
    filled = filled
      .split(`{${name}}`)
      .join(encodeURIComponent((known[name] ?? "").replace(HALF_A_PAIR, "\ufffd")));
  }
  return filled === "" ? undefined : filled;
}

const NAMED = /(?<![a-z0-9])(?:spf|dkim|dmarc|arc|dane|tlsa|mta-sts|mtasts)(?![a-z0-9])/g;
const SAME: Readonly<Record<string, string>> = { tlsa: "dane", mtasts: "mta-sts" };
const ABOUT_MECHANISMS = [
  "auth-failed",
  "tls-failed",
  "sender-rejected",
  "policy-rejected",
  "spam-content",
  "rate-limited",
];

export function mechanismOf(
  chosen: Candidate | undefined,
  reason: string,
  normal: string,
): string | undefined {
  const own = chosen?.entry?.details.mechanism;
  if (own && chosen?.entry?.kind === "response") return own;
  if (!ABOUT_MECHANISMS.includes(reason)) return own;
  const named = new Set(normal.match(NAMED)?.map((word) => SAME[word] ?? word));
  if (named.has("dmarc")) return "dmarc";
  return named.size === 1 ? [...named][0] : own;
}

const MOST_EVIDENCE = 8;

export function evidenceOf(candidates: readonly Candidate[], { text, code, enhanced }: Coded): Evidence[] {
  return candidates.slice(0, MOST_EVIDENCE).map(({ kind, id, hit }) => {
    const ofCode = kind === "basic" || enhanced === undefined ? String(code) : enhanced;
    return { kind, entry: id, text: hit ? text.slice(hit.from, hit.to) : ofCode };
  });
}
