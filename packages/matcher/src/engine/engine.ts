import type { Tables } from "@bouncebook/data";
import type { Diagnosis, MatchOptions, Specificity, Verdict } from "../types.js";
import { CodeCandidates } from "./code-candidates.js";
import { packReplyCodes } from "./codes.js";
import { Examination } from "./examination.js";
import { Finder } from "./finder.js";
import type { Hits } from "./hits.js";
import { foldCase, LONGEST_REPLY } from "./normal-form.js";
import { readPlainReply } from "./plain-reply.js";
import { ProviderFinder } from "./provider.js";
import { rankByText } from "./rank.js";
import { NO_HIT, ownIn } from "./ranking.js";
import { DiagnosisRecord, VerdictRecord } from "./records.js";
import { type Reply, readCutReply, readReply, toCommand } from "./reply.js";
import { UNEVEN } from "./scanner.js";
import { type Entry, type ListedBlocklist, type ReasonDefaults, TablesIndex } from "./tables-index.js";
import { type Decided, decide } from "./verdict.js";

/** A reply with everything that decides its entry, as the registry's checks look at it. */
export interface Examined {
  readonly normalForm: string;
  /** What speaks for an entry, the strongest first. */
  readonly ranked: readonly Candidate[];
}

/** What stands for an entry. */
export interface Candidate {
  readonly id: string;
  readonly specificity: Specificity;
  readonly entry: Entry | undefined;
  readonly blocklist: ListedBlocklist | undefined;
  /** The template found; codes have none. */
  readonly hit: { readonly weight: number; readonly start: number } | undefined;
  /** Whether the entry belongs to the provider that answered. */
  readonly own: boolean;
}

/** What a matcher and the registry's checks stand on: every candidate of a reply, and what follows from the first. */
export class Engine {
  readonly index: TablesIndex;
  readonly #finder: Finder;
  readonly #providers: ProviderFinder;
  readonly #byCode: CodeCandidates;
  readonly #examination = new Examination();

  constructor(tables: readonly Tables[]) {
    this.index = new TablesIndex(tables);
    this.#finder = new Finder(this.index.lines);
    this.#providers = new ProviderFinder(this.index);
    this.#byCode = new CodeCandidates(this.index);
  }

  verdict(raw: string, options: MatchOptions): Verdict {
    const examination = this.#examine(raw, options);
    return new VerdictRecord(examination, this.#decide(examination, options.final === true));
  }

  diagnose(raw: string, options: MatchOptions): Diagnosis {
    const examination = this.#examine(raw, options);
    const decided = this.#decide(examination, options.final === true);
    return new DiagnosisRecord(examination, decided, this.index, this.#finder);
  }

  examine(raw: string, options: MatchOptions): Examined {
    const examination = this.#examine(raw, options);
    const { normalForm, ranking } = examination;
    const ranked = Array.from({ length: ranking.count }, (_, at) => this.#candidate(at));
    return { normalForm, ranked };
  }

  #candidate(at: number): Candidate {
    const { ranking } = this.#examination;
    const speaker = ranking.speakers[at]!;
    const blocklist = speaker.kind === "blocklist" ? speaker : undefined;
    const weight = ranking.hits[at] === NO_HIT ? 0 : this.index.owner(ranking.lines[at]!).weight;
    return {
      id: speaker.id,
      specificity: ranking.specificities[at]!,
      entry: speaker.kind === "blocklist" ? undefined : speaker,
      blocklist,
      hit: ranking.hits[at] === NO_HIT ? undefined : { weight, start: ranking.starts[at]! },
      own: ownIn(ranking.keys[at]!),
    };
  }

  #examine(raw: string, options: MatchOptions): Examination {
    const examination = this.#examination;
    const hits = this.#read(raw);
    const { ranking } = examination;
    if (options.command) examination.command = toCommand(options.command);
    this.#recognise(options.host || examination.host, hits, options.recipient);
    ranking.clear();
    rankByText(examination, hits, this.index);
    this.#byCode.rank(examination);
    return examination;
  }

  /** Reads the reply into the examination; gives the templates that stand in it. */
  #read(raw: string): Hits {
    const examination = this.#examination;
    const text = raw.length > LONGEST_REPLY ? raw.slice(0, LONGEST_REPLY) : raw;
    const { scanner, hits } = this.#finder;
    hits.clear();
    examination.folded = undefined;
    if (scanner === undefined) {
      takeOver(examination, readReply(text));
      if (!isPositive(examination)) this.#finder.fillOneByOne(examination.normalForm);
      return hits;
    }
    const scanned = scanner.scan(text);
    if (!readPlainReply(examination, text, scanned, scanner)) {
      takeOver(examination, readCutReply(text, (scanned & UNEVEN) === 0));
      if (isPositive(examination)) return hits;
      // A text that is the reply alone was read already.
      if (examination.text !== text) scanner.scan(examination.normalForm);
    }
    examination.folded = scanner;
    scanner.collect(examination.normalForm, hits);
    return hits;
  }

  #recognise(host: string | undefined, hits: Hits, recipient: string | undefined): void {
    const examination = this.#examination;
    examination.provider = host ? this.#providers.byHost(host) : undefined;
    examination.providerBy = "host";
    if (examination.provider !== undefined) return;
    examination.provider = this.#signature(hits);
    examination.providerBy = "text";
    if (examination.provider !== undefined) return;
    examination.provider = recipient ? this.#providers.byRecipient(recipient) : undefined;
    examination.providerBy = examination.provider === undefined ? undefined : "recipient";
  }

  /** The provider of the longest signature; the earlier one of two, then the smaller id. */
  #signature(hits: Hits): string | undefined {
    let best: string | undefined;
    let heaviest = 0;
    let earliest = 0;
    for (let hit = 0; hit < hits.count; hit++) {
      const { provider, weight } = this.index.owner(hits.lines[hit]!);
      if (provider === undefined || weight < heaviest) continue;
      const start = hits.starts[hit]!;
      const equal = best !== undefined && weight === heaviest;
      if (equal && (start > earliest || (start === earliest && provider >= best!))) continue;
      best = provider;
      heaviest = weight;
      earliest = start;
    }
    return best;
  }

  #decide({ ranking, replyClass, command }: Examination, final: boolean): Decided {
    const best = ranking.count === 0 ? undefined : ranking.speakers[0];
    if (replyClass === 5 && isBeforeEnvelope(command) && saysNoCause(best, ranking.hits[0]!)) {
      const refused = this.index.reason("ip-refused");
      return decided(refused, refused, replyClass, final);
    }
    const reason = best?.reason;
    // An entry that does not know the reason says of a 4yz reply what its first digit says: come back later.
    if (best === undefined || reason === undefined || (reason.id === "unknown" && replyClass === 4)) {
      const ofClass = this.#reasonOfClass(replyClass);
      return decided(ofClass, ofClass, replyClass, final);
    }
    return decided(reason, best.kind === "blocklist" ? reason : best, replyClass, final);
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

function takeOver(examination: Examination, { text, code, enhanced, host, command }: Reply): void {
  examination.text = text;
  examination.code = code;
  examination.enhanced = enhanced;
  examination.host = host;
  examination.command = command;
  examination.normalForm = foldCase(text);
  packReplyCodes(examination.codes, code, enhanced);
  examination.replyClass = code === undefined ? examination.codes.class : Math.floor(code / 100);
}

/** A 2yz or 3yz reply refuses nothing, whatever its words: its codes alone say what it is. */
function isPositive({ replyClass }: Examination): boolean {
  return replyClass === 2 || replyClass === 3;
}

/** An entry decides the same whenever the class and the end of the window are the same. */
function decided(
  reason: ReasonDefaults,
  authored: Entry | ReasonDefaults,
  replyClass: number,
  final: boolean,
): Decided {
  const which = 2 * replyClass + (final ? 1 : 0);
  const known = authored.decisions[which];
  if (known !== undefined) return known;
  const fresh = decide(reason, authored, replyClass, final);
  authored.decisions[which] = fresh;
  return fresh;
}

/** Nothing has been said yet of a sender or a recipient, so a refusal is about the client (RFC 5321, section 3.1). */
function isBeforeEnvelope(command: string | undefined): boolean {
  return command === "CONNECT" || command === "EHLO";
}

/** Whether only a code speaks, and one that several causes share. */
function saysNoCause(best: Entry | ListedBlocklist | undefined, hit: number): boolean {
  return best === undefined || (hit === NO_HIT && best.kind !== "blocklist" && best.vague);
}
