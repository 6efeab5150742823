import type { Specificity } from "../../src/types.js";
import type { Coded } from "./codes.js";
import { agrees, isWhollyIn } from "./code-pair.js";
import type { Blocklist, Entry, Reason, Registry } from "./registry.js";
import { findTemplate, type Hit } from "./template.js";

/** MATCHING.md, step 5: what could explain a reply, the best first. */
export interface Candidate {
  readonly strength: Exclude<Specificity, "class" | "none">;
  readonly id: string;
  readonly reason: Reason;
  readonly entry?: Entry;
  readonly blocklist?: Blocklist;
  readonly hit?: Hit;
}

const STRENGTHS = [
  "provider-text-and-code",
  "provider-text",
  "provider-code",
  "blocklist",
  "wording",
  "enhanced",
  "basic",
] as const;

export function findCandidates(
  registry: Registry,
  coded: Coded,
  normal: string,
  provider: string | undefined,
): Candidate[] {
  const all = [
    ...registry.entries.flatMap((entry) => candidateOf(entry, registry, coded, normal, provider)),
    ...registry.blocklists.flatMap((blocklist) => listed(blocklist, normal)),
  ];
  return all.filter((candidate) => isAllowed(candidate, coded.digit)).sort((one, other) => order(one, other, provider));
}

function candidateOf(
  entry: Entry,
  registry: Registry,
  coded: Coded,
  normal: string,
  provider: string | undefined,
): Candidate[] {
  const { id, reason, kind } = entry;
  const made = (strength: Candidate["strength"], hit?: Hit): Candidate[] => [
    { strength, id, reason, entry, ...(hit && { hit }) },
  ];
  switch (kind) {
    case "response":
      return responseOf(entry, coded, normal, provider).flatMap(({ strength, hit }) => made(strength, hit));
    case "wording": {
      const hit = strongestHit(entry.templates, normal);
      return hit ? made("wording", hit) : [];
    }
    case "enhanced":
      return isEnhancedOf(entry, registry, coded) ? made("enhanced") : [];
    case "basic":
      return id === String(coded.code) ? made("basic") : [];
    default:
      throw kind satisfies never;
  }
}

function responseOf(
  entry: Entry,
  coded: Coded,
  normal: string,
  provider: string | undefined,
): { strength: Candidate["strength"]; hit?: Hit }[] {
  const isOfProvider = entry.provider === provider;
  const hit = entry.details.scoped && !isOfProvider ? undefined : strongestHit(entry.templates, normal);
  if (hit) {
    const withCode = entry.pairs.some((pair) => agrees(pair, coded));
    return [{ strength: withCode ? "provider-text-and-code" : "provider-text", hit }];
  }
  const byCode = entry.details.decisive && isOfProvider && entry.pairs.some((pair) => isWhollyIn(pair, coded));
  return byCode ? [{ strength: "provider-code" }] : [];
}

function isEnhancedOf(entry: Entry, { entries }: Registry, { code, enhanced }: Coded): boolean {
  if (!enhanced || entry.id !== `x${enhanced.slice(1)}`) return false;
  const basic = entries.find(({ kind, id }) => kind === "basic" && id === String(code));
  return !(entry.details.vague && basic && !basic.details.vague);
}

function listed(blocklist: Blocklist, normal: string): Candidate[] {
  const hit = strongestHit(blocklist.templates, normal);
  return hit ? [{ strength: "blocklist", id: blocklist.id, reason: blocklist.reason, blocklist, hit }] : [];
}

function strongestHit(templates: readonly string[], normal: string): Hit | undefined {
  const hits = templates.flatMap((template) => findTemplate(template, normal) ?? []);
  return hits.sort((one, other) => other.weight - one.weight || one.from - other.from)[0];
}

function isAllowed({ strength, reason }: Candidate, digit: number): boolean {
  const isNoBounce = reason.category === "not-a-bounce";
  if (digit === 4 || digit === 5) return !isNoBounce;
  if (digit === 2 || digit === 3) return isNoBounce && ["provider-code", "enhanced", "basic"].includes(strength);
  return true;
}

function order(one: Candidate, other: Candidate, provider: string | undefined): number {
  const isOther = (each: Candidate) => (each.entry?.provider !== undefined && each.entry.provider === provider ? 0 : 1);
  return (
    STRENGTHS.indexOf(one.strength) - STRENGTHS.indexOf(other.strength) ||
    isOther(one) - isOther(other) ||
    (other.hit?.weight ?? 0) - (one.hit?.weight ?? 0) ||
    (one.hit?.from ?? 0) - (other.hit?.from ?? 0) ||
    (one.id < other.id ? -1 : 1)
  );
}

const MOST_CANDIDATES = 8;

/** The entries that the same evidence allows, the chosen one first. */
export function namesOf(
  candidates: readonly Candidate[],
  registry: Registry,
  coded: Coded,
  provider: string | undefined,
): string[] {
  const [chosen] = candidates;
  if (!chosen) return [];
  const names = candidates.filter(({ strength }) => strength === chosen.strength).map(({ id }) => id);
  if (chosen.strength === "enhanced" || chosen.strength === "basic") {
    const ofProvider = registry.entries.filter((entry) => provider !== undefined && entry.provider === provider);
    names.push(...ofProvider.filter(({ pairs }) => pairs.some((pair) => agrees(pair, coded))).map(({ id }) => id));
  }
  return names.slice(0, MOST_CANDIDATES);
}
