import { spawn } from "node:child_process";
import { once } from "node:events";
import { visible } from "@bouncebook/formatter";
import { match } from "@bouncebook/matcher";
import { describe, expect, test } from "vitest";
import { bouncebook, COMMAND } from "./run.js";

/** Many pieces of input: about three megabytes of lines that all differ. */
const REPLIES = [
  "550 5.1.1 <user%@example.com>: Recipient address rejected: User unknown",
  '552 5.2.2 "user%" is over quota',
  "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org; %",
  "550 5.1.1 Empfänger müller% unbekannt",
  "450 4.2.0 Greylisted, please try again in % seconds",
  "zxcvbn %",
];
const LINES = Array.from({ length: 50_000 }, (_, at) =>
  REPLIES[at % REPLIES.length]!.replace("%", String(at)),
);

describe("many lines", () => {
  test("are answered in their order, as each would be alone", () => {
    const { stdout, stderr, code } = bouncebook(["match"], { input: `${LINES.join("\n")}\n` });
    expect([code, stderr]).toEqual([0, ""]);
    const answers = stdout.split("\n");
    expect(answers.pop()).toBe("");
    expect(answers).toHaveLength(LINES.length);
    const wrong = answers.findIndex((answer, at) => answer !== visible(JSON.stringify(match(LINES[at]!))));
    expect(answers[wrong]).toBe(undefined);
  });

  test("flags hold for all of them", () => {
    const input = "452 4.2.2 Mailbox full of mail for a long time already\n".repeat(50_000);
    const { stdout } = bouncebook(["match", "--final"], { input });
    const answers = stdout.trimEnd().split("\n");
    expect(answers).toHaveLength(50_000);
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0]!)).toMatchObject({ action: "review" });
  });

  test("a complaint names the line wherever it is", () => {
    const lines = [...LINES];
    const faulty = [3, 25_000, 49_999];
    for (const number of faulty) lines[number - 1] = "{550";
    const { stderr, code } = bouncebook(["match"], { input: lines.join("\n") });
    const named = [...stderr.matchAll(/^bouncebook: line (\d+): this begins like JSON/gm)];
    expect(named.map(([, number]) => Number(number))).toEqual(faulty);
    expect(code).toBe(3);
  });

  test("those that are there are answered before the next ones come", async () => {
    const child = spawn(process.execPath, [COMMAND, "match"]);
    let answers = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 0x0a) answers++;
    });
    const answered = async (count: number): Promise<void> => {
      while (answers < count) await once(child.stdout, "data");
    };
    for (let round = 1; round <= 3; round++) {
      child.stdin.write(`${LINES.join("\n")}\n`);
      await answered(round * LINES.length);
    }
    child.stdin.write("550 5.1.1 User unknown\n");
    await answered(3 * LINES.length + 1);
    child.stdin.end();
    expect(await once(child, "close")).toEqual([0, null]);
  });
});
