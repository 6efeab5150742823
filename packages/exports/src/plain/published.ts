import { type Advice, adviceFor, type Entry } from "@bouncebook/data";

type Of<Kind extends Entry["kind"]> = Extract<Entry, { kind: Kind }>;

/** What explains a reply by its code or its text. */
export type Explaining = Of<"basic"> | Of<"enhanced"> | Of<"response"> | Of<"wording">;

/** An entry with everything that it takes from its reason, so that a reader needs no second look-up. */
export type Resolved<File extends Entry> = File & Advice & { readonly provider?: string };

export function isExplaining(entry: Entry): entry is Explaining {
  return ["basic", "enhanced", "response", "wording"].includes(entry.kind);
}

/** The entry with its verdict and advice; those of its reason where it has none of its own. */
export function resolve<File extends Entry>(entry: File): Resolved<File> {
  const provider = entry.kind === "response" ? { provider: entry.id.split("/")[0]! } : {};
  return { ...entry, ...provider, ...adviceFor(entry)! };
}
