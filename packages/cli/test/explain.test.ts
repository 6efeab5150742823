import { describe, expect, test } from "vitest";
import { bouncebook, problemsOf } from "./run.js";

const UNKNOWN_USER = "550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown";
const DMARC = [
  "550-5.7.26 Unauthenticated email from example.com is not accepted due to",
  "550-5.7.26 domain's DMARC policy. Please contact the administrator of",
  "550 5.7.26 example.com domain if this was a legitimate mail. - gsmtp",
];

interface Case {
  what: string;
  args: string[];
  input?: string | Buffer;
  code: number;
  stdout?: (string | RegExp)[];
  stderr?: (string | RegExp)[];
}

const ANSWERED: Case[] = [
  {
    what: "a reply",
    args: [UNKNOWN_USER],
    code: 0,
    stdout: ["stop mailing it", "reason  user-unknown (recipient)", "What to do"],
  },
  { what: "with its name", args: ["explain", UNKNOWN_USER], code: 0, stdout: ["stop mailing it"] },
  {
    what: "a bare reply code",
    args: ["550"],
    code: 0,
    stdout: [/^Mailbox unavailable\n/, /action\s+review/],
  },
  { what: "a bare enhanced code", args: ["5.7.26"], code: 0, stdout: ["auth-failed"] },
  {
    what: "an id",
    args: ["google/dmarc-policy"],
    code: 0,
    stdout: ["id        google/dmarc-policy", "What it means"],
  },
  { what: "the id of a reason", args: ["mailbox-full"], code: 0, stdout: ["kind      reason"] },
  { what: "the id of an enhanced code", args: ["x.7.26"], code: 0, stdout: ["kind      enhanced"] },
  {
    what: "markdown",
    args: ["--format", "markdown", UNKNOWN_USER],
    code: 0,
    stdout: [/^## /, "\n### What to do\n"],
  },
  {
    what: "html",
    args: ["--format=html", UNKNOWN_USER],
    code: 0,
    stdout: [/^<article class="bouncebook">\n/, /<\/article>\n$/],
  },
  {
    what: "two replies",
    args: ["552 5.2.2 Mailbox full", "550 5.1.1"],
    code: 0,
    stdout: ["mailbox-full", "user-unknown"],
  },
  {
    what: "one of two is known",
    args: ["zxcvbn", "550 5.1.1"],
    code: 0,
    stdout: ["Nothing in this text was recognised.", "user-unknown"],
  },
  {
    what: "a host",
    args: ["--host", "gmail-smtp-in.l.google.com", "550 5.1.1"],
    code: 0,
    stdout: ["by the name of the server"],
  },
  {
    what: "a recipient",
    args: ["--recipient=a@gmail.com", "550 5.1.1"],
    code: 0,
    stdout: ["by the recipient's domain"],
  },
  {
    what: "the window is over",
    args: ["--final", "452 4.2.2 Mailbox full"],
    code: 0,
    stdout: [/action\s+review/],
  },
  { what: "the window is open", args: ["452 4.2.2 Mailbox full"], code: 0, stdout: [/action\s+retry/] },
  {
    what: "a reply that begins with a hyphen",
    args: ["--", "-550 User unknown"],
    code: 0,
    stdout: ["reply "],
  },
  {
    what: "a pasted reply over several lines",
    args: [],
    input: DMARC.join("\n"),
    code: 0,
    stdout: [/^entry +google\/dmarc-policy$/m],
  },
  {
    what: "with CRLF",
    args: [],
    input: `${DMARC.join("\r\n")}\r\n`,
    code: 0,
    stdout: ["google/dmarc-policy"],
  },
  {
    what: "broken by a log",
    args: [],
    input: "550 5.1.1 User\n  unknown",
    code: 0,
    stdout: ["user-unknown"],
  },
  {
    what: "a continued reply whose second line has no code",
    args: [],
    input: "550-5.1.1 The email account that you tried\nto reach does not exist.\n550 5.1.1 - gsmtp\n",
    code: 0,
    stdout: ["user-unknown"],
  },
  {
    what: "binary input",
    args: [],
    input: Buffer.from([0x35, 0x35, 0x30, 0x20, 0xff, 0xfe, 0x00, 0x1b, 0x5b, 0x32, 0x4a, 0xc3]),
    code: 0,
    stdout: ["550 "],
  },
  { what: "nothing recognised", args: ["zxcvbn"], code: 1, stdout: ["Nothing in this text was recognised."] },
  { what: "an empty argument", args: [""], code: 1, stderr: ["the reply is empty"] },
  { what: "empty input", args: [], input: "", code: 1, stderr: ["the reply is empty"] },
  { what: "white space", args: [], input: " \r\n\t\n", code: 1, stderr: ["the reply is empty"] },
];

const CALLED_WRONGLY: Case[] = [
  {
    what: "a misspelt flag",
    args: ["--fromat", "json", "550"],
    code: 2,
    stderr: ["unknown flag --fromat. Did you mean --format?"],
  },
  {
    what: "a strange flag",
    args: ["--qqqqqq", "550"],
    code: 2,
    stderr: ["unknown flag --qqqqqq. Known are --host"],
  },
  {
    what: "a strange flag with a value",
    args: ["--colour=always", "550"],
    code: 2,
    stderr: ["Did you mean --color?"],
  },
  { what: "a short flag", args: ["-f", "json", "550"], code: 2, stderr: ["unknown flag -f"] },
  {
    what: "a flag of another command",
    args: ["explain", "--kind", "response", "550"],
    code: 2,
    stderr: ["unknown flag --kind"],
  },
  {
    what: "a flag's name that objects have",
    args: ["--constructor", "550"],
    code: 2,
    stderr: ["unknown flag --constructor"],
  },
  {
    what: "no value",
    args: ["--host"],
    code: 2,
    stderr: ["--host needs a value, as in --host mx.example.com."],
  },
  {
    what: "no value at the end",
    args: ["550", "--format"],
    code: 2,
    stderr: ["--format needs a value, as in --format json."],
  },
  { what: "a value too much", args: ["--final=yes", "550"], code: 2, stderr: ["--final takes no value"] },
  {
    what: "an unknown format",
    args: ["--format", "yaml", "550"],
    code: 2,
    stderr: ["--format yaml: expected one of text, json, markdown, html."],
  },
  {
    what: "a format's name that objects have",
    args: ["--format", "toString", "550"],
    code: 2,
    stderr: ["expected one of"],
  },
  {
    what: "an unknown colour",
    args: ["--color", "red", "550"],
    code: 2,
    stderr: ["--color red: expected one of auto, always, never."],
  },
  {
    what: "escape sequences in a flag",
    args: ["--\u001b[2J\u009b", "550"],
    code: 2,
    stderr: ["unknown flag --\\u001b[2J\\u009b"],
  },
];

test.each([...ANSWERED, ...CALLED_WRONGLY])("$what", ({ args, input, code, stdout, stderr = [] }) => {
  const answer = bouncebook(args, input === undefined ? {} : { input });
  expect(problemsOf(answer)).toEqual([]);
  for (const part of stdout ?? []) expect(answer.stdout).toMatch(part);
  for (const part of stderr) expect(answer.stderr).toMatch(part);
  if (stdout === undefined) expect(answer.stdout).toBe("");
  if (stderr.length === 0) expect(answer.stderr).toBe("");
  expect(answer.code).toBe(code);
});

describe("json", () => {
  test("is the diagnosis", () => {
    const { stdout } = bouncebook(["--format", "json", UNKNOWN_USER]);
    expect(JSON.parse(stdout)).toMatchObject({
      code: 550,
      enhanced: "5.1.1",
      reason: "user-unknown",
      action: "suppress",
    });
  });

  test("or the entry", () => {
    const { stdout } = bouncebook(["--format", "json", "google/dmarc-policy"]);
    expect(JSON.parse(stdout)).toMatchObject({ id: "google/dmarc-policy", kind: "response" });
  });
});

test.each(["\n", "\r\n", "\r"])("a pasted reply over several lines is one reply: %j", (end) => {
  const { stdout } = bouncebook([], { input: DMARC.join(end) });
  expect(stdout.match(/^reason /gm)).toHaveLength(1);
  expect(stdout).toMatch(/^entry +google\/dmarc-policy$/m);
});

const SLIPS: [word: string, meant: string][] = [
  ["google/dmarc-polcy", "google/dmarc-policy"],
  ["exlpain", "explain"],
  ["gmail", "google"],
  ["mailbox-ful", "mailbox-full"],
];

test.each(SLIPS)("the word %s may mean %s", (word, meant) => {
  const answer = bouncebook([word]);
  expect(problemsOf(answer)).toEqual([]);
  expect(answer.code).toBe(1);
  expect(answer.stderr).toBe(`bouncebook: there is no entry "${word}". Did you mean ${meant}?\n`);
});

test("nothing is meant by words that are near to nothing", () => {
  expect(bouncebook(["zzzzzzzzzzzz"]).stderr).toBe("");
});

test("of very many replies the first thousand are answered", () => {
  const answer = bouncebook([], { input: "550 5.1.1 User unknown\n".repeat(5000) });
  expect(problemsOf(answer)).toEqual([]);
  expect(answer.stderr).toBe(
    'bouncebook: answered the first 1000 of 5000 replies; use "bouncebook match" for many replies.\n',
  );
  expect(answer.stdout.match(/^reply /gm)).toHaveLength(1000);
});

test("several pasted replies are answered in their order", () => {
  const input = "552 5.2.2 Mailbox full\n550 5.1.1 User unknown\n\n250 2.1.5 Ok\n";
  const { stdout } = bouncebook([], { input });
  const reasons = [...stdout.matchAll(/^reason +(\S+)/gm)].map(([, reason]) => reason);
  expect(reasons).toEqual(["mailbox-full", "user-unknown", "delivered"]);
});

describe("colour", () => {
  const ESCAPE = "\u001b[";
  const CASES: [what: string, args: string[], env: Record<string, string>, colored: boolean][] = [
    ["never into a pipe", [], {}, false],
    ["when asked for", ["--color", "always"], {}, true],
    ["what was asked for goes before NO_COLOR", ["--color", "always"], { NO_COLOR: "1" }, true],
    ["never when told so", ["--color", "never"], {}, false],
    ["NO_COLOR", [], { NO_COLOR: "1" }, false],
  ];

  test.each(CASES)("%s", (_what, args, env, colored) => {
    expect(bouncebook([...args, "550 5.1.1"], { env }).stdout.includes(ESCAPE)).toBe(colored);
  });

  test("a stranger's escape sequences are shown, not obeyed, whatever the colour", () => {
    const { stdout } = bouncebook(["--color", "always", "550 \u001b[2J\u009bx \u202e"]);
    expect(stdout).not.toMatch(/\u001b\[2J|\u009b|\u202e/);
  });
});

describe("a stranger's text never reaches the terminal raw", () => {
  const REPLIES = [
    "550 5.1.1 \u001b]0;title\u0007\u001b[2J",
    "550 \u009b31m \u0085 \u202e \u2066 \u200b \ufeff",
    "550\r\noverwritten\rshown\b\b\b",
    "<script>alert(1)</script> 550",
  ];
  const FORMATS = ["text", "json", "markdown", "html"];

  test.each(FORMATS)("as %s", (format) => {
    for (const reply of REPLIES) {
      expect(problemsOf(bouncebook(["--format", format, "--host", reply, reply]))).toEqual([]);
      expect(problemsOf(bouncebook(["--format", format], { input: reply }))).toEqual([]);
    }
  });
});
