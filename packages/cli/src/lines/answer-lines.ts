import type { Matcher, MatchOptions } from "@bouncebook/matcher";
import { DiagnosisWriter } from "./diagnosis-writer.js";
import { readLine } from "./read-line.js";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BEYOND_ASCII = 0x80;

/** The answers to some whole lines. */
export interface Answers {
  /** A line of JSON for each. */
  readonly bytes: Uint8Array;
  readonly lines: number;
  /** How many of them were recognised. */
  readonly recognised: number;
  readonly faults: readonly LineFault[];
}

/** A line that is not what it seems to be; the first of the lines is 1. */
export interface LineFault {
  readonly number: number;
  readonly fault: string;
}

/** Answers lines of UTF-8, each with one line of JSON. */
export class LineAnswerer {
  readonly #match: Matcher;
  readonly #usual: MatchOptions | undefined;
  readonly #writer = new DiagnosisWriter();
  #lines = 0;
  #recognised = 0;
  #faults: LineFault[] = [];

  /** `usual` holds for every line that does not say otherwise. */
  constructor(match: Matcher, usual: MatchOptions) {
    this.#match = match;
    // Nothing is asked of no options at all, which is the usual case.
    this.#usual = Object.keys(usual).length === 0 ? undefined : usual;
  }

  /** The bytes of the answers are valid until the next lines are answered. */
  answer(bytes: Buffer): Answers {
    this.#lines = 0;
    this.#recognised = 0;
    this.#faults = [];
    for (let from = 0; from < bytes.length; ) from = this.#answerLine(bytes, from);
    return {
      bytes: this.#writer.take(),
      lines: this.#lines,
      recognised: this.#recognised,
      faults: this.#faults,
    };
  }

  /** Where the next line begins. */
  #answerLine(bytes: Buffer, from: number): number {
    let units = 0;
    let end = from;
    for (; end < bytes.length && bytes[end] !== LINE_FEED; end++) units |= bytes[end]!;
    const last = end > from && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    this.#answerText(bytes.toString(units < BEYOND_ASCII ? "latin1" : "utf8", from, last));
    return end + 1;
  }

  #answerText(line: string): void {
    this.#lines++;
    const { reply, options, fault } = readLine(line, this.#usual);
    if (fault !== undefined) this.#faults.push({ number: this.#lines, fault });
    const diagnosis = this.#match(reply, options);
    if (diagnosis.specificity !== "none") this.#recognised++;
    this.#writer.add(diagnosis);
  }
}
