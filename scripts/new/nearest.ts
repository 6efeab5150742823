import type { RegistryText } from "../../packages/cli/src/registry/index.ts";

export interface Near {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  /** The template that shares the most. */
  readonly template: string;
  /** From 0 to 1: how much of the rarer words they share. */
  readonly likeness: number;
}

const MOST = 5;
/** Below this two texts share no more than their language. */
const LEAST = 0.25;
const WORD = /[\p{L}\p{N}]{2,}/gu;

/** The entries whose templates share the most words with a reply, words weighing more the rarer they are. */
export function nearestEntries(text: string, files: readonly RegistryText[]): Near[] {
  const known = files.flatMap(templatesOf);
  const weight = weigher(known.map(({ words }) => words));
  const asked = wordsOf(text);
  const best = new Map<string, Near>();
  for (const { file, template, words } of known) {
    const likeness = likenessOf(asked, words, weight);
    const { id } = file.value;
    if (likeness < LEAST || likeness <= (best.get(id)?.likeness ?? 0)) continue;
    best.set(id, { ...describe(file), template, likeness });
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1)).slice(0, MOST);
}

interface Known {
  readonly file: RegistryText;
  readonly template: string;
  readonly words: ReadonlySet<string>;
}

function templatesOf(file: RegistryText): Known[] {
  const { kind } = file.value;
  if (kind !== "response" && kind !== "wording") return [];
  return (file.value.match ?? []).map((template) => ({
    file,
    template,
    words: wordsOf(template.replace(/\{[a-z]+\}/g, " ")),
  }));
}

function describe({ value, path }: RegistryText): Pick<Near, "id" | "title" | "reason"> {
  if (value.kind === "response") return { id: value.id, title: value.title, reason: value.reason };
  return { id: value.id, title: "", reason: path.split("/")[1] ?? "" };
}

function wordsOf(text: string): Set<string> {
  return new Set([...text.toLowerCase().matchAll(WORD)].map(([word]) => word));
}

/** Inverse document frequency: `mailbox` says little, `DmarcRejection` much. */
function weigher(all: readonly ReadonlySet<string>[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const words of all) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + all.length / (1 + (counts.get(word) ?? 0)));
}

/** The weight of the words shared, against the template's whole weight and the root of the reply's. */
function likenessOf(
  asked: ReadonlySet<string>,
  words: ReadonlySet<string>,
  weight: (word: string) => number,
): number {
  const total = (set: Iterable<string>): number => [...set].reduce((sum, word) => sum + weight(word), 0);
  const shared = total([...words].filter((word) => asked.has(word)));
  return shared === 0 ? 0 : shared / Math.sqrt(total(words) * total(asked));
}
