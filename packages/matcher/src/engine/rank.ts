import type { Specificity } from "../types.js";
import { codesAgree, codesDecide, type ReplyCodes } from "./codes.js";
import type { Hit } from "./finder.js";
import type { Entry, ListedBlocklist, Owner, TablesIndex } from "./tables-index.js";

/** What stands for an entry. */
export interface Candidate {
  readonly id: string;
  readonly specificity: Specificity;
  readonly strength: number;
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
  if (a.strength !== b.strength) return b.strength - a.strength;
  if (a.own !== b.own) return a.own ? -1 : 1;
  const lighter = (b.hit?.weight ?? 0) - (a.hit?.weight ?? 0);
  if (lighter !== 0) return lighter;
  const later = (a.hit?.start ?? 0) - (b.hit?.start ?? 0);
  if (later !== 0) return later;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export interface Known {
  readonly codes: ReplyCodes;
  /** Provider by host, signature or recipient. */
  readonly provider: string | undefined;
}

/** Puts a candidate in its place. A list holds a handful, so moving the others is the fastest way. */
export function insertCandidate(ranked: Candidate[], candidate: Candidate): void {
  let at = ranked.length;
  while (at > 0 && compareCandidates(candidate, ranked[at - 1]!) < 0) at--;
  ranked.splice(at, 0, candidate);
}

/** Turns the templates found into candidates, one an entry: its strongest. */
export function addCandidatesByText(
  ranked: Candidate[],
  hits: readonly Hit[],
  index: TablesIndex,
  known: Known,
): void {
  for (const hit of hits) {
    const candidate = toCandidate(hit, index.owner(hit.line), known);
    if (candidate) insertOnce(ranked, candidate);
  }
}

function insertOnce(ranked: Candidate[], candidate: Candidate): void {
  const other = ranked.findIndex(({ id }) => id === candidate.id);
  if (other >= 0) {
    if (compareCandidates(candidate, ranked[other]!) >= 0) return;
    ranked.splice(other, 1);
  }
  insertCandidate(ranked, candidate);
}

function toCandidate(hit: Hit, owner: Owner, known: Known): Candidate | undefined {
  const { entry, blocklist } = owner;
  if (blocklist) {
    return { id: blocklist.id, specificity: "blocklist", strength: STRENGTH.blocklist, entry: undefined, blocklist, hit, own: false };
  }
  if (!entry) return undefined;
  const own = entry.provider !== undefined && entry.provider === known.provider;
  if (entry.scoped && !own) return undefined;
  const specificity = textSpecificity(entry, known);
  return { id: entry.id, specificity, strength: STRENGTH[specificity], entry, blocklist: undefined, hit, own };
}

function textSpecificity(entry: Entry, known: Known): Specificity {
  if (entry.kind === "wording") return "wording";
  return codesAgree(entry.codes, known.codes) ? "provider-text-and-code" : "provider-text";
}

const MOST_REMEMBERED = 4096;

/** Candidates that rest on codes alone. A provider sends a handful of code pairs, so they are remembered. */
export class CodeCandidates {
  readonly #index: TablesIndex;
  /** By provider, reply code, and packed enhanced code with its class. */
  readonly #known = new Map<string, Map<number, Map<number, readonly Candidate[]>>>();
  #remembered = 0;

  constructor(index: TablesIndex) {
    this.#index = index;
  }

  of({ codes, provider = "" }: Known): readonly Candidate[] {
    const enhanced = codes.enhanced * 8 + codes.class;
    const known = this.#known.get(provider)?.get(codes.basic)?.get(enhanced);
    if (known) return known;
    const found = this.#find(codes, provider);
    if (this.#remembered < MOST_REMEMBERED) this.#remember(codes.basic, enhanced, provider, found);
    return found;
  }

  #remember(basic: number, enhanced: number, provider: string, found: readonly Candidate[]): void {
    this.#remembered++;
    const byBasic = this.#known.get(provider) ?? new Map<number, Map<number, readonly Candidate[]>>();
    const byEnhanced = byBasic.get(basic) ?? new Map<number, readonly Candidate[]>();
    this.#known.set(provider, byBasic.set(basic, byEnhanced.set(enhanced, found)));
  }

  /** The provider's decisive ones, then the enhanced and the basic code. */
  #find(codes: ReplyCodes, provider: string): Candidate[] {
    const found: Candidate[] = [];
    for (const entry of provider === "" ? [] : this.#index.codedBy(provider)) {
      if (entry.decisive && codesDecide(entry.codes, codes)) found.push(byCode(entry, "provider-code", true));
    }
    const enhanced = codes.enhanced === 0 ? undefined : this.#index.entry(idOfEnhanced(codes.enhanced));
    const basic = codes.basic === 0 ? undefined : this.#index.entry(String(codes.basic));
    // A vague enhanced code says less than a plain reply code: 530 5.7.0 asks for authentication.
    const basicFirst = enhanced?.vague && basic !== undefined && !basic.vague;
    if (enhanced && !basicFirst) found.push(byCode(enhanced, "enhanced", false));
    if (basic) found.push(byCode(basic, "basic", false));
    return found.sort(compareCandidates);
  }
}

function idOfEnhanced(packed: number): string {
  return `x.${(packed >> 10) & 1023}.${packed & 1023}`;
}

function byCode(entry: Entry, specificity: Specificity, own: boolean): Candidate {
  return { id: entry.id, specificity, strength: STRENGTH[specificity], entry, blocklist: undefined, hit: undefined, own };
}
