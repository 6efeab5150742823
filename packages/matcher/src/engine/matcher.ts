import type { Tables } from "@bouncebook/data";
import type { Diagnosis, Evidence, MatchOptions, Specificity, Verdict } from "../types.js";
import { checkOptions, checkReply } from "./arguments.js";
import { codesAgree } from "./codes.js";
import { blocklistHit, namedMechanism, readValues } from "./facets.js";
import { Finder, type Hit } from "./finder.js";
import { fingerprintOf } from "./fingerprint.js";
import { foldCase } from "./normal-form.js";
import { providerOfHost, providerOfRecipient } from "./provider.js";
import { type Candidate, candidatesByCode, candidatesByText, compareCandidates, type Known } from "./rank.js";
import { type Reply, readReply } from "./reply.js";
import { namedRetryAfter } from "./retry-after.js";
import { type ReasonDefaults, TablesIndex } from "./tables-index.js";
import { decide } from "./verdict.js";

export interface MatcherOptions {
  /** Registries in the order of their weight: a later one's entry replaces an earlier one's of the same id. */
  readonly tables: readonly Tables[];
}

export interface VerdictOptions extends MatchOptions {
  /** Leave out everything but the verdict. */
  readonly facets: false;
}

export interface Matcher {
  /**
   * Diagnoses one reply. Any string of any size has an answer, in time linear in its first 4,096 characters.
   * @throws {TypeError} when an argument has the wrong type; the message names it.
   */
  (reply: string, options?: MatchOptions): Diagnosis;
  (reply: string, options: VerdictOptions): Verdict;
}

/** An engine over one or more registries. */
export function createMatcher(options: MatcherOptions): Matcher {
  if (!Array.isArray(options?.tables))
    throw new TypeError("createMatcher: options.tables must be an array of tables");
  const engine = new Engine(options.tables);
  function match(reply: string, options?: MatchOptions): Diagnosis;
  function match(reply: string, options: VerdictOptions): Verdict;
  function match(reply: string, options: MatchOptions & { facets?: boolean } = {}): Diagnosis | Verdict {
    checkReply(reply);
    checkOptions(options);
    return options.facets === false ? engine.verdict(reply, options) : engine.diagnose(reply, options);
  }
  return match;
}

/** A reply with everything that decides its entry. */
export interface Examined {
  readonly reply: Reply;
  readonly normalForm: string;
  readonly provider: string | undefined;
  readonly providerBy: Diagnosis["providerBy"] | undefined;
  /** All that speaks for an entry, the strongest first. */
  readonly ranked: readonly Candidate[];
  readonly hits: readonly Hit[];
}

/** What a matcher and the registry's checks stand on: every candidate of a reply, and what follows from the first. */
export class Engine {
  readonly #index: TablesIndex;
  readonly #finder: Finder;

  constructor(tables: readonly Tables[]) {
    this.#index = new TablesIndex(tables);
    this.#finder = new Finder(this.#index.lines);
  }

  verdict(reply: string, options: MatchOptions): Verdict {
    return this.#decide(this.examine(reply, options), options.final === true);
  }

  diagnose(raw: string, options: MatchOptions): Diagnosis {
    const examined = this.examine(raw, options);
    const verdict = this.#decide(examined, options.final === true);
    return { text: examined.reply.text, ...verdict, ...this.#facets(examined, verdict) };
  }

  examine(raw: string, options: MatchOptions): Examined {
    const reply = readReply(raw);
    const normalForm = foldCase(reply.text);
    if (replyClass(reply) === 2 || replyClass(reply) === 3) return this.#positive(reply, normalForm, options);
    const hits = this.#finder.find(normalForm);
    const { provider, providerBy } = this.#provider(reply, hits, options);
    const known: Known = { code: reply.code, enhanced: reply.enhanced, provider };
    const byCode = candidatesByCode(this.#index, known).filter(
      (candidate) => !isPositive(candidate) || reply.code === undefined,
    );
    const ranked = [...candidatesByText(hits, this.#index.owners, known), ...byCode];
    ranked.sort(compareCandidates);
    return { reply, normalForm, provider, providerBy, ranked, hits };
  }

  /** A 2yz or 3yz reply refuses nothing, whatever its words: its codes alone say what it is. */
  #positive(reply: Reply, normalForm: string, options: MatchOptions): Examined {
    const { provider, providerBy } = this.#provider(reply, [], options);
    const known: Known = { code: reply.code, enhanced: reply.enhanced, provider: undefined };
    const ranked = candidatesByCode(this.#index, known).filter(isPositive);
    ranked.sort(compareCandidates);
    return { reply, normalForm, provider, providerBy, ranked, hits: [] };
  }

  #provider(
    reply: Reply,
    hits: readonly Hit[],
    options: MatchOptions,
  ): Pick<Examined, "provider" | "providerBy"> {
    const host = options.host || reply.host;
    const byHost = host ? providerOfHost(this.#index, host) : undefined;
    if (byHost !== undefined) return { provider: byHost, providerBy: "host" };
    const bySignature = this.#signature(hits);
    if (bySignature !== undefined) return { provider: bySignature, providerBy: "text" };
    const byRecipient = options.recipient ? providerOfRecipient(this.#index, options.recipient) : undefined;
    return { provider: byRecipient, providerBy: byRecipient === undefined ? undefined : "recipient" };
  }

  /** The provider of the longest signature; the earlier one of two. */
  #signature(hits: readonly Hit[]): string | undefined {
    let best: Hit | undefined;
    for (const hit of hits) {
      if (this.#index.owners[hit.line]!.kind !== "signature") continue;
      if (!best || hit.weight > best.weight || (hit.weight === best.weight && hit.start < best.start))
        best = hit;
    }
    const owner = best && this.#index.owners[best.line]!;
    return owner?.kind === "signature" ? owner.provider : undefined;
  }

  #decide(examined: Examined, final: boolean): Verdict {
    const { reply, ranked } = examined;
    const [best] = ranked;
    const { reason, authored } = this.#reasonFor(best, reply);
    const specificity: Specificity =
      best?.specificity ?? (replyClass(reply) === undefined ? "none" : "class");
    const by = examined.provider !== undefined ? examined : providerOfEntry(best);
    return {
      ...(reply.code !== undefined && { code: reply.code }),
      ...(reply.enhanced !== undefined && { enhanced: reply.enhanced }),
      ...(best && { entry: best.id }),
      specificity,
      category: reason.category,
      reason: reason.id,
      ...decide(reason, authored, replyClass(reply), final),
      ...(by.provider !== undefined && { provider: by.provider }),
      ...(by.providerBy !== undefined && { providerBy: by.providerBy }),
    };
  }

  /** An entry that does not know the reason says of a 4yz reply what its first digit says: come back later. */
  #reasonFor(
    best: Candidate | undefined,
    reply: Reply,
  ): { reason: ReasonDefaults; authored: Pick<ReasonDefaults, "bounce" | "action"> } {
    const reason = best?.entry?.reason ?? best?.blocklist?.reason;
    if (reason === undefined || (reason.id === "unknown" && replyClass(reply) === 4)) {
      const ofClass = this.#reasonOfClass(reply);
      return { reason: ofClass, authored: ofClass };
    }
    return { reason, authored: best?.entry ?? reason };
  }

  /** Without any entry the first digit is all there is: never enough to drop an address. */
  #reasonOfClass(reply: Reply): ReasonDefaults {
    switch (replyClass(reply)) {
      case 2:
        return this.#reason("delivered");
      case 3:
        return this.#reason("in-progress");
      case 4:
        return this.#reason("deferred");
      case 5:
        return { ...this.#reason("unknown"), action: "review" };
      default:
        return this.#reason("unknown");
    }
  }

  #reason(id: string): ReasonDefaults {
    const reason = this.#index.reasons.get(id);
    if (!reason) throw new TypeError(`tables: the reason ${id} is missing`);
    return reason;
  }

  #facets(
    examined: Examined,
    verdict: Verdict,
  ): Omit<Diagnosis, keyof Verdict | "text"> & Partial<Diagnosis> {
    const { reply, normalForm, ranked } = examined;
    const [best] = ranked;
    const values = best?.hit ? readValues(this.#finder.template(best.hit.line), best.hit, reply.text) : {};
    const listed = ranked.find((candidate) => candidate.blocklist)?.blocklist;
    const mechanism =
      (best?.entry?.kind === "response" ? best.entry.mechanism : undefined) ??
      namedMechanism(verdict.reason, normalForm) ??
      best?.entry?.mechanism;
    const retryAfter =
      verdict.bounce === "soft" ? (namedRetryAfter(normalForm) ?? best?.entry?.retryAfter) : undefined;
    return {
      candidates: this.#candidates(examined),
      ...(listed && { blocklist: blocklistHit(listed, values, reply.text) }),
      ...(mechanism !== undefined && { mechanism }),
      ...(retryAfter !== undefined && { retryAfter }),
      values,
      fingerprint: fingerprintOf(normalForm),
      evidence: ranked.slice(0, MOST_EVIDENCE).map((candidate) => toEvidence(candidate, reply)),
    };
  }

  /** All entries of the strength of the best; where only a code speaks, also its provider's entries with that code. */
  #candidates(examined: Examined): string[] {
    const { ranked, reply, provider } = examined;
    const [best] = ranked;
    if (!best) return [];
    const same = ranked.filter((candidate) => candidate.specificity === best.specificity).map(({ id }) => id);
    const onlyCode = best.specificity === "enhanced" || best.specificity === "basic";
    if (onlyCode && provider !== undefined) {
      const codes = { code: reply.code, enhanced: reply.enhanced };
      for (const entry of this.#index.coded.get(provider) ?? [])
        if (codesAgree(entry.codes, codes)) same.push(entry.id);
    }
    return same.slice(0, MOST_CANDIDATES);
  }
}

const MOST_EVIDENCE = 8;
const MOST_CANDIDATES = 8;

/** 2 to 5, from the reply code, else from the enhanced status code. */
function replyClass(reply: Reply): number | undefined {
  if (reply.code !== undefined) return Math.floor(reply.code / 100);
  return reply.enhanced === undefined ? undefined : Number(reply.enhanced[0]);
}

/** Whether a code says that all is well, which a refusal cannot mean. */
function isPositive({ entry }: Candidate): boolean {
  return entry?.reason.category === "not-a-bounce";
}

function providerOfEntry(best: Candidate | undefined): Pick<Examined, "provider" | "providerBy"> {
  const provider = best?.entry?.provider;
  return { provider, providerBy: provider === undefined ? undefined : "text" };
}

function toEvidence(candidate: Candidate, reply: Reply): Evidence {
  const { specificity: kind, id: entry, hit } = candidate;
  if (hit) return { kind, entry, text: reply.text.slice(hit.start, hit.end) };
  const text = kind === "basic" || reply.enhanced === undefined ? String(reply.code ?? "") : reply.enhanced;
  return { kind, entry, text };
}
