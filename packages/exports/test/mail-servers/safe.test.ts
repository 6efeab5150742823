import { expect, test } from "vitest";
import { exportFiles } from "../../src/index.js";
import { readKumomta, readPowermta, readZonemta } from "./read-files.js";
import { shapeOf } from "./shape.js";

// Its engine in JavaScript, which needs no other program.
process.env.RECHECK_SYNC_BACKEND = "pure";
const { checkSync } = await import("recheck");

const PATTERNS: Readonly<Record<string, () => string[]>> = {
  kumomta: () => readKumomta().flatMap((rules) => Object.values(rules).flat()),
  powermta: () => readPowermta().map(({ pattern }) => pattern),
  zonemta: () => readZonemta().map(({ pattern }) => pattern),
  postfix: () =>
    exportFiles("postfix", { defer: ["mailbox-full", "rate-limited", "spam-content"] })
      .flatMap(({ text }) => text!.split("\n"))
      .filter((line) => line.startsWith("/"))
      .map((line) => line.slice(1, line.lastIndexOf("/ "))),
};
/** The shapes that most patterns have; all of them take recheck many minutes. */
const SHAPES = 12;
const LONGEST = 5000;

test.for(Object.keys(PATTERNS))("recheck finds no shape of %s vulnerable", (name) => {
  const patterns = PATTERNS[name]!();
  const counts = new Map<string, number>();
  for (const pattern of patterns) {
    const shape = shapeOf(pattern);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const most = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, SHAPES);
  let safe = 0;
  for (const [shape, count] of most) {
    const { status } = checkSync(shape, "", { timeout: LONGEST });
    expect(status, shape).not.toBe("vulnerable");
    if (status === "safe") safe += count;
  }
  // "unknown" is what a busy machine gives when the time is over.
  expect(safe / patterns.length).toBeGreaterThan(0.7);
});
