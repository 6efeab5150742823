import type { VocabularyId } from "./generated/ids.js";
import type { Reason } from "./generated/registry-types.js";
import { vocabulariesText } from "./generated/vocabularies.js";

export type VocabularyLabels = Readonly<Record<VocabularyId, Readonly<Record<Reason, string>>>>;

let parsed: VocabularyLabels | undefined;

/** The label of every reason in every other vocabulary. Read at the first call. */
export function vocabularies(): VocabularyLabels {
  parsed ??= JSON.parse(vocabulariesText()) as VocabularyLabels;
  return parsed;
}
