import { type Entry, entries } from "@bouncebook/data";
import { tables } from "@bouncebook/data/tables";
import { describe, expect, test } from "vitest";

import { Finder } from "../src/engine/finder.js";
import { toNormalForm } from "../src/engine/index.js";
import { TablesIndex } from "../src/engine/tables-index.js";
import { readTemplate } from "../src/engine/template.js";
import { match } from "../src/index.js";
import { createSearch } from "./search.js";

const ALL = [...entries()];

function repliesOf(
  entry: Entry,
  key: "examples" | "rejects",
): { reply: string; host?: string; recipient?: string; command?: string }[] {
  const held = (key in entry && (entry as { examples?: unknown[] })[key as "examples"]) || [];
  return held.map((example) =>
    typeof example === "string" ? { reply: example } : (example as { reply: string }),
  );
}

describe("every example of the registry comes back as its entry", () => {
  for (const kind of ["basic", "enhanced", "response", "wording", "blocklist"] as const) {
    test(kind, () => {
      const wrong: string[] = [];
      for (const entry of ALL.filter((each) => each.kind === kind)) {
        for (const { reply, ...options } of repliesOf(entry, "examples")) {
          const diagnosis = match(reply, options);
          if (diagnosis.entry !== entry.id && diagnosis.blocklist?.id !== entry.id)
            wrong.push(`${entry.id}: ${reply} gives ${diagnosis.entry}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  }
});

test("no near miss comes back as its entry", () => {
  const wrong = ALL.flatMap((entry) =>
    repliesOf(entry, "rejects")
      .filter(({ reply, ...options }) => match(reply, options).entry === entry.id)
      .map(({ reply }) => `${entry.id}: ${reply}`),
  );
  expect(wrong).toEqual([]);
});

/** Small, seeded, good enough: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("the index finds what a search one by one finds, in spliced replies", () => {
  const next = random(20260101);
  const { lines } = new TablesIndex([tables()]);
  const slow = new Finder(lines);
  const fast = createSearch(lines.map(readTemplate));
  const examples = ALL.flatMap((entry) =>
    repliesOf(entry, "examples").map(({ reply }) => toNormalForm(reply)),
  );
  const pick = (): string => examples[Math.floor(next() * examples.length)]!;
  let found = 0;
  for (let round = 0; round < 1500; round++) {
    const [a, b] = [pick(), pick()];
    const text = a.slice(0, Math.floor(next() * a.length)) + b.slice(Math.floor(next() * b.length)) + pick();
    const byLine = (hits: { line: number; start: number; end: number }[]): string[] =>
      hits.map(({ line, start, end }) => `${line} ${start} ${end}`).sort();
    const expected = byLine(slow.findOneByOne(text));
    expect(byLine(fast(text))).toEqual(expected);
    found += expected.length;
  }
  // Without hits this test would prove nothing.
  expect(found).toBeGreaterThan(1500);
});

describe("hostile replies have an answer", () => {
  const CASES: [what: string, reply: string][] = [
    ["empty", ""],
    ["white space", " \r\n\t "],
    ["binary", String.fromCharCode(...Array.from({ length: 256 }, (_, unit) => unit))],
    ["lone surrogate", "550 \udc00 User unknown \ud800"],
    ["ten million characters", `550 5.1.1 ${"a".repeat(10_000_000)}`],
    ["ten million line ends", "550-\n".repeat(2_000_000)],
    ["brackets", "[".repeat(5000)],
    ["a template's beginning, over and over", "Client host [".repeat(400)],
    ["escape sequences", "550 \u001b]0;title\u0007\u001b[2J"],
  ];

  test.each(CASES)("%s", (_what, reply) => {
    const diagnosis = match(reply);
    expect(diagnosis.text.length).toBeLessThanOrEqual(4096);
    expect(diagnosis.text).not.toMatch(/[\u0000-\u001f\u007f]/);
    expect(["hard", "soft", "undetermined", "none"]).toContain(diagnosis.bounce);
  });
});
