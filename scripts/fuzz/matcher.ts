import { isDeepStrictEqual } from "node:util";
import { actionWords, bounceWords, type Entry, lookup, type Reason } from "@bouncebook/data";
import { tables } from "@bouncebook/data/tables";
import { createMatcher, type Diagnosis, type MatchOptions, match } from "@bouncebook/matcher";
import { toNormalForm, toOneLine } from "@bouncebook/matcher/engine";
import fc from "fast-check";
import { command, host, recipient, reply } from "./pieces.ts";
import { holds, type Target } from "./target.ts";

interface Question {
  readonly reply: string;
  readonly options: MatchOptions;
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
];
/** What is read of a reply (MATCHING.md, section 1), with the code of a line in front. */
const LONGEST_TEXT = 4_096;
/** A fingerprint has `{address}` for an `@` and the space behind it, which is the most that two characters become. */
const LONGEST_MASK = 5;
const MOST_EVIDENCE = 8;
/** Earlier questions that are asked again in between, so that no answer depends on those before it. */
const REMEMBERED = 64;

/** Any reply with anything that may be known of it. */
export function createMatcherTarget(): Target<Question> {
  const earlier: { question: Question; answer: Diagnosis }[] = [];
  const other = createMatcher({ tables: [tables()] });
  let asked = 0;
  return {
    name: "matcher",
    inputs: fc.record({
      reply,
      options: fc.record({ host, recipient, command, final: fc.boolean() }, { requiredKeys: [] }),
    }),
    check: (question, count) => {
      const { reply: text, options } = question;
      const answer = match(text, options);
      checkDiagnosis(answer, options);
      holds(isDeepStrictEqual(match(text, options), answer), "asked twice, the answer is the same");
      const { facets: _, ...verdict } = { ...match(text, { ...options, facets: false }), facets: 0 };
      for (const [key, value] of Object.entries(verdict))
        holds(
          isDeepStrictEqual(value, answer[key as keyof Diagnosis]),
          `the verdict alone has the same ${key}`,
          value,
        );
      const old = earlier[asked % REMEMBERED];
      if (old) {
        const again = other(old.question.reply, old.question.options);
        holds(
          isDeepStrictEqual(again, old.answer),
          "asked later, between others, the answer is the same",
          old.question,
        );
      }
      earlier[asked++ % REMEMBERED] = { question, answer };
      const normal = toNormalForm(text);
      holds(toNormalForm(normal) === normal, "the normal form of a normal form is itself", normal);
      holds(toOneLine(toOneLine(text)) === toOneLine(text), "one line stays one line");
      count(answer.specificity);
      if (answer.entry !== undefined) count("an entry");
      for (const key of ["provider", "blocklist", "mechanism", "retryAfter"] as const)
        if (answer[key] !== undefined) count(key);
      if (Object.keys(answer.values).length > 0) count("values");
    },
    reaches: {
      "an entry": 0.5,
      "provider-text-and-code": 0.03,
      "provider-text": 0.01,
      "provider-code": 0.0002,
      wording: 0.05,
      blocklist: 0.005,
      enhanced: 0.02,
      basic: 0.02,
      class: 0.0005,
      none: 0.02,
      provider: 0.2,
      mechanism: 0.01,
      retryAfter: 0.001,
      values: 0.008,
    },
  };
}

function checkDiagnosis(answer: Diagnosis, options: MatchOptions): void {
  const { text, code, enhanced, specificity, candidates, evidence } = answer;
  holds(
    text.length <= LONGEST_TEXT && answer.fingerprint.length <= LONGEST_TEXT * LONGEST_MASK,
    "texts are bounded",
    text.length,
  );
  // A reply quoted inside another's words keeps a space at its ends (MATCHING.md, section 1.5), but no other white space.
  holds(toOneLine(text) === text.replace(/ +/g, " ").trim(), "the text is one line", text);
  holds(SPECIFICITIES.includes(specificity), "the strength is a known one", specificity);
  holds(
    code === undefined || (Number.isInteger(code) && code >= 200 && code < 600),
    "the code is one of RFC 5321",
    code,
  );
  holds(
    enhanced === undefined || /^[245]\.\d{1,3}\.\d{1,3}$/.test(enhanced),
    "the enhanced code is one of RFC 3463",
    enhanced,
  );
  holds(new Set(candidates).size === candidates.length, "each candidate once", candidates);
  holds(evidence.length <= MOST_EVIDENCE, "evidence is bounded", evidence.length);
  for (const each of evidence)
    holds(
      text.includes(each.text) || each.text === String(code) || each.text === enhanced,
      "evidence is a part of the reply",
      each,
    );
  for (const value of Object.values(answer.values))
    holds(text.includes(value), "values are as the reply wrote them", value);
  const { retryAfter = 1 } = answer;
  holds(Number.isInteger(retryAfter) && retryAfter > 0, "a pause is a number of seconds", retryAfter);
  holds(isDeepStrictEqual(JSON.parse(JSON.stringify(answer)), { ...answer }), "JSON gives it back");
  checkVerdict(answer, options.final === true);
}

/** MATCHING.md, section 6, from the entry that the answer names. */
function checkVerdict(answer: Diagnosis, final: boolean): void {
  const { code, enhanced, reason, action, exhausted, bounce } = answer;
  const known = lookup(reason as string);
  holds(known?.kind === "reason", "the reason is a word of the vocabulary", reason);
  holds(known.category === answer.category, "the category is the reason's", answer.category);
  holds(Object.hasOwn(actionWords, action) && Object.hasOwn(actionWords, exhausted), "actions are words", [
    action,
    exhausted,
  ]);
  holds(Object.hasOwn(bounceWords, bounce), "the bounce is a word", bounce);
  const replyClass = code === undefined ? Number(enhanced?.[0] ?? 0) : Math.floor(code / 100);
  const entry = answer.entry === undefined ? undefined : lookup(answer.entry);
  holds(answer.entry === undefined || entry !== undefined, "the entry is one of the registry", answer.entry);
  holds(answer.entry === answer.candidates[0], "the entry is the first candidate", answer.candidates);
  const own = entry === undefined ? undefined : authoredBy(entry);
  const authored = {
    bounce: own?.reason === reason ? own.bounce : known.bounce,
    action:
      own?.reason === reason
        ? own.action
        : known.id === "unknown" && replyClass === 5
          ? "review"
          : known.action,
  };
  // Without an entry an unexplained 5yz reply is looked at by a person; an entry may say so too.
  if (own !== undefined && own.reason !== reason)
    holds(
      reason === "ip-refused" || (own.reason === "unknown" && replyClass === 4),
      "another reason than the entry's has a cause",
      [own.reason, reason],
    );
  const drops = replyClass === 4 && authored.action === "suppress";
  const later = drops
    ? "suppress"
    : exhaustedOf(authored.action, known.action, known.exhausted, own === undefined && replyClass === 5);
  holds(exhausted === later, "what is done at last follows from the reason", [exhausted, later]);
  holds(
    action === (final ? later : drops ? "retry" : authored.action),
    "the action follows from the reason",
    [action, authored],
  );
  const byClass = replyClass === 5 ? "hard" : replyClass === 4 ? "soft" : "undetermined";
  const bounced =
    authored.bounce === "undetermined"
      ? byClass
      : authored.bounce === "hard" && replyClass === 4 && !final
        ? "soft"
        : authored.bounce;
  holds(bounce === bounced, "the bounce follows from the reason and the class", [bounce, bounced]);
}

function authoredBy(entry: Entry): { reason: Reason; bounce: string; action: string } | undefined {
  if (entry.kind === "provider" || entry.kind === "reason") return undefined;
  const reason = entry.kind === "wording" ? (entry.id.split("/")[1] as Reason) : entry.reason;
  const general = lookup(reason);
  const own: { bounce?: string; action?: string } =
    entry.kind === "wording" || entry.kind === "blocklist" ? {} : entry;
  return { reason, bounce: own.bounce ?? general.bounce, action: own.action ?? general.action };
}

function exhaustedOf(action: string, ofReason: string, exhausted: string, unexplained: boolean): string {
  if (unexplained || action === ofReason) return exhausted;
  return action === "retry" ? "review" : action === "slow-down" ? "fix-sender" : action;
}
