import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tables } from "@bouncebook/data/tables";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportFiles } from "../../src/index.js";
import { agreement } from "./first-match.js";
import { asPostfix, refusals } from "./replies.js";

const STATUS = "smtp_delivery_status_filter.pcre";
const REPLY = "smtp_reply_filter.pcre";
const DEFER = ["mailbox-full", "rate-limited", "greylisted"];
const POSTMAP = {
  env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  encoding: "utf8",
} as const;

/** What is missing of a Postfix that reads pcre tables; undefined when nothing is. */
function missing(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "bouncebook-postmap-"));
  try {
    writeFileSync(join(folder, "main.cf"), "");
    writeFileSync(join(folder, "map"), "/found/ yes\n");
    const { error, stdout } = spawnSync(
      "postmap",
      ["-c", folder, "-q", "found", `pcre:${folder}/map`],
      POSTMAP,
    );
    if (error) return "Postfix is not installed";
    return stdout.trim() === "yes" ? undefined : "Postfix reads no pcre tables";
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lacks = missing();
if (lacks) console.log(`${lacks}, so its tests are skipped: apt-get install postfix postfix-pcre`);

describe("what may be deferred", () => {
  test.for([
    [undefined, /^postfix: say with --defer which reasons .*mailbox-full.*\.$/],
    [[], /^postfix: say with --defer/],
    [["user-unknown"], /^postfix: --defer user-unknown cannot be deferred; .*rate-limited.*\.$/],
    [["mailbox-full", "no-such-reason"], /--defer no-such-reason cannot/],
  ] as const)("%j is refused with one sentence", ([defer, sentence]) => {
    expect(() => exportFiles("postfix", defer ? { defer } : {})).toThrow(sentence);
  });

  test("no address that is bad for good", () => {
    const hard = tables().reasons.filter(([, , bounce]) => bounce === "hard");
    expect(hard.length).toBeGreaterThan(3);
    for (const [reason] of hard) expect(() => exportFiles("postfix", { defer: [reason] })).toThrow(TypeError);
  });

  test("--provider takes only texts of that provider", () => {
    const lines = (provider?: string) =>
      exportFiles("postfix", { defer: DEFER, ...(provider && { provider }) })[0]!.text!.match(/ 4\$1$/gm)!;
    expect(lines("google").length).toBeGreaterThan(0);
    expect(lines("google").length).toBeLessThan(lines().length / 10);
  });
});

describe.skipIf(lacks !== undefined)("a real Postfix reads the maps", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bouncebook-postmap-"));
    writeFileSync(join(folder, "main.cf"), "");
    for (const { path, text } of exportFiles("postfix", { defer: DEFER }))
      writeFileSync(join(folder, path), text!);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Answers by question; postmap tells only those that it finds. */
  function ask(map: string, questions: readonly string[]): Map<string, string> {
    const options = { ...POSTMAP, input: `${questions.join("\n")}\n`, maxBuffer: 64 * 1024 * 1024 };
    const { stdout, stderr } = spawnSync(
      "postmap",
      ["-c", folder, "-q", "-", `pcre:${join(folder, map)}`],
      options,
    );
    expect(stderr).toBe("");
    return new Map(
      stdout
        .split("\n")
        .filter((line) => line.includes("\t"))
        .map((line) => [line.slice(0, line.indexOf("\t")), line.slice(line.indexOf("\t") + 1)]),
    );
  }

  const permanent = refusals().filter(({ text }) => text.startsWith("5"));

  test("examples of the chosen reasons are deferred, others stay as they are", () => {
    const answers = ask(
      STATUS,
      permanent.map(({ text }) => asPostfix(text)),
    );
    const asked = permanent.map((reply) => {
      const question = asPostfix(reply.text);
      return { reply, question, answer: answers.get(question) ?? question };
    });
    for (const { question, answer } of asked) expect(answer.slice(1)).toBe(question.slice(1));
    const wanted = asked.filter(({ reply }) => DEFER.includes(reply.reason));
    const others = asked.filter(({ reply }) => !DEFER.includes(reply.reason));
    expect(wanted.length).toBeGreaterThan(300);
    expect(agreement(wanted, ({ answer }) => answer.startsWith("4"))).toBeGreaterThan(95);
    expect(agreement(others, ({ answer }) => answer.startsWith("5"))).toBeGreaterThan(99);
  });

  test("one line of a reply", () => {
    const answers = ask(REPLY, [
      "552 5.2.2 Mailbox full",
      "552-Mailbox full",
      "550 5.1.1 User unknown",
      "452 4.2.2 Mailbox full",
    ]);
    expect(Object.fromEntries(answers)).toEqual({
      "552 5.2.2 Mailbox full": "452 4.2.2 Mailbox full",
      "552-Mailbox full": "452-Mailbox full",
    });
  });
});
