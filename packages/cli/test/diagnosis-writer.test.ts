import { entries } from "@bouncebook/data";
import { visible } from "@bouncebook/formatter";
import { match } from "@bouncebook/matcher";
import { describe, expect, test } from "vitest";
import { DiagnosisWriter } from "../src/lines/diagnosis-writer.js";

/** Every reply that the registry shows, as a server would send it. */
const EXAMPLES = [...entries()].flatMap((entry) =>
  ("examples" in entry ? (entry.examples ?? []) : []).map((example) =>
    typeof example === "string" ? { reply: example } : { reply: example.reply, host: example.host },
  ),
);

function expected(reply: string, host?: string): string {
  return `${visible(JSON.stringify(match(reply, { host })))}\n`;
}

describe("a line is what JSON.stringify writes", () => {
  test("of every example of the registry", () => {
    const writer = new DiagnosisWriter();
    const written: string[] = [];
    for (const { reply, host } of EXAMPLES) {
      writer.add(match(reply, { host }));
      written.push(writer.take().toString("utf8"));
    }
    expect(written.length).toBeGreaterThan(1000);
    expect(written).toEqual(EXAMPLES.map(({ reply, host }) => expected(reply, host)));
  });

  const CASES: [what: string, reply: string][] = [
    ["nothing", ""],
    ["a quotation mark", '550 5.1.1 "nobody" is unknown'],
    ["a backslash", "550 5.1.1 a\\b is unknown"],
    ["letters beyond ASCII", "550 5.1.1 Empfänger unbekannt: müller@example.com"],
    ["what turns text", "550 5.1.1 \u202euser unknown"],
    ["half a pair", "550 5.1.1 \ud83d user unknown"],
    ["a control character", "550 5.1.1 \u001b[31muser unknown"],
    [
      "a blocklist with its link",
      "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
    ],
    ["a wait", "450 4.2.0 Greylisted, please try again in 300 seconds"],
    ["many signs that are masked", `550 5.1.1 ${"1 ".repeat(2000)}`],
    ["many entries at once", `550 5.1.1 ${"user unknown mailbox full spam quota exceeded ".repeat(80)}`],
    ["more than a reply is read", `550 5.1.1 ${"user unknown ".repeat(1000)}`],
  ];

  test.each(CASES)("%s", (_what, reply) => {
    const writer = new DiagnosisWriter();
    writer.add(match(reply));
    expect(writer.take().toString("utf8")).toBe(expected(reply));
  });

  test("several lines stand one behind the other, also where they need more room than usual", () => {
    const writer = new DiagnosisWriter();
    const replies = Array.from({ length: 500 }, (_, at) => `550 5.1.1 ${at} ${"user unknown ".repeat(300)}`);
    for (const reply of replies) writer.add(match(reply));
    expect(writer.take().toString("utf8")).toBe(replies.map((reply) => expected(reply)).join(""));
    expect(writer.length).toBe(0);
  });

  test("verdicts of one entry that differ are not mixed up", () => {
    const writer = new DiagnosisWriter();
    const replies = ["550 5.1.1 User unknown", "450 4.1.1 User unknown", "550 5.1.1 User unknown"];
    for (const reply of replies) writer.add(match(reply));
    expect(writer.take().toString("utf8")).toBe(replies.map((reply) => expected(reply)).join(""));
  });
});
