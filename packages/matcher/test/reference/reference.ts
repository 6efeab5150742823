/**
 * The slow engine: MATCHING.md put down step by step, with no thought of speed. It exists so that the fast
 * engine, and every engine in another language, has something plain to agree with.
 */
import type { Tables } from "@bouncebook/data";
import type { Diagnosis, MatchOptions } from "../../src/types.js";
import { normalForm, readCodes } from "./codes.js";
import { findCandidates, namesOf } from "./entry.js";
import { blocklistOf, evidenceOf, mechanismOf, valuesOf } from "./facets.js";
import { fingerprintOf } from "./fingerprint.js";
import { findProvider } from "./provider.js";
import { readTables } from "./registry.js";
import { takeOut } from "./reply.js";
import { retryAfterOf } from "./retry-after.js";
import { conclude } from "./verdict.js";

export function createReference(tables: Tables): (reply: string, options?: MatchOptions) => Diagnosis {
  const registry = readTables(tables);
  return (reply, options = {}) => {
    const taken = takeOut(reply);
    const coded = readCodes(taken.text);
    const normal = normalForm(coded.text);
    const known = findProvider(registry, options, taken.host, normal);
    const candidates = findCandidates(registry, coded, normal, known?.id);
    const [chosen] = candidates;
    const conclusion = conclude(registry, chosen, coded, options.final === true);
    const provider = known ?? (chosen?.entry?.provider && { id: chosen.entry.provider, by: "text" });
    const values = valuesOf(chosen, coded.text);
    return present({
      code: coded.code,
      enhanced: coded.enhanced,
      entry: chosen?.id,
      specificity: chosen?.strength ?? (coded.digit > 0 ? "class" : "none"),
      ...conclusion,
      provider: provider?.id,
      providerBy: provider?.by,
      text: coded.text,
      candidates: namesOf(candidates, registry, coded, known?.id),
      blocklist: blocklistOf(candidates, values, coded.text),
      mechanism: mechanismOf(registry, chosen, conclusion.reason, coded, normal),
      retryAfter: retryAfterOf(chosen, conclusion.action, normal),
      values,
      fingerprint: fingerprintOf(normal),
      evidence: evidenceOf(candidates, coded),
    }) as unknown as Diagnosis;
  };
}

/** Keys without a value are left out. */
function present(diagnosis: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(diagnosis).filter(([, value]) => value !== undefined && value !== ""));
}
