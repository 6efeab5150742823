import type { Change } from "./change.ts";
import type { Comparison } from "./comparison.ts";
import type { Effects } from "./effects.ts";
import { describeChange, describeEffect, type Sentence } from "./words.ts";

export interface Section {
  readonly title: string;
  readonly total: number;
  /** At most as many as asked for. */
  readonly shown: readonly Sentence[];
}

/** Titles in the order in which a reviewer wants them: what can break somebody first. */
const TITLES: readonly (readonly [title: string, kinds: readonly Change["kind"][]])[] = [
  ["Gone without a signpost", ["removed", "word-removed"]],
  ["Fields that applications read", ["field-removed", "field-type", "field-added"]],
  ["Changed verdict", ["verdict"]],
  ["Added", ["added", "word-added"]],
  ["Moved", ["moved"]],
  ["Obsolete", ["obsolete"]],
  ["Templates added", ["template-added"]],
  ["Templates removed", ["template-removed"]],
  ["Other facts", ["fact"]],
  ["Reworded", ["reworded"]],
  ["Sources", ["sources"]],
  ["Examples and near misses", ["evidence"]],
];

/** What a comparison says, in sections that hold something; each shows at most `most` sentences. */
export function sectionsOf({ changes, corpus, examples }: Comparison, most: number): Section[] {
  const sections = TITLES.map(([title, kinds]) => {
    const all = changes.filter(({ kind }) => kinds.includes(kind));
    return { title, total: all.length, shown: all.slice(0, most).map(describeChange) };
  });
  const effects = [
    ...effectSections("corpus", corpus, most),
    ...effectSections("other entries' examples", examples, most),
  ];
  return [...sections, ...effects].filter(({ total }) => total > 0);
}

function effectSections(what: string, { verdicts, entries }: Effects, most: number): Section[] {
  const worst = [...verdicts].sort((a, b) => Number(b.drops) - Number(a.drops));
  return [
    {
      title: `Another verdict (${what})`,
      total: verdicts.length,
      shown: worst.slice(0, most).map(describeEffect),
    },
    {
      title: `Same verdict, another entry (${what})`,
      total: entries.length,
      shown: entries.slice(0, most).map(describeEffect),
    },
  ];
}

/** As many ids as a headline names. */
const NAMED = 3;

/** `Adds google/x. 3 of 857 corpus lines change verdict, 1 would now drop an address.` */
export function headline({ changes, corpus, examples, level }: Comparison): Sentence {
  if (changes.length === 0 && corpus.verdicts.length + corpus.entries.length === 0)
    return ["Nothing in the registry changes."];
  return [
    ...named("Adds", changes, "added"),
    ...named("Removes", changes, "removed"),
    ...named("Moves", changes, "moved"),
    ...named("Changes the verdict of", changes, "verdict"),
    ...named("Rewords", changes, "reworded"),
    effectsInWords(corpus, "corpus lines"),
    ...(examples.verdicts.length > 0 ? [` ${effectsInWords(examples, "examples of other entries")}`] : []),
    ...(level === "none" ? [] : [` Version: ${level}.`]),
  ];
}

function named(verb: string, changes: readonly Change[], kind: Change["kind"]): Sentence {
  const ids = [...new Set(changes.flatMap((one) => (one.kind === kind && "id" in one ? [one.id] : [])))];
  if (ids.length === 0) return [];
  const first = ids.slice(0, NAMED).flatMap((id, at) => (at === 0 ? [{ held: id }] : [", ", { held: id }]));
  const more = ids.length > NAMED ? [` and ${ids.length - NAMED} more`] : [];
  return [`${verb} `, ...first, ...more, ". "];
}

function effectsInWords({ asked, verdicts }: Effects, what: string): string {
  if (verdicts.length === 0) return `None of ${asked} ${what} changes verdict.`;
  const drops = verdicts.filter((effect) => effect.drops).length;
  const worst = drops > 0 ? `, ${drops} would now drop an address` : "";
  return `${verdicts.length} of ${asked} ${what} change${verdicts.length === 1 ? "s" : ""} verdict${worst}.`;
}
