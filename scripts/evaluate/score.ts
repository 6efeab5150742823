import { join } from "node:path";
import type { Category, Reason } from "@bouncebook/data";
import type { Matcher } from "../../packages/matcher/src/engine/index.ts";
import type { Diagnosis } from "../../packages/matcher/src/types.ts";
import { REGISTRY, readJson } from "../registry-files.ts";
import type { LabelledReply } from "./labelled.ts";

/** Shares of 100; a share of nothing is undefined. */
export type Figures = {
  readonly scored: number;
  /** The reason is one of those that count. */
  readonly right: number;
  /** The reason is the closest one. */
  readonly strict: number;
  /** No entry, or an entry that says unknown. */
  readonly abstained: number;
  /** The category of the reason is that of one that counts. */
  readonly category: number;
  /** Of the addresses to drop, those that are dropped at once or when the retry window is over. */
  readonly found: number;
  /** Of the addresses to keep, those that are dropped. */
  readonly wronglyDropped: number;
};

export interface Judged {
  readonly label: LabelledReply;
  readonly diagnosis: Diagnosis;
  readonly right: boolean;
  readonly strict: boolean;
  readonly abstained: boolean;
  readonly categoryRight: boolean;
  readonly drops: boolean;
  readonly wronglyDropped: boolean;
}

export interface Score {
  readonly figures: Figures;
  readonly judged: readonly Judged[];
}

export function scoreReplies(labels: readonly LabelledReply[], match: Matcher): Score {
  const judged = labels.map((label) => judge(label, match(label.text, contextOf(label))));
  const scored = judged.filter(({ label }) => label.accept.length > 0);
  const toDrop = judged.filter(({ label }) => label.suppress === true);
  const toKeep = judged.filter(({ label }) => label.suppress === false);
  return {
    judged,
    figures: {
      scored: scored.length,
      right: share(scored, (one) => one.right),
      strict: share(scored, (one) => one.strict),
      abstained: share(scored, (one) => one.abstained),
      category: share(scored, (one) => one.categoryRight),
      found: share(toDrop, (one) => one.drops),
      wronglyDropped: share(toKeep, (one) => one.wronglyDropped),
    },
  };
}

function contextOf({ host, command }: LabelledReply): { host?: string; command?: string } {
  return { ...(host && { host }), ...(command && { command }) };
}

function judge(label: LabelledReply, diagnosis: Diagnosis): Judged {
  const right = label.accept.includes(diagnosis.reason);
  const categories = new Set(label.accept.map(categoryOf));
  const drops = diagnosis.action === "suppress" || diagnosis.exhausted === "suppress";
  return {
    label,
    diagnosis,
    right,
    strict: diagnosis.reason === label.primary,
    abstained: diagnosis.reason === "unknown",
    categoryRight: categories.has(diagnosis.category),
    drops,
    wronglyDropped: drops && label.suppress === false && !right,
  };
}

const read = new Map<Reason, Category>();

function categoryOf(reason: Reason): Category {
  let category = read.get(reason);
  if (!category) {
    category = (readJson(join(REGISTRY, "reasons", `${reason}.json`)) as { category: Category }).category;
    read.set(reason, category);
  }
  return category;
}

function share(of: readonly Judged[], holds: (one: Judged) => boolean): number {
  return of.length === 0 ? Number.NaN : (100 * of.filter(holds).length) / of.length;
}
