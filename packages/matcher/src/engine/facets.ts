import type { Mechanism, Reason } from "@bouncebook/data";
import type { BlocklistHit, Diagnosis, Evidence } from "../types.js";
import { codesAgree } from "./codes.js";
import type { Examination } from "./examination.js";
import type { Finder } from "./finder.js";
import type { Hits } from "./hits.js";
import { wellFormed } from "./normal-form.js";
import { NO_HIT, strengthIn } from "./ranking.js";
import type { Entry, ListedBlocklist, TablesIndex } from "./tables-index.js";

type Values = Diagnosis["values"];

const MOST_EVIDENCE = 8;
const MOST_CANDIDATES = 8;

/** All entries of the strength of the best; where only a code speaks, also its provider's entries with that code. */
export function candidatesOf({ ranking, provider, codes }: Examination, index: TablesIndex): string[] {
  const { count, speakers, keys, specificities } = ranking;
  if (count === 0) return [];
  const same = [speakers[0]!.id];
  const strength = strengthIn(keys[0]!);
  for (let at = 1; at < count && strengthIn(keys[at]!) === strength; at++) same.push(speakers[at]!.id);
  const onlyCode = specificities[0] === "enhanced" || specificities[0] === "basic";
  if (onlyCode && provider !== undefined) {
    for (const entry of index.codedBy(provider)) {
      if (codesAgree(entry.codes, codes)) same.push(entry.id);
    }
  }
  return same.length > MOST_CANDIDATES ? same.slice(0, MOST_CANDIDATES) : same;
}

/** What the provider's entry says, else what the text names, else what the code that was chosen stands for. */
export function mechanismOf(
  entry: Entry | undefined,
  reason: Reason,
  normalForm: string,
): Mechanism | undefined {
  const authored = entry?.mechanism;
  if (authored !== undefined && entry!.kind === "response") return authored;
  return namedMechanism(reason, normalForm) ?? authored;
}

export function evidenceOf({ ranking, text, code, enhanced }: Examination, hits: Hits): Evidence[] {
  const { count, speakers, specificities } = ranking;
  const evidence: Evidence[] = [];
  for (let at = 0; at < count && at < MOST_EVIDENCE; at++) {
    const kind = specificities[at]!;
    const hit = ranking.hits[at]!;
    const said =
      hit !== NO_HIT
        ? text.slice(hits.starts[hit]!, hits.ends[hit]!)
        : kind === "basic" || enhanced === undefined
          ? String(code ?? "")
          : enhanced;
    evidence.push({ kind, entry: speakers[at]!.id, text: said });
  }
  return evidence;
}

/** What the placeholders of the entry's template took, in the case of the reply. The first of a kind with anything left stands. */
export function readValues(hit: number, finder: Finder, text: string): Values {
  const values: Values = {};
  if (hit === NO_HIT) return values;
  const { lines, taken, takenFrom } = finder.hits;
  const { gaps } = finder.template(lines[hit]!);
  let at = takenFrom[hit]!;
  for (const { name } of gaps) {
    const start = taken[at++]!;
    const end = taken[at++]!;
    if ((name !== "ip" && name !== "domain" && name !== "address") || values[name] !== undefined) continue;
    const written = text.slice(start, end);
    const value = name === "ip" ? written : written.replace(/[.,;:]+$/, "");
    if (value !== "") values[name] = value;
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
    return encodeURIComponent(wellFormed(value ?? ""));
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
