import type { Specificity } from "../types.js";
import { codesAgree, codesDecide, type ReplyCodes } from "./codes.js";
import type { Hit } from "./finder.js";
import type { Entry, ListedBlocklist, Owner, TablesIndex } from "./tables-index.js";

/** What stands for an entry. */
export interface Candidate {
  readonly id: string;
  readonly specificity: Specificity;
  readonly entry: Entry | undefined;
  readonly blocklist: ListedBlocklist | undefined;
  /** The template found; codes have none. */
  readonly hit: Hit | undefined;
  /** Whether the entry belongs to the provider that answered. */
  readonly own: boolean;
}

const STRENGTH: Readonly<Record<Specificity, number>> = {
  "provider-text-and-code": 8,
  "provider-text": 7,
  "provider-code": 6,
  blocklist: 5,
  wording: 4,
  enhanced: 3,
  basic: 2,
  class: 1,
  none: 0,
};

/**
 * The stronger evidence first; then the answering provider's own entry, the one with more literal characters
 * found, the earlier place, the id.
 */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    STRENGTH[b.specificity] - STRENGTH[a.specificity] ||
    Number(b.own) - Number(a.own) ||
    (b.hit?.weight ?? 0) - (a.hit?.weight ?? 0) ||
    (a.hit?.start ?? 0) - (b.hit?.start ?? 0) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

export interface Known extends ReplyCodes {
  /** Provider by host, signature or recipient. */
  readonly provider: string | undefined;
}

/** Turns the templates found into candidates, one an entry: its strongest. */
export function candidatesByText(hits: readonly Hit[], owners: readonly Owner[], known: Known): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const hit of hits) {
    const candidate = toCandidate(hit, owners[hit.line]!, known);
    if (!candidate) continue;
    const other = best.get(candidate.id);
    if (!other || compareCandidates(candidate, other) < 0) best.set(candidate.id, candidate);
  }
  return [...best.values()];
}

function toCandidate(hit: Hit, owner: Owner, known: Known): Candidate | undefined {
  if (owner.kind === "signature") return undefined;
  if (owner.kind === "blocklist") {
    const { blocklist } = owner;
    return { id: blocklist.id, specificity: "blocklist", entry: undefined, blocklist, hit, own: false };
  }
  const { entry } = owner;
  const own = entry.provider !== undefined && entry.provider === known.provider;
  if (entry.scoped && !own) return undefined;
  return { id: entry.id, specificity: textSpecificity(entry, known), entry, blocklist: undefined, hit, own };
}

function textSpecificity(entry: Entry, known: Known): Specificity {
  if (entry.kind === "wording") return "wording";
  return codesAgree(entry.codes, known) ? "provider-text-and-code" : "provider-text";
}

/** Candidates that rest on codes alone: the provider's decisive ones, then the enhanced and the basic code. */
export function candidatesByCode(index: TablesIndex, known: Known): Candidate[] {
  const found: Candidate[] = [];
  for (const entry of known.provider === undefined ? [] : (index.decisive.get(known.provider) ?? [])) {
    if (codesDecide(entry.codes, known)) found.push(byCode(entry, "provider-code", true));
  }
  const enhanced = enhancedEntry(index, known);
  const basic = known.code === undefined ? undefined : index.entries.get(String(known.code));
  // A vague enhanced code says less than a plain reply code: 530 5.7.0 asks for authentication.
  const basicFirst = enhanced?.vague && basic !== undefined && !basic.vague;
  if (enhanced && !basicFirst) found.push(byCode(enhanced, "enhanced", false));
  if (basic) found.push(byCode(basic, "basic", false));
  return found;
}

function enhancedEntry(index: TablesIndex, known: Known): Entry | undefined {
  return known.enhanced === undefined ? undefined : index.entries.get(`x${known.enhanced.slice(1)}`);
}

function byCode(entry: Entry, specificity: Specificity, own: boolean): Candidate {
  return { id: entry.id, specificity, entry, blocklist: undefined, hit: undefined, own };
}
