import { describe, expect, test } from "vitest";
import { compileTables } from "../../packages/matcher/src/compile/index.ts";
import { createMatcher } from "../../packages/matcher/src/engine/index.ts";
import { classOf, scoreFirstDigit } from "../evaluate/first-digit.ts";
import { belowFloor } from "../evaluate/floor.ts";
import { readLabelled } from "../evaluate/labelled.ts";
import { evaluationTable, pageWith, problemsOfPage } from "../evaluate/page.ts";
import { type Figures, scoreReplies } from "../evaluate/score.ts";
import { writeMisses, writeReasons, writeTable } from "../evaluate/tables.ts";
import { SOUND } from "./sound-registry.ts";

const { tables } = compileTables(
  SOUND.map(({ value }) => value),
  { version: "1.0.0" },
);
const match = createMatcher({ tables: [tables] });

/** Right; right but not closest; wrong category; wrongly dropped; not scored. */
const SAMPLE = `
{"id":"a","text":"550 no such user here","accept":["user-unknown"],"primary":"user-unknown","suppress":true}
{"id":"b","text":"552 the box of a@example.com overflows","accept":["mailbox-full","user-unknown"],"primary":"user-unknown","suppress":true}
{"id":"c","text":"550 something else","accept":["ip-blocklisted"],"primary":"ip-blocklisted","suppress":false}

{"id":"d","text":"550 5.1.1 hello","host":"mx.example.com","command":"DATA","accept":["mailbox-full"],"primary":"mailbox-full","suppress":false}
{"id":"e","text":"550 5.1.1 hello","accept":[],"primary":null,"suppress":null}
`;

describe("readLabelled", () => {
  test("a line is a reply, and empty lines are none", () => {
    expect(readLabelled(SAMPLE, "sample").map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e"]);
    expect(readLabelled("", "sample")).toEqual([]);
  });

  const WRONG: [text: string, line: number][] = [
    ["{", 1],
    ['{"text":"550","accept":[]}\n\n{"text":550,"accept":[]}', 3],
    ['\n{"text":"550"}', 2],
    ["null", 1],
    ["[]", 1],
    ['{"text":"550","accept":"user-unknown"}', 1],
  ];

  test.each(WRONG)("%j", (text, line) => {
    expect(() => readLabelled(text, "sample.jsonl")).toThrow(
      `sample.jsonl:${line}: expected an object with "text" and "accept"`,
    );
  });
});

describe("scoreReplies", () => {
  const score = scoreReplies(readLabelled(SAMPLE, "sample"), match);

  test("figures", () => {
    expect(score.figures).toEqual({
      scored: 4,
      right: 50,
      strict: 25,
      abstained: 25,
      category: 50,
      found: 50,
      wronglyDropped: 50,
    });
  });

  test("one by one", () => {
    const judged = score.judged.map(({ label, right, strict, abstained, drops, wronglyDropped }) => [
      label.id,
      right,
      strict,
      abstained,
      drops,
      wronglyDropped,
    ]);
    expect(judged).toEqual([
      ["a", true, true, false, true, false],
      ["b", true, false, false, false, false],
      ["c", false, false, true, false, false],
      ["d", false, false, false, true, true],
      ["e", false, false, false, true, false],
    ]);
  });

  test("an address that is dropped for a reason that counts is no mistake", () => {
    const [label] = readLabelled(
      '{"id":"f","text":"550 5.1.1","accept":["user-unknown"],"suppress":false}',
      "sample",
    );
    expect(scoreReplies([label!], match).figures.wronglyDropped).toBe(0);
  });

  test("a share of nothing is no number", () => {
    expect(scoreReplies([], match).figures).toEqual({
      scored: 0,
      right: Number.NaN,
      strict: Number.NaN,
      abstained: Number.NaN,
      category: Number.NaN,
      found: Number.NaN,
      wronglyDropped: Number.NaN,
    });
  });

  test("tables", () => {
    expect(writeTable(score)).toMatch(/^4 scored replies\nright +50\.0 % /);
    expect(writeTable(scoreReplies([], match))).toMatch(/^right +- /m);
    expect(writeReasons(score)).toBe(
      "user-unknown              2 of 2\nip-blocklisted            0 of 1\nmailbox-full              0 of 1\n",
    );
    expect(writeMisses(score)).toMatch(
      /^b\n(?:.*\n)*c\n(?:.*\n)*WRONGLY DROPPED d\n {2}"550 5\.1\.1 hello" from "mx\.example\.com"\n {2}expected mailbox-full; got user-unknown by x\.1\.1 \(enhanced\)$/m,
    );
    expect(writeMisses(score)).not.toMatch(/^[ae]$/m);
  });
});

describe("the rule of the first digit", () => {
  const score = scoreReplies(readLabelled(SAMPLE, "sample"), match);

  test.each([
    [{ code: 550, enhanced: "4.1.1" }, 5],
    [{ enhanced: "4.1.1" }, 4],
    [{}, 0],
  ])("class of %j", (diagnosis, expected) => {
    expect(classOf(diagnosis)).toBe(expected);
  });

  test("drops whatever begins with 5, good or bad", () => {
    expect(scoreFirstDigit(score.judged)).toEqual({ toDrop: 2, found: 2, toKeep: 2, wronglyDropped: 2 });
    const later = readLabelled(
      '{"id":"g","text":"450 no such user here","accept":[],"suppress":true}',
      "sample",
    );
    expect(scoreFirstDigit(scoreReplies(later, match).judged)).toMatchObject({ toDrop: 1, found: 0 });
  });

  test("stands beside ours in both tables", () => {
    expect(writeTable(score)).toMatch(/^If every 5xx dropped its address\nfound +100\.0 % {2}2 of 2$/m);
    expect(evaluationTable(score)).toContain("| good addresses that are dropped (of 2) | 100 % | 50 % |");
  });

  test("the page is told to be wrong where other figures were measured", () => {
    expect(problemsOfPage(score)).toEqual([expect.stringMatching(/^docs\/taxonomy\.md tells other figures/)]);
    expect(pageWith(score).text).toContain(evaluationTable(score));
    expect(pageWith(score).text).toContain("## The reasons");
  });
});

describe("belowFloor", () => {
  const FIGURES: Figures = {
    scored: 4,
    right: 50,
    strict: 25,
    abstained: 25,
    category: 50,
    found: 50,
    wronglyDropped: 1,
  };

  const CASES: [what: string, floor: Record<string, number>, failures: string[]][] = [
    ["no floor", {}, []],
    ["as good as asked", { right: 50, strict: 25, wronglyDropped: 1, abstained: 25 }, []],
    ["better than asked", { right: 40, wronglyDropped: 2 }, []],
    [
      "too few",
      { right: 50.1, strict: 10 },
      ["right is 50.00 %, and evaluation-floor.json asks for at least 50.1 %."],
    ],
    [
      "too many",
      { wronglyDropped: 0.9 },
      ["wronglyDropped is 1.00 %, and evaluation-floor.json asks for at most 0.9 %."],
    ],
    [
      "two failures",
      { right: 60, abstained: 20 },
      [
        "right is 50.00 %, and evaluation-floor.json asks for at least 60 %.",
        "abstained is 25.00 %, and evaluation-floor.json asks for at most 20 %.",
      ],
    ],
    ["a name that is none", { rigth: 50 }, ['evaluation-floor.json names "rigth", which is no figure.']],
  ];

  test.each(CASES)("%s", (_what, floor, failures) => {
    expect(belowFloor(FIGURES, floor)).toEqual(failures);
  });

  test("a figure that is no number fails whatever is asked", () => {
    const nothing = { ...FIGURES, right: Number.NaN, wronglyDropped: Number.NaN };
    expect(belowFloor(nothing, { right: 0, wronglyDropped: 100 })).toHaveLength(2);
  });
});
