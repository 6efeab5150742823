import type { Tables } from "./tables-format.js";

type Owners = Pick<Tables, "entries" | "counts">;

/**
 * The owners of templates in the order in which a bundle carries their lines: wordings last, by language, so that
 * sentences that resemble each other are near, which packs tighter. Tables have all by id.
 */
export function ownersAsCarried({ entries, counts }: Owners): number[] {
  const wordings: { owner: number; language: string }[] = [];
  const others: number[] = [];
  for (let owner = 0; owner < counts.length; owner++) {
    const id = owner < entries.length ? entries[owner]![0] : "";
    if (id.startsWith("wordings/")) wordings.push({ owner, language: id.slice(id.lastIndexOf("/") + 1) });
    else others.push(owner);
  }
  // Sorting is stable: within a language they stay by reason.
  wordings.sort((one, other) => (one.language < other.language ? -1 : one.language > other.language ? 1 : 0));
  return others.concat(wordings.map(({ owner }) => owner));
}

/** The lines in the order of the tables. */
export function readTemplateLines(carried: string, owners: Owners): string {
  const lines = carried.split("\n");
  const starts = new Int32Array(owners.counts.length);
  let start = 0;
  for (const owner of ownersAsCarried(owners)) {
    starts[owner] = start;
    start += owners.counts[owner]!;
  }
  const sorted: string[] = [];
  for (let owner = 0; owner < starts.length; owner++) {
    const end = starts[owner]! + owners.counts[owner]!;
    for (let line = starts[owner]!; line < end; line++) sorted.push(lines[line]!);
  }
  return sorted.join("\n");
}
