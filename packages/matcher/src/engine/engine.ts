import type { Tables } from "@bouncebook/data";
import type { Diagnosis, MatchOptions, Verdict } from "../types.js";
import { packReplyCodes } from "./codes.js";
import { Finder, type Hit } from "./finder.js";
import { foldCase } from "./normal-form.js";
import { ProviderFinder } from "./provider.js";
import { addCandidatesByText, type Candidate, CodeCandidates, insertOnce, type Known } from "./rank.js";
import { DiagnosisRecord, VerdictRecord } from "./records.js";
import { type Reply, readReply, toCommand } from "./reply.js";
import { type ReasonDefaults, TablesIndex } from "./tables-index.js";
import { type Decided, decide } from "./verdict.js";

/** A reply with everything that decides its entry. */
export interface Examined {
  readonly reply: Reply;
  readonly normalForm: string;
  /** 2 to 5, from the reply code, else from the enhanced status code; 0 when there is neither. */
  readonly replyClass: number;
  readonly known: Known;
  readonly providerBy: Diagnosis["providerBy"] | undefined;
  /** The command that was answered, as {@link toCommand} names it. */
  readonly command: string | undefined;
  /** All that speaks for an entry, the strongest first. */
  readonly ranked: readonly Candidate[];
}

/** What a matcher and the registry's checks stand on: every candidate of a reply, and what follows from the first. */
export class Engine {
  readonly index: TablesIndex;
  readonly #finder: Finder;
  readonly #providers: ProviderFinder;
  readonly #byCode: CodeCandidates;

  constructor(tables: readonly Tables[]) {
    this.index = new TablesIndex(tables);
    this.#finder = new Finder(this.index.lines);
    this.#providers = new ProviderFinder(this.index);
    this.#byCode = new CodeCandidates(this.index);
  }

  verdict(raw: string, options: MatchOptions): Verdict {
    const examined = this.examine(raw, options);
    return new VerdictRecord(examined, this.#decide(examined, options.final === true));
  }

  diagnose(raw: string, options: MatchOptions): Diagnosis {
    const examined = this.examine(raw, options);
    const decided = this.#decide(examined, options.final === true);
    return new DiagnosisRecord(examined, decided, this.index, this.#finder);
  }

  examine(raw: string, options: MatchOptions): Examined {
    const reply = readReply(raw);
    const normalForm = reply.plain ? reply.text.toLowerCase() : foldCase(reply.text);
    const codes = packReplyCodes(reply.code, reply.enhanced);
    const replyClass = codes.basic > 0 ? Math.floor(codes.basic / 100) : codes.class;
    const positive = replyClass === 2 || replyClass === 3;
    // A 2yz or 3yz reply refuses nothing, whatever its words: its codes alone say what it is.
    const hits = positive ? NO_HITS : this.#finder.find(normalForm);
    const ranked: Candidate[] = [];
    const host = options.host || reply.host;
    const { provider, providerBy } = this.#provider(host, hits, options.recipient);
    const known: Known = { codes, replyClass, provider };
    addCandidatesByText(ranked, hits, this.index, known);
    for (const candidate of this.#byCode.of(known)) {
      if (positive === saysAllIsWell(candidate)) insertOnce(ranked, candidate);
    }
    const command = options.command ? toCommand(options.command) : reply.command;
    return { reply, normalForm, replyClass, known, providerBy, command, ranked };
  }

  #provider(host: string | undefined, hits: readonly Hit[], recipient: string | undefined): Recognised {
    const byHost = host ? this.#providers.byHost(host) : undefined;
    if (byHost !== undefined) return { provider: byHost, providerBy: "host" };
    const bySignature = this.#signature(hits);
    if (bySignature !== undefined) return { provider: bySignature, providerBy: "text" };
    const byRecipient = recipient ? this.#providers.byRecipient(recipient) : undefined;
    return byRecipient === undefined ? NOBODY : { provider: byRecipient, providerBy: "recipient" };
  }

  /** The provider of the longest signature; the earlier one of two, then the smaller id. */
  #signature(hits: readonly Hit[]): string | undefined {
    let best: Hit | undefined;
    let provider: string | undefined;
    for (const hit of hits) {
      const owner = this.index.owner(hit.line);
      if (owner.provider === undefined || (best && !isStronger(hit, best, owner.provider, provider!)))
        continue;
      best = hit;
      provider = owner.provider;
    }
    return provider;
  }

  #decide({ ranked, replyClass, command }: Examined, final: boolean): Decided {
    const best = ranked[0];
    if (replyClass === 5 && isBeforeEnvelope(command) && saysNoCause(best)) {
      const refused = this.index.reason("ip-refused");
      return decide(refused, refused, replyClass, final);
    }
    const reason = best?.entry?.reason ?? best?.blocklist?.reason;
    // An entry that does not know the reason says of a 4yz reply what its first digit says: come back later.
    if (reason === undefined || (reason.id === "unknown" && replyClass === 4)) {
      const ofClass = this.#reasonOfClass(replyClass);
      return decide(ofClass, ofClass, replyClass, final);
    }
    return decide(reason, best!.entry ?? reason, replyClass, final);
  }

  /** Without any entry the first digit is all there is: never enough to drop an address. */
  #reasonOfClass(replyClass: number): ReasonDefaults {
    switch (replyClass) {
      case 2:
        return this.index.reason("delivered");
      case 3:
        return this.index.reason("in-progress");
      case 4:
        return this.index.reason("deferred");
      case 5:
        return this.index.reviewedUnknown;
      default:
        return this.index.reason("unknown");
    }
  }
}

const NO_HITS: readonly Hit[] = [];

interface Recognised {
  readonly provider: string | undefined;
  readonly providerBy: Diagnosis["providerBy"] | undefined;
}

const NOBODY: Recognised = { provider: undefined, providerBy: undefined };

function isStronger(hit: Hit, best: Hit, provider: string, bestProvider: string): boolean {
  if (hit.weight !== best.weight) return hit.weight > best.weight;
  if (hit.start !== best.start) return hit.start < best.start;
  return provider < bestProvider;
}

/** Nothing has been said yet of a sender or a recipient, so a refusal is about the client (RFC 5321, section 3.1). */
function isBeforeEnvelope(command: string | undefined): boolean {
  return command === "CONNECT" || command === "EHLO";
}

/** Whether only a code speaks, and one that several causes share. */
function saysNoCause(best: Candidate | undefined): boolean {
  return best === undefined || (best.hit === undefined && best.entry?.vague === true);
}

/** Whether a code says that all is well, which a refusal cannot mean. */
function saysAllIsWell({ entry }: Candidate): boolean {
  return entry?.reason.category === "not-a-bounce";
}
