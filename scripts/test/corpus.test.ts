import { describe, expect, test } from "vitest";
import { checkCorpus } from "../corpus/check-corpus.ts";
import { type Compared, compareLines } from "../corpus/compare.ts";
import { rewriteLines } from "../corpus/fix-corpus.ts";
import { readCorpus, readLines } from "../corpus/read-corpus.ts";
import { writeMoved, writeSummary } from "../corpus/write.ts";
import { createContext } from "../run-rules.ts";
import { changed, SOUND } from "./sound-registry.ts";

const FULL = { reply: "552 the box of a@example.com overflows", expected: "acme/box-full" };
const BANNED = { reply: "550 5.7.620 go away", host: "mx1.acme.example", expected: "acme/banned" };
const NOBODY = { reply: "nothing that anybody would send", expected: null };

const context = createContext(SOUND, []);

function corpusOf(...lines: readonly object[]) {
  return readLines(`${lines.map((line) => JSON.stringify(line)).join("\n")}\n`, "corpus/some.jsonl");
}

function compare(...lines: readonly object[]): Compared[] {
  return compareLines(corpusOf(...lines).lines, context);
}

describe("reading", () => {
  test("a line keeps its place, its context and what ought to answer", () => {
    expect(corpusOf(FULL, BANNED, { ...NOBODY, today: "550" }).lines).toEqual([
      { path: "corpus/some.jsonl", line: 1, reply: FULL.reply, options: {}, expected: "acme/box-full" },
      {
        path: "corpus/some.jsonl",
        line: 2,
        reply: BANNED.reply,
        options: { host: "mx1.acme.example" },
        expected: "acme/banned",
      },
      {
        path: "corpus/some.jsonl",
        line: 3,
        reply: NOBODY.reply,
        options: {},
        expected: null,
        today: "550",
      },
    ]);
  });

  const FAULTS: [text: string, message: string][] = [
    ["550 no object", "is no JSON object"],
    ["[]", "is no JSON object"],
    ["", "is no JSON object"],
    ['{"expected":null}', '"reply" is missing'],
    ['{"reply":"550"}', '"expected" is missing'],
    ['{"reply":"550","expected":550}', '"expected" is missing'],
    ['{"reply":"550","expected":null,"host":1}', "are texts"],
    ['{"reply":"550","expected":null,"today":1}', '"today" is the id of an entry'],
    ['{"reply":"550","expected":null,"hots":"a"}', '"hots" is not a key'],
  ];
  test.each(FAULTS)("%j is a problem with a place", (text, message) => {
    const { lines, problems } = readLines(
      `{"reply":"550","expected":"550"}\n${text}\n{"reply":"x","expected":null}\n`,
      "corpus/a.jsonl",
    );
    expect(lines).toHaveLength(2);
    expect(problems).toEqual([
      { path: "corpus/a.jsonl", line: 2, column: 1, message: expect.stringContaining(message) },
    ]);
  });
});

describe("comparing", () => {
  const STATES: [what: string, line: object, state: Compared["state"], now: string | null][] = [
    ["the entry that ought to", FULL, "as-expected", "acme/box-full"],
    ["an entry that the host decides", BANNED, "as-expected", "acme/banned"],
    ["nothing, and nothing ought to", NOBODY, "as-expected", null],
    ["another entry", { ...FULL, expected: "550" }, "moved", "acme/box-full"],
    ["nothing, and something ought to", { ...NOBODY, expected: "550" }, "moved", null],
    ["something, and nothing ought to", { ...FULL, expected: null }, "moved", "acme/box-full"],
    [
      "the wrong entry that is known",
      { ...FULL, expected: null, today: "acme/box-full" },
      "wrong-as-known",
      "acme/box-full",
    ],
    ["nothing, as is known", { ...NOBODY, expected: "550", today: null }, "wrong-as-known", null],
    ["what ought to, at last", { ...FULL, today: "550" }, "now-right", "acme/box-full"],
    ["yet another wrong entry", { ...FULL, expected: null, today: "x.1.1" }, "moved", "acme/box-full"],
  ];
  test.each(STATES)("%s answers", (_what, line, state, now) => {
    expect(compare(line)[0]).toMatchObject({ state, now });
  });

  test("a line that would cost a good address is told", () => {
    const unknown = { reply: "550 no such user here", expected: "550" };
    const list = { ...unknown, expected: "some-list" };
    expect(compare(unknown)[0]).toMatchObject({
      reasonBefore: "unknown",
      reasonNow: "user-unknown",
      dropsNow: true,
    });
    expect(compare(list)[0]).toMatchObject({ reasonBefore: "ip-blocklisted", dropsNow: true });
    expect(compare({ ...unknown, expected: "x.1.1" })[0]).toMatchObject({ dropsNow: false });
    expect(compare({ ...FULL, expected: "550" })[0]).toMatchObject({ dropsNow: false });
  });

  test("an id that nothing has, and an address that may be somebody's, are problems", () => {
    const { problems } = checkCorpus(
      corpusOf({ ...FULL, expected: "acme/no-such" }, { reply: "550 10.0.0.1 is banned", expected: "550" }),
      context,
    );
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [1, "There is no entry acme/no-such. Give the id of an entry, or null."],
      [2, "10.0.0.1 may belong to somebody. Use 192.0.2.1, 2001:db8::1 or somebody@example.com."],
    ]);
  });

  test("where files are named, only lines count whose entry is among them", () => {
    const named = createContext(SOUND, ["registry/providers/acme/box-full.json"]);
    const chosen = SOUND.filter(({ value }) => value.id === "acme/box-full");
    const { compared } = checkCorpus(
      corpusOf(FULL, BANNED, { ...FULL, expected: null }),
      { ...named, chosen },
      ["registry/providers/acme/box-full.json"],
    );
    expect(compared.map(({ line }) => line.line)).toEqual([1, 3]);
  });
});

describe("a template that changes", () => {
  const greedy = createContext(
    changed("wordings/user-unknown/en.json", { match: ["no such user here", "no such service here"] }),
    [],
  );
  const service = { reply: "550 no such service here", expected: "550" };
  const moved = compareLines(corpusOf(FULL, service).lines, greedy);

  test("moves a line, which is named with its place", () => {
    expect(moved.map(({ state }) => state)).toEqual(["as-expected", "moved"]);
    expect(writeMoved(moved[1]!)).toBe(
      'registry/corpus/some.jsonl:2  expected 550, now wordings/user-unknown/en: "550 no such service here"',
    );
  });

  test("is summed up by reason", () => {
    expect(writeSummary(moved).split("\n").slice(0, 3)).toEqual([
      "2 corpus lines, 1 moved",
      "1 have another entry, 1 of them another reason, 1 would now drop an address",
      `  ${"unknown -> user-unknown".padEnd(40)}   1, 1 would now drop an address`,
    ]);
  });

  test("a long reply is cut where it is shown", () => {
    const [long] = compare({ reply: `550 ${"x".repeat(500)}`, expected: null });
    expect(writeMoved(long!).length).toBeLessThan(200);
  });

  test("nothing moved is said in one line", () => {
    expect(
      writeSummary(compare(FULL, { ...NOBODY, expected: "550", today: null }, { ...FULL, today: "550" })),
    ).toBe(
      '3 corpus lines, 0 moved, 1 known to be wrong, 1 now right (`pnpm fix --corpus` drops their "today")',
    );
  });
});

describe("rewriting", () => {
  const REWRITTEN: [what: string, before: object, after: object][] = [
    ["what ought to answer gives way to what does", { ...FULL, expected: "550" }, FULL],
    [
      "what ought to answer stays where it is known to be wrong",
      { ...FULL, expected: null, today: "550" },
      { ...FULL, expected: null, today: "acme/box-full" },
    ],
    ["a wrong answer that was put right is forgotten", { ...FULL, today: "550" }, FULL],
  ];
  test.each(REWRITTEN)("%s", (_what, before, after) => {
    const text = `${JSON.stringify(NOBODY)}\n${JSON.stringify(before)}\n`;
    const compared = compareLines(readLines(text, "corpus/a.jsonl").lines, context);
    const other = compared.filter(({ state }) => state === "moved" || state === "now-right");
    expect(rewriteLines(text, other)).toBe(`${JSON.stringify(NOBODY)}\n${JSON.stringify(after)}\n`);
  });
});

describe("the corpus of the registry", () => {
  const { lines, problems } = readCorpus();

  test("holds no line that cannot be read, and none twice", () => {
    expect(problems).toEqual([]);
    const keys = lines.map(({ reply, options }) => JSON.stringify([reply, options]));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  test("is broad: replies, near misses, and lines that are no reply", () => {
    expect(lines.length).toBeGreaterThanOrEqual(450);
    expect(lines.filter(({ path }) => path === "corpus/near-misses.jsonl").length).toBeGreaterThanOrEqual(80);
    expect(lines.filter(({ expected }) => expected === null).length).toBeGreaterThanOrEqual(50);
    const languages = new Set(
      lines.flatMap(({ expected }) => /^wordings\/[^/]+\/(.+)$/.exec(expected ?? "")?.[1] ?? []),
    );
    expect(languages.size).toBeGreaterThanOrEqual(20);
  });
});
