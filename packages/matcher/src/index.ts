/**
 * From an SMTP reply to a diagnosis.
 *
 * @example
 * import { match } from "@bouncebook/matcher";
 * const { action, reason } = match("550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown");
 */
export type { Action, Bounce, Category, EntryId, Mechanism, ProviderId, Reason } from "@bouncebook/data";
export { createMatcher, type Matcher, type MatcherOptions, type VerdictOptions } from "./engine/matcher.js";
export { match } from "./match.js";
export type { BlocklistHit, Diagnosis, Evidence, MatchOptions, Specificity, Verdict } from "./types.js";
export { toVocabulary, type VocabularyId } from "./vocabulary.js";
