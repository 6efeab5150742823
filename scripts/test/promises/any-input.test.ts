import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FUZZ, TARGETS, type TargetName, wordOutcome } from "../../fuzz/index.ts";
import { runTarget } from "../../fuzz/run.ts";
import { holds, holdsNothingHidden, type Target } from "../../fuzz/target.ts";

/** A second or two each; `pnpm fuzz` runs them for minutes. */
const ROUNDS: Readonly<Record<TargetName, number>> = {
  matcher: 16,
  parser: 12,
  formatter: 3,
  templates: 5,
  loader: 1,
};
const SEED = 20_261_123;

describe("No input makes a function throw, and the same input has the same answer.", () => {
  test.each(TARGETS)("%s holds under random input", (name) => {
    const outcome = FUZZ[name]({ seed: SEED, rounds: ROUNDS[name] });
    expect(outcome.failure, wordOutcome(name, outcome).join("\n")).toBeUndefined();
    // The input reached every corner that it is meant to reach.
    expect(outcome.missed).toEqual([]);
    expect(outcome.inputs).toBe(250 * ROUNDS[name]);
  });
});

describe("the runner", () => {
  const target = (check: Target<string>["check"], reaches = {}): Target<string> => ({
    name: "text",
    inputs: fc.string({ unit: "binary", maxLength: 50 }),
    check,
    reaches,
  });

  test("finds what does not hold, makes it small, and says how to see it again", () => {
    const broken = target((text) => holds(text.length < 7, "texts are short", text.length));
    const outcome = runTarget(broken, { seed: 5, rounds: 3 });
    expect(outcome.failure?.message).toBe("texts are short: 7");
    expect(JSON.parse(outcome.failure!.counterexample)).toHaveLength(7);
    const again = runTarget(broken, { seed: outcome.failure!.seed, rounds: 1 });
    expect(again.failure).toEqual(outcome.failure);
    expect(wordOutcome("parser", outcome).join("\n")).toContain(
      `npx -y pnpm@12.21.0 fuzz --only parser --seed ${outcome.failure!.seed} --rounds 1`,
    );
  });

  test("tells an error that nobody meant with its place", () => {
    const outcome = runTarget(
      target((text) => void (undefined as unknown as string[])[text.length]),
      { seed: 5, rounds: 1 },
    );
    expect(outcome.failure?.message).toMatch(/^TypeError: .+any-input\.test\.ts/);
  });

  test("refuses a run that reached too little", () => {
    const counting = target((text, count) => text.length > 3 && count("long"), { long: 0.1, never: 0.001 });
    const { missed, failure } = runTarget(counting, { seed: 5, rounds: 2 });
    expect(failure).toBeUndefined();
    expect(missed).toEqual(['"never" came up 0 times in 500 inputs; expected 0.1 %']);
  });

  test("writes a counterexample in ASCII", () => {
    const outcome = runTarget(
      target((text) => holds(!/[^ -~]/.test(text), "texts are ASCII")),
      { seed: 5, rounds: 1 },
    );
    expect(outcome.failure!.counterexample).toMatch(/^[ -~]+$/);
  });

  test("sees hidden characters", () => {
    for (const hidden of [
      "\u0000",
      "\u001b",
      "\u007f",
      "\u0085",
      "\u009b",
      "\u200b",
      "\u202e",
      "\u2028",
      "\ufeff",
      "\ud800",
    ])
      expect(() => holdsNothingHidden(`a${hidden}`, "it")).toThrow("it holds a hidden character");
    expect(() => holdsNothingHidden("a\nb \u00e9 \u{1f600} 邮箱", "it")).not.toThrow();
  });
});
