import type { Diagnosis } from "@bouncebook/matcher";
import { plainBytes } from "./bytes.js";

/** The part of a line that says the verdict, and the diagnosis that it was made for. */
interface Verdict {
  readonly of: Diagnosis;
  readonly bytes: Uint8Array;
}

/** Verdicts as bytes: the lines that an entry explains nearly always have the same one. */
export class VerdictWords {
  /** The last of each entry. */
  readonly #last = new Map<string | undefined, Verdict>();

  of(diagnosis: Diagnosis): Uint8Array {
    const last = this.#last.get(diagnosis.entry);
    if (last !== undefined && saysTheSame(last.of, diagnosis)) return last.bytes;
    const bytes = write(diagnosis);
    this.#last.set(diagnosis.entry, { of: diagnosis, bytes });
    return bytes;
  }
}

function saysTheSame(one: Diagnosis, other: Diagnosis): boolean {
  return (
    one.reason === other.reason &&
    one.category === other.category &&
    one.bounce === other.bounce &&
    one.action === other.action &&
    one.exhausted === other.exhausted &&
    one.specificity === other.specificity
  );
}

function write({ reason, category, bounce, action, exhausted, specificity }: Diagnosis): Uint8Array {
  const written = JSON.stringify({ reason, category, bounce, action, exhausted, specificity });
  return plainBytes(`",${written.slice(1, -1)},"candidates":[`);
}
