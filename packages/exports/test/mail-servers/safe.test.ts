import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
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
/** Enough for the slowest shape on a busy machine, in milliseconds. */
const LONGEST = 60_000;
/** Shapes that are judged anew in every run, the commonest of each server. */
const ANEW = 3;

/**
 * All shapes take recheck a quarter of an hour, so those that it called safe are remembered by their hash. A new one is
 * judged in the run that meets it; `JUDGE=all` judges all of them and writes the file anew.
 */
const REMEMBERED = new URL("judged-safe.json", import.meta.url);
const all = process.env.JUDGE === "all";
const remembered: ReadonlySet<string> = new Set(all ? [] : JSON.parse(readFileSync(REMEMBERED, "utf8")));
const safe = new Set<string>();

function hashOf(shape: string): string {
  return createHash("sha256").update(shape).digest("hex").slice(0, 12);
}

/** The shapes of a server's patterns, the commonest first. */
function shapesOf(patterns: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const pattern of patterns) {
    const shape = shapeOf(pattern);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([shape]) => shape);
}

describe("recheck calls safe", () => {
  test.for(Object.keys(PATTERNS))("every shape of %s", { timeout: 3_600_000 }, (name) => {
    const shapes = shapesOf(PATTERNS[name]!());
    expect(shapes.length).toBeGreaterThan(ANEW);
    for (const [place, shape] of shapes.entries()) {
      const hash = hashOf(shape);
      if (safe.has(hash) || (place >= ANEW && remembered.has(hash))) continue;
      const { status } = checkSync(shape, "", { timeout: LONGEST });
      expect(status, shape).toBe("safe");
      safe.add(hash);
    }
    if (all) writeFileSync(REMEMBERED, `${JSON.stringify([...safe].sort(), undefined, 2)}\n`);
  });
});

test("a shape that takes quadratic time is called vulnerable", () => {
  for (const pattern of ["^a[\\s\\S]*bc[a-z0-9 ]+[^<>]+x", "user\\s+[^<>]+\\s+is gone"])
    expect(checkSync(shapeOf(pattern), "", { timeout: LONGEST }).status, pattern).toBe("vulnerable");
});
