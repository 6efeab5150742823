import { describe, expect, test } from "vitest";
import { median, medianRatio, number, percentMore, verdict } from "../bench/figures.mjs";
import { pack, packAll, repeat, repeatBehindCodes } from "../bench/hostile/fill.mjs";
import { hostileTexts } from "../bench/hostile/texts.mjs";
import { measure, timeOf } from "../bench/measure.mjs";
import { createRandom } from "../bench/random.mjs";
import { replyLines } from "../bench/synthetic/mail-log.mjs";
import { recombine } from "../bench/synthetic/templates.mjs";
import { tableOf } from "../bench/table.mjs";

describe("figures", () => {
  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])("the median of %j is %j", (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });

  test("a ratio is that of each round, so that a slow moment of both does not count", () => {
    expect(medianRatio([20, 200, 30], [10, 100, 10])).toBe(2);
  });

  test.each([
    [1.15, 15],
    [1, 0],
    [0.5, -50],
  ])("a ratio of %j is %j %% more", (ratio, more) => {
    expect(percentMore(ratio)).toBeCloseTo(more, 10);
  });

  test.each([
    [1234567.8, "1,234,568"],
    [99.96, "100.0"],
    [12.34, "12.3"],
    [1.5, "1.50"],
    [-3.25, "-3.25"],
  ])("%j is written as %j", (value, written) => {
    expect(number(value)).toBe(written);
  });

  test("whether a limit holds", () => {
    expect([verdict(true), verdict(false)]).toEqual(["ok", "OVER"]);
  });

  test("columns of a table are aligned, and no line ends in spaces", () => {
    expect(
      tableOf(
        "title",
        ["", "ns", ""],
        [
          ["a", "1"],
          ["long", "100", "ok"],
        ],
      ),
    ).toBe("title\n         ns\n  a       1\n  long  100  ok");
  });
});

test("rounds take turns, and a unit's time is that of a run divided by its units", () => {
  const order = [];
  const subject = (name, units) => ({ units, run: () => order.push(name) });
  const times = measure({ a: subject("a", 1), b: subject("b", 1) }, { rounds: 2, roundMs: 0.0001 });
  expect(order.filter((name, at) => name !== order[at - 1]).join("")).toBe("ababa");
  expect([times.a.length, times.b.length]).toEqual([2, 2]);
  expect(timeOf({ run: () => {}, units: 1e9 }, 0.0001)).toBeLessThan(1e6);
});

const TABLES = {
  templates: [
    "user unknown",
    "mailbox of \u0003 is full",
    "blocked by \u0002 for \u0001",
    "用户不存在了",
  ].join("\n"),
};

describe("made-up texts", () => {
  test("are the same in every run", () => {
    expect(hostileTexts(TABLES)).toEqual(hostileTexts(TABLES));
    expect([...replyLines([{ text: "550 5.1.1 <a@example.com>" }], 10)]).toEqual([
      ...replyLines([{ text: "550 5.1.1 <a@example.com>" }], 10),
    ]);
  });

  test("are as long as a reply is read, or nearly", () => {
    expect([repeat("abc").length, repeatBehindCodes("abc").length]).toEqual([4096, 4096]);
    const packed = pack(Array(1000).fill("user unknown"));
    expect(packed.length).toBeLessThanOrEqual(4096);
    expect(packed.length).toBeGreaterThan(4096 - 2 * "user unknown".length);
    expect(packed.endsWith("user unknown")).toBe(true);
    expect(packAll(["a", "b", "c", "d"], 2)).toEqual(["550 5.7.1 a b", "550 5.7.1 c d"]);
  });

  test("templates follow the registry's words and are none of its own", () => {
    const tables = {
      templates: ["your mail is refused", "your message is refused", "this message was blocked"].join("\n"),
    };
    const made = recombine(tables, 2, 1);
    expect(made).toHaveLength(2);
    expect(new Set(made).size).toBe(2);
    for (const template of made) {
      expect(tables.templates.split("\n")).not.toContain(template);
      expect(template).toMatch(/^(?:your|this)(?: (?:mail|message|is|was|refused|blocked))+$/);
    }
  });

  test("lines differ from each other in names and numbers, and hold no line end inside", () => {
    const text = "550-5.1.1 <a@example.com> from 192.0.2.1\r\n550 5.1.1 id 1234567";
    const lines = [...replyLines([{ text }], 50)].join("").split("\n");
    expect(lines.pop()).toBe("");
    expect(lines).toHaveLength(50);
    expect(new Set(lines).size).toBe(50);
    for (const line of lines)
      expect(line).toMatch(/^550-5\.1\.1 <user\d+@example\.com> from 192\.0\.2\.\d+ 550 5\.1\.1 id \d{7}$/);
  });
});

test("a seed decides numbers between 0 and 1, and another one others", () => {
  const drawn = (seed) => {
    const random = createRandom(seed);
    return Array.from({ length: 1000 }, () => random.next());
  };
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
  expect(Math.min(...drawn(1))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn(1))).toBeLessThan(1);
  const mean = drawn(1).reduce((sum, each) => sum + each, 0) / 1000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
  expect([...createRandom(3).shuffle([1, 2, 3, 4])].sort()).toEqual([1, 2, 3, 4]);
});
