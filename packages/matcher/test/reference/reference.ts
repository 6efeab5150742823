/**
 * The slow engine: MATCHING.md put down step by step, with no thought of speed. It exists so that the fast
 * engine, and every engine in another language, has something plain to agree with.
 */
import type { Tables } from "@bouncebook/data";
import type { Diagnosis, MatchOptions } from "../../src/types.js";
import { normalForm, readCodes } from "./codes.js";
import { findCandidates, type Looked, namesOf } from "./entry.js";
import { blocklistOf, evidenceOf, mechanismOf, valuesOf } from "./facets.js";
import { fingerprintOf } from "./fingerprint.js";
import { findProvider } from "./provider.js";
import { readSets } from "./registry.js";
import { nameOfCommand, takeOut } from "./reply.js";
import { retryAfterOf } from "./retry-after.js";
import { conclude } from "./verdict.js";

export type Reference = (reply: string, options?: MatchOptions) => Diagnosis;

export function createReference(sets: readonly Tables[]): Reference {
  const registry = readSets(sets);
  return (reply, options = {}) => {
    const taken = takeOut(reply);
    const coded = readCodes(taken.text);
    const normal = normalForm(coded.text);
    const searched = coded.class === 2 || coded.class === 3 ? "" : normal;
    const known = findProvider(registry, options, taken.host, searched);
    const looked: Looked = { registry, coded, searched, provider: known?.id, isSigned: known?.by === "text" };
    const candidates = findCandidates(looked);
    const [chosen] = candidates;
    const command = options.command ? nameOfCommand(options.command) : taken.command;
    const conclusion = conclude(registry, chosen, { coded, command, final: options.final === true });
    const provider = known?.id ?? chosen?.entry?.provider;
    const values = valuesOf(chosen, coded.text);
    return withoutMissing({
      text: coded.text,
      code: coded.code,
      enhanced: coded.enhanced,
      entry: chosen?.id,
      specificity: chosen?.kind ?? (coded.class > 0 ? "class" : "none"),
      ...conclusion,
      provider,
      providerBy: provider && (known?.by ?? "text"),
      candidates: namesOf(candidates, looked),
      blocklist: blocklistOf(candidates, values, coded.text),
      mechanism: mechanismOf(chosen, conclusion.reason, normal),
      retryAfter: retryAfterOf(chosen, conclusion.action, normal),
      values,
      fingerprint: fingerprintOf(normal),
      evidence: evidenceOf(candidates, coded),
    });
  };
}

/** A key that has no value is left out. */
function withoutMissing(diagnosis: Record<string, unknown>): Diagnosis {
  const present = Object.entries(diagnosis).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as unknown as Diagnosis;
}
