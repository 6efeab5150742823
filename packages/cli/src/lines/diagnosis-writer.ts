import { visible } from "@bouncebook/formatter";
import type { BlocklistHit, Diagnosis, Evidence } from "@bouncebook/matcher";
import { GrowingBytes, plainBytes, Words } from "./bytes.js";
import { VerdictWords } from "./verdict-words.js";

/** What is not written as it is, one byte a character. */
const NOT_PLAIN = /[^ !#-[\]-~]/;
/** What JSON escapes, beside controls. */
const ESCAPED = /["\\]/;

const TEXT = plainBytes('{"text":"');
const COMMA = plainBytes(",");
const NO_VALUES = plainBytes('],"values":{},"fingerprint":"');
const VALUES = plainBytes('],"values":');
const FINGERPRINT = plainBytes(',"fingerprint":"');
const EVIDENCE = plainBytes('","evidence":[');
const END_OF_EVIDENCE = plainBytes('"}]');
const NO_EVIDENCE = plainBytes("]");
const END = plainBytes("}\n");

/**
 * Diagnoses as lines of JSON, byte for byte what `JSON.stringify` and {@link visible} write. Most of a line says
 * what many lines say, ids and words of the registry, and is kept as bytes; only what the reply says is written
 * anew.
 */
export class DiagnosisWriter {
  readonly #out = new GrowingBytes();
  readonly #verdicts = new VerdictWords();
  readonly #candidates = new Words('"', '"');
  readonly #entries = new Words(',"entry":"', '"');
  readonly #codes = new Words(',"code":', "");
  readonly #providers = new Words(',"provider":"', '"');
  readonly #providersBy = new Words(',"providerBy":"', '"');
  readonly #mechanisms = new Words(',"mechanism":"', '"');
  /** By the kind of evidence; the first of a list, and what follows another. */
  readonly #firstEvidence = new Map<string, Words>();
  readonly #nextEvidence = new Map<string, Words>();

  /** Bytes written since the last {@link take}. */
  get length(): number {
    return this.#out.length;
  }

  /** What was written; valid until the next diagnosis is added. */
  take(): Buffer {
    return this.#out.take();
  }

  add(diagnosis: Diagnosis): void {
    const { text, blocklist } = diagnosis;
    const plain = !NOT_PLAIN.test(text);
    const asItIs = plain || (!ESCAPED.test(text) && visible(text) === text);
    if (asItIs && hasPlainLinks(blocklist)) this.#addParts(diagnosis, plain);
    else this.#out.addText(`${visible(JSON.stringify(diagnosis))}\n`);
  }

  /** A diagnosis whose text needs no escape, so that nothing that is taken from it does. */
  #addParts(diagnosis: Diagnosis, plain: boolean): void {
    const out = this.#out;
    out.add(TEXT);
    out.addReplyText(diagnosis.text, plain);
    out.add(this.#verdicts.of(diagnosis));
    this.#addCandidates(diagnosis.candidates);
    this.#addValues(diagnosis.values, plain);
    out.addReplyText(diagnosis.fingerprint, plain);
    out.add(EVIDENCE);
    this.#addEvidence(diagnosis.evidence, plain);
    this.#addWhatIsKnown(diagnosis);
    out.add(END);
  }

  #addCandidates(candidates: readonly string[]): void {
    for (let at = 0; at < candidates.length; at++) {
      if (at > 0) this.#out.add(COMMA);
      this.#out.add(this.#candidates.of(candidates[at]!));
    }
  }

  #addValues(values: Diagnosis["values"], plain: boolean): void {
    if (values.ip === undefined && values.domain === undefined && values.address === undefined) {
      this.#out.add(NO_VALUES);
      return;
    }
    this.#out.add(VALUES);
    this.#out.addReplyText(JSON.stringify(values), plain);
    this.#out.add(FINGERPRINT);
  }

  #addEvidence(evidence: readonly Evidence[], plain: boolean): void {
    for (let at = 0; at < evidence.length; at++) {
      const { kind, entry, text } = evidence[at]!;
      const words = at === 0 ? this.#firstEvidence : this.#nextEvidence;
      this.#out.add((words.get(kind) ?? wordsOfEvidence(words, kind, at)).of(entry));
      this.#out.addReplyText(text, plain);
    }
    this.#out.add(evidence.length === 0 ? NO_EVIDENCE : END_OF_EVIDENCE);
  }

  /** The keys that not every diagnosis has. */
  #addWhatIsKnown(diagnosis: Diagnosis): void {
    const out = this.#out;
    const { entry, code, enhanced, provider, providerBy, blocklist, mechanism, retryAfter } = diagnosis;
    if (entry !== undefined) out.add(this.#entries.of(entry));
    if (code !== undefined) out.add(this.#codes.of(code));
    if (enhanced !== undefined) out.addPlain(`,"enhanced":"${enhanced}"`);
    if (provider !== undefined) out.add(this.#providers.of(provider));
    if (providerBy !== undefined) out.add(this.#providersBy.of(providerBy));
    if (blocklist !== undefined) out.addPlain(`,"blocklist":${JSON.stringify(blocklist)}`);
    if (mechanism !== undefined) out.add(this.#mechanisms.of(mechanism));
    if (retryAfter !== undefined) out.addPlain(`,"retryAfter":${retryAfter}`);
  }
}

function wordsOfEvidence(known: Map<string, Words>, kind: string, at: number): Words {
  const words = new Words(`${at === 0 ? "" : '"},'}{"kind":"${kind}","entry":"`, '","text":"');
  known.set(kind, words);
  return words;
}

function hasPlainLinks(blocklist: BlocklistHit | undefined): boolean {
  if (blocklist === undefined) return true;
  return !NOT_PLAIN.test(blocklist.lookup ?? "") && !NOT_PLAIN.test(blocklist.delist ?? "");
}
