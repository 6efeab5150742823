import { type Entry, entries, lookup } from "@bouncebook/data";
import { type Matcher, match } from "@bouncebook/matcher";

/** What answers are made from. */
export interface UsedRegistry {
  readonly match: Matcher;
  readonly lookup: (id: string) => Entry | undefined;
  /** Every entry, sorted by id. */
  readonly entries: () => Entry[];
}

/** The public registry; where a folder is given, with its entries on top. Only then its reader is loaded. */
export async function registryWith(folder: string | undefined): Promise<UsedRegistry> {
  if (folder === undefined) return { match, lookup, entries: () => [...entries()] };
  const { registryOver } = await import("./private-registry.js");
  return registryOver(folder);
}

/** The matcher of {@link registryWith}, where nothing else is needed. */
export async function matcherWith(folder: string | undefined): Promise<Matcher> {
  return (await registryWith(folder)).match;
}
