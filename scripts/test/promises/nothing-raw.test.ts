import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { visible } from "../../../packages/formatter/src/visible.ts";
import { writeProblem } from "../../report.ts";
import { COMMAND, node } from "./run.ts";

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** Every character that a terminal obeys, that turns what follows, or that nobody sees. */
const HIDDEN = [
  ...range(0x00, 0x1f),
  ...range(0x7f, 0x9f),
  0xad,
  0x34f,
  ...range(0x600, 0x605),
  0x61c,
  0x6dd,
  0x70f,
  0x115f,
  0x1160,
  0x17b4,
  0x17b5,
  ...range(0x180b, 0x180f),
  ...range(0x200b, 0x200f),
  ...range(0x2028, 0x202e),
  ...range(0x2060, 0x206f),
  0x3164,
  ...range(0xfe00, 0xfe0f),
  0xfeff,
  0xffa0,
  ...range(0xfff0, 0xfff8),
  ...range(0xfff9, 0xfffb),
  0x110bd,
  ...range(0x1bca0, 0x1bca3),
  ...range(0x1d173, 0x1d17a),
  0xe0001,
  ...range(0xe0020, 0xe007f),
  0xe0100,
  0xe01ef,
].map((code) => String.fromCodePoint(code));
const ANY_HIDDEN = new RegExp(
  `[${HIDDEN.map((each) => `\\u{${each.codePointAt(0)!.toString(16)}}`).join("")}]|\\p{Cs}`,
  "u",
);

/** A line end is written by the command itself, and ends a line of its own text. */
const shownRaw = (text: string): string | undefined => ANY_HIDDEN.exec(text.replaceAll("\n", ""))?.[0];

const root = mkdtempSync(join(tmpdir(), "bouncebook-raw-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** All of them in one text that is a reply; a null byte cannot be an argument. */
const ALL = HIDDEN.map((each) => `a${each}b`).join(" ");
const ARGUMENT = ALL.replaceAll("\u0000", "");
const FORMATS = ["text", "markdown", "html", "json"];

describe("No control, escape, hidden or direction-changing character of a stranger's is printed raw.", () => {
  test("each of them is shown as its escape", () => {
    expect(HIDDEN.length).toBeGreaterThan(190);
    for (const each of HIDDEN) {
      expect(shownRaw(each) ?? (each === "\n" ? each : undefined)).toBe(each);
      expect(visible(`a${each}b`)).toMatch(/^a(?:\\u[0-9a-f]{4}){1,2}b$/);
    }
    expect(visible("plain text, é, 邮箱, \u{1f600}")).toBe("plain text, é, 邮箱, \u{1f600}");
  });

  const name = (text: string): string => text.replace(/[\u0000/]/g, "").slice(0, 60);
  const own = join(root, "own");
  const hostileFolder = join(root, name(ARGUMENT));
  mkdirSync(join(own, "providers/google"), { recursive: true });
  mkdirSync(hostileFolder);
  const texts = {
    title: ALL,
    meaning: ALL,
    notes: ALL,
    causes: [ALL],
    fixes: [ALL],
    sources: [{ url: `https://example.com/${ALL}`, title: ALL }],
  };
  const entry = {
    id: "google/ours",
    kind: "response",
    reason: "mailbox-full",
    match: ["our own box is full"],
    ...texts,
  };
  writeFileSync(join(own, "ours.json"), JSON.stringify(entry));
  writeFileSync(
    join(hostileFolder, "x.json"),
    `{"id":"${ARGUMENT.replace(/[\u0000-\u001f"\\]/g, "")}","kind":\u009b}`,
  );
  writeFileSync(join(hostileFolder, name(`b${ARGUMENT}`)), "{");
  const reply = `550 5.7.1 ${ALL.replaceAll("\n", "")} blocked using zen.spamhaus.org`;
  const mail = join(root, "mail");
  mkdirSync(mail);
  const folded = ALL.replace(/[\r\n]/g, "");
  writeFileSync(
    join(mail, `${name(`c${ARGUMENT}`)}.eml`),
    `From: MAILER-DAEMON@a.example\nSubject: ${folded}\nX: ${folded}\n\n<user@example.net>:\n${reply}\n`,
  );
  writeFileSync(join(mail, `${name(`d${ARGUMENT}`)}.gz`), "no gzip");
  writeFileSync(
    join(mail, "mail.log"),
    `Nov 23 21:40:07 mail postfix/smtp[7]: A1B2C3D4: to=<jo@example.net>, relay=${folded}, dsn=5.1.1, status=bounced (${folded})\n`,
  );
  writeFileSync(
    join(mail, "hook.json"),
    JSON.stringify([
      {
        event: "bounce",
        type: "bounce",
        email: `jo@example.net${ALL}`,
        reason: ALL,
        sg_event_id: ALL,
        timestamp: 1,
      },
    ]),
  );

  const CASES: [what: string, args: readonly string[], input: string][] = [
    ...FORMATS.flatMap((format): [string, string[], string][] => [
      [`explain a reply, ${format}`, ["--format", format, `550 5.1.1 ${ARGUMENT}`], ""],
      [
        `explain a paste, ${format}`,
        ["explain", "--format", format, "--host", ARGUMENT, "--recipient", ARGUMENT],
        reply,
      ],
      [
        `explain a message, ${format}`,
        ["explain", "--format", format],
        `From: MAILER-DAEMON@a.example\nSubject: ${folded}\nTo: a@example.com\n\n<user@example.net>:\n${reply}\n`,
      ],
      [
        `explain with entries of one's own, ${format}`,
        ["--registry", own, "--format", format, "452 our own box is full"],
        "",
      ],
      [`show an entry of one's own, ${format}`, ["--registry", own, "--format", format, "google/ours"], ""],
    ]),
    ["match", ["match"], `${reply}\n${JSON.stringify({ reply: ALL, host: ALL })}\n{${ALL}\n`],
    ["parse", ["parse", mail], ""],
    [
      "parse standard input",
      ["parse"],
      `From: MAILER-DAEMON@a.example\nSubject: ${folded}\n\n<user@example.net>:\n${reply}\n`,
    ],
    ["a file that is not there", ["parse", name(ARGUMENT)], ""],
    ["a folder that is not there", ["--registry", name(ARGUMENT), "550"], ""],
    ["a registry folder with such a name", ["--registry", hostileFolder, "550"], ""],
    ["an unknown flag", [`--${ARGUMENT}`], ""],
    ["a flag of one letter", [`-${ARGUMENT}`], ""],
    ["an unknown format", ["--format", ARGUMENT, "550"], ""],
    ["an unknown kind", ["list", "--kind", ARGUMENT], ""],
    ["an unknown reason", ["list", "--reason", ARGUMENT], ""],
    ["an unknown provider", ["list", "--provider", ARGUMENT], ""],
    ["words of list", ["list", ARGUMENT], ""],
    ["words of match", ["match", ARGUMENT], ""],
    ["an unknown id", ["show", ARGUMENT], ""],
    ["words that nothing holds", ["search", ARGUMENT], ""],
    ["an unknown shell", ["completion", ARGUMENT], ""],
    ["help on something unknown", ["help", ARGUMENT], ""],
  ];

  test.each(CASES)("%s", (_what, args, input) => {
    const { status, stdout, stderr } = node([COMMAND, ...args], input);
    expect([0, 1, 2, 3]).toContain(status);
    expect(shownRaw(stdout)).toBeUndefined();
    expect(shownRaw(stderr)).toBeUndefined();
    expect(stdout + stderr).not.toBe("");
  });

  test("a line end in a name begins no line of its own", () => {
    const folder = join(root, "a\nbouncebook: all is well");
    mkdirSync(folder);
    writeFileSync(join(folder, "x\nbouncebook: all is well.json"), "{");
    for (const args of [
      ["--registry", folder, "550"],
      ["parse", join(folder, "nowhere")],
      ["list", "--kind", "a\nbouncebook: all is well"],
    ]) {
      const { stderr } = node([COMMAND, ...args]);
      expect(stderr.split("\n").filter((line) => line.startsWith("bouncebook: all is well"))).toEqual([]);
    }
  });

  test("what match and parse print is the stranger's text again, once it is read as JSON", () => {
    const { stdout } = node(
      [COMMAND, "match"],
      `${JSON.stringify({ reply: `550 5.1.1 \u202e\u200d\u{e0041} x` })}\n`,
    );
    expect((JSON.parse(stdout) as { text: string }).text).toBe("550 5.1.1 \u202e\u200d\u{e0041} x");
  });

  test("what pnpm check says", () => {
    expect(shownRaw(writeProblem({ path: ALL, message: ALL }))).toBeUndefined();
    expect(writeProblem({ path: "a\nb", message: "c\nd" })).not.toContain("\n");
  });
});
