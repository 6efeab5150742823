import type { Specificity } from "../types.js";
import { codesDecide, type ReplyCodes } from "./codes.js";
import type { Examination } from "./examination.js";
import { NO_HIT, rankKey } from "./ranking.js";
import { STRENGTH } from "./strength.js";
import type { Entry, TablesIndex } from "./tables-index.js";

interface CodeCandidate {
  readonly entry: Entry;
  readonly specificity: Specificity;
  readonly key: number;
}

const MOST_REMEMBERED = 4096;

/** Candidates that rest on codes alone. A provider sends a handful of code pairs, so they are remembered. */
export class CodeCandidates {
  readonly #index: TablesIndex;
  /** By provider, then by both codes in one number. */
  readonly #known = new Map<string, Map<number, readonly CodeCandidate[]>>();
  #remembered = 0;

  constructor(index: TablesIndex) {
    this.#index = index;
  }

  rank({ codes, provider = "", replyClass, ranking }: Examination): void {
    for (const { entry, specificity, key } of this.#of(codes, provider, replyClass))
      ranking.add(entry, specificity, key, 0, 0, NO_HIT);
  }

  #of(codes: ReplyCodes, provider: string, replyClass: number): readonly CodeCandidate[] {
    const usual = codes.enhanced < USUAL_ENHANCED;
    const enhanced = codes.enhanced === 0 ? 0 : (1 << 13) | (codes.enhanced & 0x1fff);
    const both = (codes.basic << 18) | (codes.class << 14) | enhanced;
    const known = usual ? this.#known.get(provider)?.get(both) : undefined;
    if (known) return known;
    const positive = replyClass === 2 || replyClass === 3;
    // Only what says that all is well speaks for a positive reply, and only what does not for another.
    const found = this.#find(codes, provider).filter(
      ({ entry }) => (entry.reason.category === "not-a-bounce") === positive,
    );
    if (usual && this.#remembered < MOST_REMEMBERED) this.#remember(both, provider, found);
    return found;
  }

  #remember(both: number, provider: string, found: readonly CodeCandidate[]): void {
    this.#remembered++;
    const byCodes = this.#known.get(provider) ?? new Map<number, readonly CodeCandidate[]>();
    this.#known.set(provider, byCodes.set(both, found));
  }

  /** The provider's decisive ones, then the enhanced and the basic code. */
  #find(codes: ReplyCodes, provider: string): CodeCandidate[] {
    const found: CodeCandidate[] = [];
    for (const entry of provider === "" ? [] : this.#index.codedBy(provider)) {
      if (entry.decisive && codesDecide(entry.codes, codes)) found.push(byCode(entry, "provider-code", true));
    }
    const enhanced = codes.enhanced === 0 ? undefined : this.#index.entry(idOfEnhanced(codes.enhanced));
    const basic = codes.basic === 0 ? undefined : this.#index.entry(String(codes.basic));
    // A vague enhanced code says less than a plain reply code: 530 5.7.0 asks for authentication.
    const basicFirst = enhanced?.vague && basic !== undefined && !basic.vague;
    if (enhanced && !basicFirst) found.push(byCode(enhanced, "enhanced", false));
    if (basic) found.push(byCode(basic, "basic", false));
    return found;
  }
}

/** Subjects below 8, which are all that are registered: with them, both codes fit into one number. */
const USUAL_ENHANCED = (1 << 20) | (8 << 10);

function idOfEnhanced(packed: number): string {
  return `x.${(packed >> 10) & 1023}.${packed & 1023}`;
}

function byCode(entry: Entry, specificity: Specificity, own: boolean): CodeCandidate {
  return { entry, specificity, key: rankKey(STRENGTH[specificity], own, 0) };
}
