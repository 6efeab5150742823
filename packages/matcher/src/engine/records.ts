import type { Action, Bounce, Category, Mechanism, Reason } from "@bouncebook/data";
import type { BlocklistHit, Diagnosis, Evidence, Specificity, Verdict } from "../types.js";
import type { Examination } from "./examination.js";
import { blocklistHit, candidatesOf, evidenceOf, mechanismOf, readValues } from "./facets.js";
import type { Finder } from "./finder.js";
import { fingerprintOf } from "./fingerprint.js";
import { foldedOf } from "./folded.js";
import type { Speaker } from "./ranking.js";
import { namedRetryAfter } from "./retry-after.js";
import type { TablesIndex } from "./tables-index.js";
import type { Decided } from "./verdict.js";

/**
 * The answers. They are classes because an engine lays out an object once for a constructor, and anew for every
 * key that is added to a literal. What every answer has comes first, so that all share that layout; a key that
 * does not apply is not there at all. Each fills itself, since a function shared by both would see two layouts.
 */
export class VerdictRecord implements Verdict {
  declare reason: Reason;
  declare category: Category;
  declare bounce: Bounce;
  declare action: Action;
  declare exhausted: Action;
  declare specificity: Specificity;
  declare entry?: string;
  declare code?: number;
  declare enhanced?: string;
  declare provider?: string;
  declare providerBy?: "host" | "text" | "recipient";

  constructor(examination: Examination, decided: Decided) {
    const { code, enhanced, ranking, replyClass } = examination;
    const best = ranking.count === 0 ? undefined : ranking.speakers[0]!;
    const provider = examination.provider ?? providerOf(best);
    this.reason = decided.reason.id;
    this.category = decided.reason.category;
    this.bounce = decided.bounce;
    this.action = decided.action;
    this.exhausted = decided.exhausted;
    this.specificity = best ? ranking.specificities[0]! : replyClass === 0 ? "none" : "class";
    const by = examination.providerBy ?? "text";
    if (best !== undefined && code !== undefined) {
      this.entry = best.id;
      this.code = code;
      if (enhanced !== undefined) {
        this.enhanced = enhanced;
        if (provider !== undefined) {
          this.provider = provider;
          this.providerBy = by;
        }
      } else if (provider !== undefined) {
        this.provider = provider;
        this.providerBy = by;
      }
    } else {
      if (best !== undefined) this.entry = best.id;
      if (code !== undefined) this.code = code;
      if (enhanced !== undefined) this.enhanced = enhanced;
      if (provider !== undefined) {
        this.provider = provider;
        this.providerBy = by;
      }
    }
  }
}

export class DiagnosisRecord implements Diagnosis {
  declare text: string;
  declare reason: Reason;
  declare category: Category;
  declare bounce: Bounce;
  declare action: Action;
  declare exhausted: Action;
  declare specificity: Specificity;
  declare candidates: string[];
  declare values: Diagnosis["values"];
  declare fingerprint: string;
  declare evidence: Evidence[];
  declare entry?: string;
  declare code?: number;
  declare enhanced?: string;
  declare provider?: string;
  declare providerBy?: "host" | "text" | "recipient";
  declare blocklist?: BlocklistHit;
  declare mechanism?: Mechanism;
  declare retryAfter?: number;

  constructor(examination: Examination, decided: Decided, index: TablesIndex, finder: Finder) {
    const { text, normalForm, code, enhanced, ranking, replyClass } = examination;
    const best = ranking.count === 0 ? undefined : ranking.speakers[0]!;
    const entry = best === undefined || best.kind === "blocklist" ? undefined : best;
    const provider = examination.provider ?? entry?.provider;
    this.text = text;
    this.reason = decided.reason.id;
    this.category = decided.reason.category;
    this.bounce = decided.bounce;
    this.action = decided.action;
    this.exhausted = decided.exhausted;
    this.specificity = best ? ranking.specificities[0]! : replyClass === 0 ? "none" : "class";
    this.candidates = candidatesOf(examination, index);
    this.values = best ? readValues(ranking.hits[0]!, finder, text) : {};
    const folded = examination.folded ?? foldedOf(normalForm);
    this.fingerprint = fingerprintOf(normalForm, folded);
    this.evidence = evidenceOf(examination, finder.hits);
    const by = examination.providerBy ?? "text";
    if (best !== undefined && code !== undefined) {
      this.entry = best.id;
      this.code = code;
      if (enhanced !== undefined) {
        this.enhanced = enhanced;
        if (provider !== undefined) {
          this.provider = provider;
          this.providerBy = by;
        }
      } else if (provider !== undefined) {
        this.provider = provider;
        this.providerBy = by;
      }
    } else {
      if (best !== undefined) this.entry = best.id;
      if (code !== undefined) this.code = code;
      if (enhanced !== undefined) this.enhanced = enhanced;
      if (provider !== undefined) {
        this.provider = provider;
        this.providerBy = by;
      }
    }
    if (ranking.list) this.blocklist = blocklistHit(ranking.list, this.values, text);
    const mechanism = mechanismOf(entry, this.reason, normalForm);
    if (mechanism !== undefined) this.mechanism = mechanism;
    // A wait helps only where time changes the answer.
    const waits = this.action === "retry" || this.action === "slow-down";
    const retryAfter = waits ? (namedRetryAfter(normalForm) ?? entry?.retryAfter) : undefined;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

function providerOf(best: Speaker | undefined): string | undefined {
  return best === undefined || best.kind === "blocklist" ? undefined : best.provider;
}
