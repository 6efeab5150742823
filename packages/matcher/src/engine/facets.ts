import type { Mechanism, Reason } from "@bouncebook/data";
import type { BlocklistHit, Diagnosis, Evidence } from "../types.js";
import { codesAgree } from "./codes.js";
import type { Examined } from "./engine.js";
import type { Hit } from "./finder.js";
import type { Candidate } from "./rank.js";
import type { Reply } from "./reply.js";
import type { ListedBlocklist, TablesIndex } from "./tables-index.js";
import type { Template } from "./template.js";

type Values = Diagnosis["values"];

const MOST_EVIDENCE = 8;
const MOST_CANDIDATES = 8;

/** All entries of the strength of the best; where only a code speaks, also its provider's entries with that code. */
export function candidatesOf({ ranked, known }: Examined, index: TablesIndex): string[] {
  const best = ranked[0];
  if (!best) return [];
  const same = [best.id];
  for (let at = 1; at < ranked.length; at++) {
    if (ranked[at]!.strength === best.strength) same.push(ranked[at]!.id);
  }
  const onlyCode = best.specificity === "enhanced" || best.specificity === "basic";
  if (onlyCode && known.provider !== undefined) {
    for (const entry of index.codedBy(known.provider)) {
      if (codesAgree(entry.codes, known.codes)) same.push(entry.id);
    }
  }
  return same.length > MOST_CANDIDATES ? same.slice(0, MOST_CANDIDATES) : same;
}

export function firstBlocklist(ranked: readonly Candidate[]): ListedBlocklist | undefined {
  for (const { blocklist } of ranked) if (blocklist) return blocklist;
  return undefined;
}

/** What the provider's entry says, else what the text names, else what the code that was chosen stands for. */
export function mechanismOf(
  best: Candidate | undefined,
  reason: Reason,
  normalForm: string,
): Mechanism | undefined {
  const authored = best?.entry?.mechanism;
  if (authored !== undefined && best!.entry!.kind === "response") return authored;
  return namedMechanism(reason, normalForm) ?? authored;
}

export function evidenceOf(ranked: readonly Candidate[], reply: Reply): Evidence[] {
  const evidence: Evidence[] = [];
  for (let at = 0; at < ranked.length && at < MOST_EVIDENCE; at++)
    evidence.push(toEvidence(ranked[at]!, reply));
  return evidence;
}

function toEvidence({ specificity: kind, id: entry, hit }: Candidate, reply: Reply): Evidence {
  if (hit) return { kind, entry, text: reply.text.slice(hit.start, hit.end) };
  const text = kind === "basic" || reply.enhanced === undefined ? String(reply.code ?? "") : reply.enhanced;
  return { kind, entry, text };
}

/** What the placeholders of the entry's template took, in the case of the reply. The first of a kind stands. */
export function readValues(template: Template, hit: Hit, text: string): Values {
  const values: Values = {};
  for (let gap = 0; gap < template.gaps.length; gap++) {
    const { name } = template.gaps[gap]!;
    if (name !== "ip" && name !== "domain" && name !== "address") continue;
    const [start, end] = hit.taken[gap]!;
    values[name] ??= text.slice(start, end).replace(name === "ip" ? /^$/ : /[.,;:]+$/, "");
  }
  return values;
}

const IPV4 = /(?:^|[^\d.])(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?!\.?\d)/;
/** Eight groups, or a double colon with groups at both sides, so that a time of day is no address. */
const IPV6 =
  /(?:^|[^0-9a-z:.])((?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6}::[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})(?![0-9a-z])/i;

/** The first address literal in a text. */
function firstIp(text: string): string | undefined {
  return IPV4.exec(text)?.[1] ?? IPV6.exec(text)?.[1];
}

/** The list that a reply names, with its links filled in; a link whose value is not known is left out. */
export function blocklistHit(list: ListedBlocklist, values: Values, text: string): BlocklistHit {
  const ip = values.ip ?? firstIp(text);
  const known = { ip, domain: values.domain };
  const lookup = fillIn(list.lookup, known);
  const delist = fillIn(list.delist, known);
  return { id: list.id, ...(lookup && { lookup }), ...(delist && { delist }) };
}

function fillIn(
  link: string,
  known: { ip: string | undefined; domain: string | undefined },
): string | undefined {
  if (link === "") return undefined;
  let missing = false;
  const filled = link.replace(/\{(ip|domain)\}/g, (_, name: "ip" | "domain") => {
    const value = known[name];
    if (value === undefined) missing = true;
    return encodeURIComponent(value ?? "");
  });
  return missing ? undefined : filled;
}

/** Reasons under which a mechanism is worth naming. */
const ABOUT_MECHANISMS: ReadonlySet<Reason> = new Set<Reason>([
  "auth-failed",
  "tls-failed",
  "sender-rejected",
  "policy-rejected",
  "spam-content",
  "rate-limited",
]);

const MAY_NAME_MECHANISM = /spf|dkim|dmarc|arc|dane|tlsa|mta-?sts/;
const MECHANISM_WORDS = /(?:^|[^a-z0-9])(spf|dkim|dmarc|arc|dane|tlsa|mta-sts|mtasts)(?![a-z0-9])/g;

/**
 * The mechanism that a normal form names. DMARC covers the two that it builds on (RFC 7489, section 4.2); where
 * several others are named side by side, none is the one.
 */
function namedMechanism(reason: Reason, normalForm: string): Mechanism | undefined {
  if (!ABOUT_MECHANISMS.has(reason)) return undefined;
  if (!MAY_NAME_MECHANISM.test(normalForm)) return undefined;
  const named = new Set<Mechanism>();
  for (const found of normalForm.matchAll(MECHANISM_WORDS)) named.add(toMechanism(found[1]!));
  if (named.has("dmarc")) return "dmarc";
  const [only, ...others] = named;
  return others.length === 0 ? only : undefined;
}

function toMechanism(word: string): Mechanism {
  if (word === "tlsa") return "dane";
  return word === "mtasts" ? "mta-sts" : (word as Mechanism);
}
