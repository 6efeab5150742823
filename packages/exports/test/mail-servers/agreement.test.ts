import { vocabularies } from "@bouncebook/data/vocabularies";
import { describe, expect, test } from "vitest";
import { agreement, firstMatch, type ReadRule } from "./first-match.js";
import { readKumomta, readPowermta, readZonemta } from "./read-files.js";
import { asKumomta, asPowermta, refusals } from "./replies.js";

/** Every third example: all of them take minutes. docs/mail-servers.md tells the figures for all. */
const REPLIES = refusals().filter((_, at) => at % 3 === 0);
const LABELS = vocabularies();

/** Lists of every class, from the first file to the last; within a file in the order given. */
function kumomtaRules(order: (classes: [string, string[]][]) => [string, string[]][]): ReadRule[] {
  return readKumomta().flatMap((rules) =>
    order(Object.entries(rules)).flatMap(([label, patterns]) =>
      patterns.map((pattern) => ({ pattern, label })),
    ),
  );
}

describe("a list whose first match wins answers like match", () => {
  test.for([
    { name: "in the order of the file", order: (classes: [string, string[]][]) => classes },
    { name: "in the opposite order", order: (classes: [string, string[]][]) => classes.toReversed() },
  ])("KumoMTA, classes of a file $name", ({ order }) => {
    const answer = firstMatch(kumomtaRules(order));
    const same = agreement(
      REPLIES,
      ({ text, reason }) => (answer(asKumomta(text)) ?? "Uncategorized") === LABELS.kumomta[reason as never],
    );
    expect(same).toBeGreaterThan(98);
  });

  test("PowerMTA", () => {
    const answer = firstMatch(readPowermta());
    const same = agreement(
      REPLIES,
      ({ text, reason }) => answer(asPowermta(text)) === LABELS.powermta[reason as never],
    );
    expect(same).toBeGreaterThan(98);
  });

  test("ZoneMTA, category and action", () => {
    const answer = firstMatch(readZonemta());
    const answers = REPLIES.map((reply) => ({ reply, answer: answer(reply.text) }));
    const category = agreement(
      answers,
      (one) => one.answer?.split(",")[1] === LABELS.zonemta[one.reply.reason as never],
    );
    const action = agreement(answers, (one) => one.answer?.split(",")[0] === zoneAction(one.reply));
    expect(category).toBeGreaterThan(98);
    expect(action).toBeGreaterThan(99);
  });
});

function zoneAction({ text, action }: { text: string; action: string }): string {
  if (action === "slow-down") return "slowdown";
  return action === "retry" || text.startsWith("4") ? "defer" : "reject";
}
