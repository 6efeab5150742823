import type fc from "fast-check";

/** A part of the project under random input. */
export interface Target<Input> {
  readonly name: string;
  /** Random text mixed with real pieces, so that what comes out reaches every corner. */
  readonly inputs: fc.Arbitrary<Input>;
  /** Throws when something is not as it must be. `count` notes what the input led to. */
  readonly check: (input: Input, count: Count) => void;
  /** What has to come up, and in which share of the inputs at least: a run that reaches nothing proves nothing. */
  readonly reaches: Readonly<Record<string, number>>;
}

export type Count = (what: string) => void;

/** Says what should hold; cheaper than a test library's expectations, of which a run needs millions. */
export function holds(condition: boolean, what: string, found?: unknown): asserts condition {
  if (condition) return;
  const shown = found === undefined ? "" : `: ${JSON.stringify(found)?.slice(0, 500)}`;
  throw new Error(`${what}${shown}`);
}

/** What a terminal obeys, and what turns or hides text; a line end is none. */
const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u;

export function holdsNothingHidden(text: string, what: string): void {
  const found = HIDDEN.exec(text);
  holds(
    found === null,
    `${what} holds a hidden character`,
    found && `\\u${found[0].charCodeAt(0).toString(16)}`,
  );
}
