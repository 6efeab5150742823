import type { RegistryFile } from "@bouncebook/data";
import { textFunction } from "./header.ts";

/** The label of every reason in every other vocabulary. */
export function generateVocabularies(files: readonly RegistryFile[]): string {
  const labels = JSON.stringify(vocabularyLabels(files));
  return textFunction("vocabulariesText", "JSON: vocabulary, reason, label.", labels);
}

/** Labels by vocabulary and reason. */
export function vocabularyLabels(files: readonly RegistryFile[]): Record<string, Record<string, string>> {
  const reasons = files.filter((file) => file.kind === "reason");
  const labels: Record<string, Record<string, string>> = {};
  for (const { id: vocabulary } of files.filter((file) => file.kind === "vocabulary")) {
    labels[vocabulary] = Object.fromEntries(
      reasons.map((reason) => [reason.id, reason.to[vocabulary] ?? ""]),
    );
  }
  return labels;
}
