import type { Matcher, MatchOptions } from "@bouncebook/matcher";
import { DiagnosisWriter } from "./diagnosis-writer.js";
import { readLine } from "./read-line.js";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BEYOND_ASCII = 0x80;
/** Answers are given out in pieces of about this many bytes: a system call each, and memory that does not grow. */
const ENOUGH = 256 * 1024;

/** A line that is not what it seems to be; lines count from 1. */
export interface LineFault {
  readonly number: number;
  readonly fault: string;
}

/** Answers lines of UTF-8, each with one line of JSON. */
export class LineAnswerer {
  lines = 0;
  recognised = 0;
  unreadable = 0;
  readonly #match: Matcher;
  readonly #usual: MatchOptions | undefined;
  readonly #complain: (fault: LineFault) => void;
  readonly #writer = new DiagnosisWriter();

  /** `usual` holds for every line that does not say otherwise. */
  constructor(match: Matcher, usual: MatchOptions, complain: (fault: LineFault) => void) {
    this.#match = match;
    // Nothing is asked of no options at all, which is the usual case.
    this.#usual = Object.keys(usual).length === 0 ? undefined : usual;
    this.#complain = complain;
  }

  /** The answers to whole lines, piece by piece; a piece is valid until the next is asked for. */
  *answer(bytes: Buffer): Generator<Buffer> {
    for (let from = 0; from < bytes.length; ) {
      while (from < bytes.length && this.#writer.length < ENOUGH) from = this.#answerLine(bytes, from);
      yield this.#writer.take();
    }
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
    this.lines++;
    const { reply, options, fault } = readLine(line, this.#usual);
    if (fault !== undefined) {
      this.unreadable++;
      this.#complain({ number: this.lines, fault });
    }
    const diagnosis = this.#match(reply, options);
    if (diagnosis.specificity !== "none") this.recognised++;
    this.#writer.add(diagnosis);
  }
}
