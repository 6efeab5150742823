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

/** A text that says only that the queue gave up: whatever names the cause says more. */
const GAVE_UP = 3.5;
/** A wording that condemns the address: where another one blames somebody else, a good address might be lost. */
const CONDEMNS = 3.9;
/** A wording that says only that a rule refused, or to come later: any other wording says more. */
const GENERAL = 3.7;

/**
 * The stronger evidence first; then the answering provider's own entry, the one with more literal characters
 * found, the earlier place, the id. Of one entry's templates the one that comes first in the tables.
 */
export function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.strength !== b.strength) return b.strength - a.strength;
  if (a.own !== b.own) return a.own ? -1 : 1;
  const lighter = (b.hit?.weight ?? 0) - (a.hit?.weight ?? 0);
  if (lighter !== 0) return lighter;
  const later = (a.hit?.start ?? 0) - (b.hit?.start ?? 0);
  if (later !== 0) return later;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return (a.hit?.line ?? 0) - (b.hit?.line ?? 0);
}

export interface Known {
  readonly codes: ReplyCodes;
  /** 2 to 5, from the reply code, else from the enhanced status code; 0 when there is neither. */
  readonly replyClass: number;
  /** Provider by host, signature or recipient. */
  readonly provider: string | undefined;
}

/** Puts a candidate in its place. A list holds a handful, so moving the others is the fastest way. */
function insertCandidate(ranked: Candidate[], candidate: Candidate): void {
  let at = ranked.length;
  ranked.push(candidate);
  while (at > 0 && compareCandidates(candidate, ranked[at - 1]!) < 0) {
    ranked[at] = ranked[at - 1]!;
    at--;
  }
  ranked[at] = candidate;
}

/** Turns the templates found into candidates, one an entry: its strongest. */
export function addCandidatesByText(
  ranked: Candidate[],
  hits: readonly Hit[],
  index: TablesIndex,
  known: Known,
): void {
  for (let at = 0; at < hits.length; at++) {
    const hit = hits[at]!;
    const candidate = toCandidate(hit, index.owner(hit.line), known);
    if (candidate !== undefined) insertOnce(ranked, candidate);
  }
}

/** Puts a candidate in its place unless a stronger one of the same entry is there. */
export function insertOnce(ranked: Candidate[], candidate: Candidate): void {
  if (isStrongest(ranked, candidate)) insertCandidate(ranked, candidate);
}

/** Whether no stronger candidate of the same entry is there; a weaker one is taken out. */
function isStrongest(ranked: Candidate[], candidate: Candidate): boolean {
  for (let at = 0; at < ranked.length; at++) {
    if (ranked[at]!.id !== candidate.id) continue;
    if (compareCandidates(candidate, ranked[at]!) >= 0) return false;
    ranked.splice(at, 1);
    return true;
  }
  return true;
}

function toCandidate(hit: Hit, owner: Owner, known: Known): Candidate | undefined {
  const { entry, blocklist } = owner;
  if (blocklist) {
    return {
      id: blocklist.id,
      specificity: "blocklist",
      strength: STRENGTH.blocklist,
      entry: undefined,
      blocklist,
      hit,
      own: false,
    };
  }
  if (!entry) return undefined;
  const own = entry.provider !== undefined && entry.provider === known.provider;
  if (entry.scoped && !own) return undefined;
  // A refusal is a bounce, whatever its words.
  if (known.replyClass !== 0 && entry.reason.category === "not-a-bounce") return undefined;
  const specificity = textSpecificity(entry, known);
  if (specificity === "wording" && condemnsAddress(entry) && answersLogin(known.codes.basic))
    return undefined;
  const strength = strengthOf(entry, specificity);
  return { id: entry.id, specificity, strength, entry, blocklist: undefined, hit, own };
}

function strengthOf(entry: Entry, specificity: Specificity): number {
  const reason = entry.reason.id;
  if (reason === "message-expired") return GAVE_UP;
  const general = specificity === "wording" && (reason === "policy-rejected" || reason === "deferred");
  if (general) return GENERAL;
  return specificity === "wording" && condemnsAddress(entry) ? CONDEMNS : STRENGTH[specificity];
}

function condemnsAddress({ reason }: Entry): boolean {
  return reason.category === "recipient" || reason.id === "mailbox-disabled";
}

/** Replies to a login, which is the sender's own (RFC 4954, section 6). */
function answersLogin(basic: number): boolean {
  return basic === 530 || basic === 534 || basic === 535 || basic === 538;
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
  return {
    id: entry.id,
    specificity,
    strength: STRENGTH[specificity],
    entry,
    blocklist: undefined,
    hit: undefined,
    own,
  };
}
