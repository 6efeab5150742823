import type { VocabularyId } from "@bouncebook/data";
import { vocabularies } from "@bouncebook/data/vocabularies";
import type { Verdict } from "./types.js";

export type { VocabularyId };

/**
 * The label that comes closest to a diagnosis in another system's vocabulary.
 * @throws {RangeError} when the vocabulary is not one of ours
 */
export function toVocabulary(diagnosis: Pick<Verdict, "reason">, vocabulary: VocabularyId): string {
  const known = vocabularies();
  if (!Object.hasOwn(known, vocabulary)) {
    throw new RangeError(
      `toVocabulary: there is no vocabulary ${JSON.stringify(vocabulary)}; known are ${Object.keys(known).join(", ")}`,
    );
  }
  const labels = known[vocabulary];
  return Object.hasOwn(labels, diagnosis.reason) ? labels[diagnosis.reason]! : "";
}
