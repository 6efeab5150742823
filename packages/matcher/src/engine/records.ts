import type { Action, Bounce, Category, Mechanism, Reason } from "@bouncebook/data";
import type { BlocklistHit, Diagnosis, Evidence, Specificity, Verdict } from "../types.js";
import type { Examined } from "./engine.js";
import { blocklistHit, candidatesOf, evidenceOf, firstBlocklist, mechanismOf, readValues } from "./facets.js";
import type { Finder } from "./finder.js";
import { fingerprintOf } from "./fingerprint.js";
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

  constructor({ reply, ranked, replyClass, known, providerBy }: Examined, decided: Decided) {
    const best = ranked[0];
    const provider = known.provider ?? best?.entry?.provider;
    this.reason = decided.reason.id;
    this.category = decided.reason.category;
    this.bounce = decided.bounce;
    this.action = decided.action;
    this.exhausted = decided.exhausted;
    this.specificity = best?.specificity ?? (replyClass === 0 ? "none" : "class");
    if (best) this.entry = best.id;
    if (reply.code !== undefined) this.code = reply.code;
    if (reply.enhanced !== undefined) this.enhanced = reply.enhanced;
    if (provider !== undefined) {
      this.provider = provider;
      this.providerBy = providerBy ?? "text";
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

  constructor(examined: Examined, decided: Decided, index: TablesIndex, finder: Finder) {
    const { reply, normalForm, ranked, replyClass, known, providerBy } = examined;
    const best = ranked[0];
    const provider = known.provider ?? best?.entry?.provider;
    this.text = reply.text;
    this.reason = decided.reason.id;
    this.category = decided.reason.category;
    this.bounce = decided.bounce;
    this.action = decided.action;
    this.exhausted = decided.exhausted;
    this.specificity = best?.specificity ?? (replyClass === 0 ? "none" : "class");
    this.candidates = candidatesOf(examined, index);
    this.values = best?.hit ? readValues(finder.template(best.hit.line), best.hit, reply.text) : {};
    this.fingerprint = fingerprintOf(normalForm);
    this.evidence = evidenceOf(ranked, reply);
    if (best) this.entry = best.id;
    if (reply.code !== undefined) this.code = reply.code;
    if (reply.enhanced !== undefined) this.enhanced = reply.enhanced;
    if (provider !== undefined) {
      this.provider = provider;
      this.providerBy = providerBy ?? "text";
    }
    const listed = firstBlocklist(ranked);
    if (listed) this.blocklist = blocklistHit(listed, this.values, reply.text);
    const mechanism = mechanismOf(best, this.reason, normalForm);
    if (mechanism !== undefined) this.mechanism = mechanism;
    // A wait helps only where time changes the answer.
    const waits = this.action === "retry" || this.action === "slow-down";
    const retryAfter = waits ? (namedRetryAfter(normalForm) ?? best?.entry?.retryAfter) : undefined;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}
