import type { BlocklistHit, Evidence } from "../../src/types.js";
import type { Coded } from "./codes.js";
import type { Candidate } from "./entry.js";
import type { Registry } from "./registry.js";

/** MATCHING.md, step 7: everything else that the reply tells. */
export type Values = { ip?: string; domain?: string; address?: string };

export function valuesOf(chosen: Candidate | undefined, text: string): Values {
  const values: Values = {};
  for (const { name, from, to } of chosen?.hit?.taken ?? []) {
    if (name === "number" || name === "any") continue;
    values[name] ??= text.slice(from, to).replace(/[.,;:]+$/, "");
  }
  return values;
}

const ADDRESS_LITERAL = /(?<![0-9a-z.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f]*:[0-9a-f:]*)(?![0-9a-z:]|\.\d)/i;

export function blocklistOf(candidates: readonly Candidate[], values: Values, text: string): BlocklistHit | undefined {
  const list = candidates.find(({ blocklist }) => blocklist)?.blocklist;
  if (!list) return undefined;
  const ip = values.ip ?? ADDRESS_LITERAL.exec(text)?.[0];
  const lookup = linkOf(list.lookup, ip, values.domain);
  const delist = linkOf(list.delist, ip, values.domain);
  return { id: list.id as BlocklistHit["id"], ...(lookup && { lookup }), ...(delist && { delist }) };
}

function linkOf(link: string, ip: string | undefined, domain: string | undefined): string | undefined {
  if (link.includes("{ip}") && ip === undefined) return undefined;
  if (link.includes("{domain}") && domain === undefined) return undefined;
  return link.replaceAll("{ip}", encodeURIComponent(ip ?? "")).replaceAll("{domain}", encodeURIComponent(domain ?? ""));
}

const NAMED = /(?<![a-z0-9])(?:spf|dkim|dmarc|arc|dane|tlsa|mta-sts|mtasts)(?![a-z0-9])/g;
const MECHANISM_OF: Readonly<Record<string, string>> = { tlsa: "dane", mtasts: "mta-sts" };
const REASONS_WITH_MECHANISM = [
  "auth-failed",
  "tls-failed",
  "sender-rejected",
  "policy-rejected",
  "spam-content",
  "rate-limited",
];

export function mechanismOf(
  registry: Registry,
  chosen: Candidate | undefined,
  reason: string,
  coded: Coded,
  normal: string,
): string | undefined {
  if (chosen?.entry?.kind === "response" && chosen.entry.details.mechanism) return chosen.entry.details.mechanism;
  if (!REASONS_WITH_MECHANISM.includes(reason)) return undefined;
  const named = new Set([...normal.matchAll(NAMED)].map(([word]) => MECHANISM_OF[word] ?? word));
  if (named.has("dmarc")) return "dmarc";
  if (named.size === 1) return [...named][0];
  const ofCode = (id: string) => registry.entries.find((entry) => entry.id === id)?.details.mechanism;
  return ofCode(`x${coded.enhanced?.slice(1)}`) ?? ofCode(String(coded.code));
}

const MOST_EVIDENCE = 8;

export function evidenceOf(candidates: readonly Candidate[], coded: Coded): Evidence[] {
  return candidates.slice(0, MOST_EVIDENCE).map(({ strength, id, hit }) => {
    const codeText = strength === "basic" ? String(coded.code) : (coded.enhanced ?? String(coded.code));
    return { kind: strength, entry: id, text: hit ? coded.text.slice(hit.from, hit.to) : codeText };
  });
}
