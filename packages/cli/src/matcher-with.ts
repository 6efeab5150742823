import { type Matcher, match } from "@bouncebook/matcher";

/** The public registry's matcher; where a folder is given, with its entries on top. Only then its reader is loaded. */
export async function matcherWith(folder: string | undefined): Promise<Matcher> {
  if (folder === undefined) return match;
  const { matcherOver } = await import("./private-registry.js");
  return matcherOver(folder);
}
