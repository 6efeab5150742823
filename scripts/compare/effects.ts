import type { Example } from "@bouncebook/data";
import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import { compileTables } from "../../packages/matcher/src/compile/index.ts";
import { Engine, type MatchOptions } from "../../packages/matcher/src/engine/index.ts";
import { type Build, NoBuild } from "./build.ts";

/** What a build answers to one reply. */
export interface Answer {
  /** Id of the entry; empty where nothing answers. */
  readonly entry: string;
  readonly reason: string;
  readonly bounce: string;
  readonly action: string;
}

/** A reply that two builds answer differently. */
export interface Effect {
  /** `registry/corpus/mta.jsonl:12`, or the id of the entry whose example it is. */
  readonly where: string;
  readonly reply: string;
  readonly before: Answer;
  readonly after: Answer;
  /** Whether an address would be dropped that was kept before: the worst that a change can do. */
  readonly drops: boolean;
}

export interface Effects {
  readonly asked: number;
  /** Replies with another reason, bounce or action. */
  readonly verdicts: readonly Effect[];
  /** Replies with the same verdict from another entry. */
  readonly entries: readonly Effect[];
}

interface Question {
  readonly where: string;
  readonly reply: string;
  readonly options: MatchOptions;
}

/** How the corpus, as it stands after the change, is answered before and after. */
export function corpusEffects(before: Build, after: Build): Effects {
  const lines = after.corpus.lines.length > 0 ? after.corpus.lines : before.corpus.lines;
  const questions = lines.map(({ path, line, reply, options }) => ({
    where: `registry/${path}:${line}`,
    reply,
    options,
  }));
  return compareAnswers(questions, before, after);
}

/** How the examples of entries that did not change themselves are answered before and after. */
export function exampleEffects(before: Build, after: Build): Effects {
  const old = new Map(before.files.map((file) => [file.path, JSON.stringify(file.value)]));
  const same = after.files.filter((file) => old.get(file.path) === JSON.stringify(file.value));
  return compareAnswers(same.flatMap(examplesOf), before, after);
}

function examplesOf({ value }: RegistryText): Question[] {
  const held = ("examples" in value && value.examples) || [];
  return (Array.isArray(held) ? (held as Example[]) : []).flatMap((example) => {
    const { reply, ...options } = typeof example === "string" ? { reply: example } : (example ?? {});
    return typeof reply === "string" ? [{ where: value.id, reply, options }] : [];
  });
}

function compareAnswers(questions: readonly Question[], before: Build, after: Build): Effects {
  const [old, now] = [askerOf(before), askerOf(after)];
  const changed = questions.flatMap((question) => compareAnswer(question, old, now));
  const isVerdict = ({ before: a, after: b }: Effect): boolean =>
    a.reason !== b.reason || a.bounce !== b.bounce || a.action !== b.action;
  return {
    asked: questions.length,
    verdicts: changed.filter(isVerdict),
    entries: changed.filter((effect) => !isVerdict(effect)),
  };
}

type Ask = (question: Question) => Verdict;
type Verdict = ReturnType<Engine["verdict"]>;

/** A build as something that answers; `NoBuild` where it lacks what every answer needs. */
function askerOf(build: Build): Ask {
  const told = (error: unknown): NoBuild =>
    new NoBuild(
      `${build.name}: this registry cannot answer: ${(error as Error).message}. Run \`pnpm check\`.`,
    );
  let engine: Engine;
  try {
    engine = engineOf(build);
  } catch (error) {
    throw told(error);
  }
  return ({ reply, options }) => {
    try {
      return engine.verdict(reply, options);
    } catch (error) {
      throw told(error);
    }
  };
}

function compareAnswer(question: Question, old: Ask, now: Ask): Effect[] {
  const { where, reply } = question;
  const before = old(question);
  const after = now(question);
  const [first, second] = [answerOf(before), answerOf(after)];
  if (JSON.stringify(first) === JSON.stringify(second)) return [];
  const drops = isDropped(after) && !isDropped(before);
  return [{ where, reply, before: first, after: second, drops }];
}

function answerOf({ entry = "", reason, bounce, action }: Verdict): Answer {
  return { entry, reason, bounce, action };
}

/** Now, or at the end of the retry window. */
function isDropped({ action, exhausted }: Verdict): boolean {
  return action === "suppress" || exhausted === "suppress";
}

/** What cannot be compiled is left out; `pnpm check` tells it. */
function engineOf({ files }: Build): Engine {
  const { tables } = compileTables(
    files.map(({ value }) => value),
    { version: "0.0.0" },
  );
  return new Engine([tables]);
}
