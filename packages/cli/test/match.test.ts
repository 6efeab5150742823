import { describe, expect, test } from "vitest";
import { type Answer, bouncebook, problemsOf } from "./run.js";

interface Line {
  text: string;
  reason: string;
  code?: number;
  provider?: string;
  action: string;
}

function match(input: string | Buffer, ...args: string[]): Answer & { lines: Line[] } {
  const answer = bouncebook(["match", ...args], { input });
  expect(problemsOf(answer)).toEqual([]);
  expect(answer.stdout).toMatch(/^(?:\{.*\}\n)*$/);
  const lines = answer.stdout.split("\n").slice(0, -1);
  return { ...answer, lines: lines.map((line) => JSON.parse(line) as Line) };
}

describe("lines in, diagnoses out", () => {
  test("in the order of the input, one for each line", () => {
    const { lines, code, stderr } = match(
      "550 5.1.1 User unknown\n552 5.2.2 Mailbox full\n\nzxcvbn\r\n250 Ok",
    );
    expect(lines.map(({ reason }) => reason)).toEqual([
      "user-unknown",
      "mailbox-full",
      "unknown",
      "unknown",
      "delivered",
    ]);
    expect([code, stderr]).toEqual([0, ""]);
  });

  test("ten thousand lines keep their order", () => {
    const replies = Array.from({ length: 10_000 }, (_, at) => `550 5.1.1 user${at}@example.com is unknown`);
    const { lines } = match(replies.join("\n"));
    expect(lines.map(({ text }) => text)).toEqual(replies);
  });

  const OBJECTS: [what: string, given: object, args: string[], expected: Partial<Line>][] = [
    ["a reply alone", { reply: "550 5.1.1" }, [], { reason: "user-unknown", code: 550 }],
    ["a host", { reply: "550 5.1.1", host: "gmail-smtp-in.l.google.com" }, [], { provider: "google" }],
    ["a recipient", { reply: "550 5.1.1", recipient: "a@gmail.com" }, [], { provider: "google" }],
    ["the window is over", { reply: "452 4.2.2 Mailbox full", final: true }, [], { action: "review" }],
    ["a flag holds for every line", { reply: "452 4.2.2 Mailbox full" }, ["--final"], { action: "review" }],
    [
      "a line goes before the flag",
      { reply: "452 4.2.2 Mailbox full", final: false },
      ["--final"],
      { action: "retry" },
    ],
    [
      "a line's host goes before the flag",
      { reply: "550 5.1.1", host: "gmail-smtp-in.l.google.com" },
      ["--host", "mx.example.com"],
      { provider: "google" },
    ],
    ["null is nothing", { reply: "550 5.1.1", host: null, recipient: null }, [], { reason: "user-unknown" }],
    [
      "several lines in one",
      { reply: "550-5.1.1 User\r\n550 5.1.1 unknown" },
      [],
      { text: "550 5.1.1 User unknown" },
    ],
    [
      "what else stands there is passed over",
      { reply: "550 5.1.1", id: 7, __proto: 1 },
      [],
      { reason: "user-unknown" },
    ],
  ];

  test.each(OBJECTS)("%s", (_what, given, args, expected) => {
    const { lines, code } = match(`${JSON.stringify(given)}\n`, ...args);
    expect(lines).toMatchObject([expected]);
    expect(code).toBe(0);
  });

  test("nothing recognised", () => {
    expect(match("hello\nworld\n")).toMatchObject({ code: 1, stderr: "" });
  });

  test("no input, no output", () => {
    expect(match("")).toMatchObject({ code: 1, lines: [], stdout: "" });
  });
});

describe("lines that are not what they seem", () => {
  const CASES: [what: string, line: string, complaint: string, expected: Partial<Line>][] = [
    [
      "no JSON",
      "{550 5.1.1 User unknown",
      "line 2: this begins like JSON and is not",
      { reason: "user-unknown" },
    ],
    [
      "half an object",
      '{"reply":"550 5.1.1 User unknown"',
      "line 2: this begins like JSON and is not",
      { reason: "user-unknown" },
    ],
    ["no reply", '{"text":"550"}', 'line 2: expected a text under "reply"', { text: "" }],
    ["a number", '{"reply":550}', 'line 2: expected a text under "reply"', { text: "" }],
    [
      "a host that is none",
      '{"reply":"550 5.1.1","host":7}',
      'line 2: expected a text under "host"',
      { reason: "user-unknown" },
    ],
    [
      "inherited only",
      '{"__proto__":{"reply":"550"}}',
      'line 2: expected a text under "reply"',
      { text: "" },
    ],
  ];

  test.each(CASES)("%s", (_what, line, complaint, expected) => {
    const { lines, code, stderr } = match(`250 Ok\n${line}\n552 5.2.2 Mailbox full\n`);
    expect(lines).toMatchObject([{ reason: "delivered" }, expected, { reason: "mailbox-full" }]);
    expect(stderr).toContain(`bouncebook: ${complaint}`);
    expect(code).toBe(3);
  });
});

describe("hostile input", () => {
  const CASES: [what: string, input: string | Buffer, count: number][] = [
    ["ten million characters on one line", `550 5.1.1 ${"a".repeat(10_000_000)}\n250 Ok\n`, 2],
    ["a long line without its end", `550 5.1.1 ${"a".repeat(1_000_000)}`, 1],
    ["every byte", Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), 2],
    ["broken UTF-8", Buffer.from([0x35, 0x35, 0x30, 0x20, 0xc3, 0x0a, 0xf0, 0x9f, 0x0a]), 2],
    ["lone surrogates", `{"reply":"550 5.1.1 \\ud800 User unknown \\udfff"}\n`, 1],
    ["escape sequences", `550 \u001b[2J \u009b31m \u202e \u200b\n`, 1],
    ["escape sequences in JSON", `{"reply":"550 \\u001b[2J \\u009b \\u202e \\ufeff"}\n`, 1],
    ["nothing but line ends", "\n".repeat(1000), 1000],
    ["carriage returns", "550 5.1.1 a\rb\rc\r\n", 1],
  ];

  test.each(CASES)("%s", (_what, input, count) => {
    const { lines } = match(input);
    expect(lines).toHaveLength(count);
    for (const { text } of lines) expect(text.length).toBeLessThanOrEqual(4096);
  });

  test("deeply nested JSON", () => {
    const { code, stderr } = match(`{"reply":${"[".repeat(50_000)}\n`);
    expect([code, stderr.startsWith("bouncebook: line 1: ")]).toEqual([3, true]);
  });

  test("a character that two pieces of the input share", () => {
    const { lines } = match(`${"550 5.1.1 é邮箱\n".repeat(20_000)}`);
    expect(new Set(lines.map(({ text }) => text))).toEqual(new Set(["550 5.1.1 é邮箱"]));
  });
});

describe("called wrongly", () => {
  const CASES: [args: string[], complaint: string][] = [
    [["550 User unknown"], 'match reads standard input, not arguments. Use: bouncebook "550 User unknown"'],
    [["--format", "json"], "unknown flag --format"],
    [["--hots", "x"], "Did you mean --host?"],
    [["--registry"], "--registry needs a value"],
    [["--registry", "/no/such/folder"], "--registry /no/such/folder: there is no such folder"],
  ];

  test.each(CASES)("%j", (args, complaint) => {
    const answer = bouncebook(["match", ...args], { input: "550\n" });
    expect(problemsOf(answer)).toEqual([]);
    expect(answer.stderr).toContain(complaint);
    expect(answer.stdout).toBe("");
    expect(answer.code).toBe(args.includes("/no/such/folder") ? 3 : 2);
  });
});
