import { entries } from "@bouncebook/data";
import { tables } from "@bouncebook/data/tables";
import { describe, expect, test } from "vitest";
import { compileTables, type RegistryEntry } from "../src/compile/index.js";
import type { Diagnosis } from "../src/types.js";
import { createComparison, shrink } from "./agreement/compare.js";
import { questionsOf } from "./agreement/examples.js";
import { createChance } from "./agreement/random.js";
import { collectMaterial, type Question, randomQuestion } from "./agreement/random-replies.js";

const EXAMPLES = [...entries()].flatMap((entry) => [
  ...questionsOf(entry, "examples"),
  ...questionsOf(entry, "rejects"),
]);

interface Outcome {
  /** How often each strength of evidence came up. */
  readonly counts: Record<Diagnosis["specificity"], number>;
  readonly chosen: ReadonlySet<string | undefined>;
  /** The first question in which the engines do not agree, shrunk. */
  readonly disagreement: object | undefined;
}

function compareAll(compare: ReturnType<typeof createComparison>, questions: Iterable<Question>): Outcome {
  const counts = Object.fromEntries(SPECIFICITIES.map((each) => [each, 0])) as Outcome["counts"];
  const chosen = new Set<string | undefined>();
  for (const question of questions) {
    const { diagnosis, differences } = compare(question);
    counts[diagnosis.specificity]++;
    chosen.add(diagnosis.entry);
    if (differences.length === 0) continue;
    const smallest = shrink(question, (smaller) => compare(smaller).differences.length > 0);
    return { counts, chosen, disagreement: { ...smallest, differences: compare(smallest).differences } };
  }
  return { counts, chosen, disagreement: undefined };
}

function* randomQuestions(
  seed: number,
  rounds: number,
  material: Parameters<typeof randomQuestion>[1],
): Generator<Question> {
  const chance = createChance(seed);
  for (let round = 0; round < rounds; round++) yield randomQuestion(chance, material);
}

const SPECIFICITIES = [
  "provider-text-and-code",
  "provider-text",
  "provider-code",
  "blocklist",
  "wording",
  "enhanced",
  "basic",
  "class",
  "none",
] as const;

describe("the engine and its slow reference agree in every key", () => {
  test("on the examples and rejects of the registry", { timeout: 300_000 }, () => {
    // Every seventh: `tsx scripts/agree.ts` asks all of them.
    const some = EXAMPLES.filter((_, at) => at % 7 === 0);
    const { chosen, disagreement } = compareAll(createComparison([tables()]), some);
    expect(disagreement).toBeUndefined();
    expect(chosen.size).toBeGreaterThan(500);
  });

  test("on random replies", { timeout: 300_000 }, () => {
    const material = collectMaterial(EXAMPLES, [tables()]);
    const questions = randomQuestions(20260102, 4000, material);
    const { counts, disagreement } = compareAll(createComparison([tables()]), questions);
    expect(disagreement).toBeUndefined();
    // Every strength of evidence must have come up, or agreement would prove little.
    for (const specificity of SPECIFICITIES) {
      expect(counts[specificity], specificity).toBeGreaterThanOrEqual(20);
    }
  });

  test("with private entries beside the registry", { timeout: 300_000 }, () => {
    const { tables: own, problems } = compileTables(PRIVATE as RegistryEntry[], {
      version: "1.0.0",
      reasons: tables().reasons,
      providers: tables().providers.slice(0, 20),
    });
    expect(problems).toEqual([]);
    const sets = [tables(), own];
    const examples = [...PRIVATE_EXAMPLES, ...EXAMPLES.slice(0, 50)];
    const questions = randomQuestions(20260103, 600, collectMaterial(examples, sets));
    const { chosen, disagreement } = compareAll(createComparison(sets), questions);
    expect(disagreement).toBeUndefined();
    const ids = PRIVATE.map((file) => (file as { id: string }).id).filter((id) => id !== "our-relay");
    expect(ids.filter((id) => !chosen.has(id))).toEqual([]);
  });
});

const REPLACED = [...entries()].find(
  ({ kind, id }) => kind === "response" && id.startsWith(tables().providers[0]![0]),
)!;

const PRIVATE: readonly object[] = [
  {
    kind: "response",
    id: REPLACED.id,
    reason: "rate-limited",
    match: ["our own words for it"],
    codes: [{ basic: "4xx" }],
    decisive: true,
  },
  {
    kind: "provider",
    id: "our-relay",
    type: "mta",
    hosts: ["*.relay.example"],
    domains: ["relay.example"],
    signatures: ["- our relay"],
  },
  {
    kind: "response",
    id: "our-relay/full",
    reason: "mailbox-full",
    match: ["spool of {address} is full"],
    codes: [{ enhanced: "x.2.2" }],
  },
  {
    kind: "response",
    id: "our-relay/later",
    reason: "deferred",
    codes: [{ basic: 450 }],
    decisive: true,
    retryAfter: 900,
  },
  {
    kind: "response",
    id: "our-relay/here",
    reason: "policy-rejected",
    match: ["not from here"],
    scope: "provider",
  },
  {
    kind: "wording",
    id: "wordings/user-unknown/en",
    match: ["nobody of that name", "{address} is not one of us"],
  },
  { kind: "basic", id: "599", reason: "policy-rejected" },
  { kind: "enhanced", id: "x.99.9", reason: "auth-failed", mechanism: "arc" },
  {
    kind: "blocklist",
    id: "our-list",
    reason: "ip-blocklisted",
    zones: ["bl.relay.example"],
    lookup: "https://relay.example/?{ip}&{domain}",
  },
];

const PRIVATE_EXAMPLES: readonly Question[] = [
  "552 5.2.2 spool of a@relay.example is full - our relay",
  "450 hold on - our relay",
  "550 not from here",
  "550 nobody of that name",
  "550 a@relay.example is not one of us, 192.0.2.1 in bl.relay.example",
  "450 our own words for it",
  "599 5.99.9",
].flatMap((reply) => [
  { reply, options: {} },
  { reply, options: { host: "mx.relay.example" } },
]);
