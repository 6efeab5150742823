import type { Entry } from "@bouncebook/data";
import type { Diagnosis } from "@bouncebook/matcher";
import type { Link } from "./blocks.js";
import type { FindEntry } from "./registry.js";

/** Everything worth opening: the list's pages, the entry's sources, the provider's pages. Each address once. */
export function linksOf(entry: Entry, find: FindEntry, diagnosis?: Diagnosis): Link[] {
  const links: Link[] = [];
  const { lookup: page, delist } = diagnosis?.blocklist ?? {};
  if (page) links.push({ url: page, text: "see the listing" });
  if (delist) links.push({ url: delist, text: "ask for removal" });
  const sources = ("sources" in entry && entry.sources) || [];
  for (const { url, title } of sources) if (url) links.push({ url, ...(title && { text: title }) });
  const provider = entry.kind === "provider" ? entry : providerOf(diagnosis?.provider, find);
  for (const [name, url] of Object.entries(provider?.links ?? {}))
    links.push({ url, text: `${provider!.title ?? provider!.id}, ${LINK_WORDS[name] ?? name}` });
  return uniqueByUrl(links);
}

/** Only web addresses become links: what else stands in a link's place may be a script. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//.test(url);
}

const LINK_WORDS: Readonly<Record<string, string>> = {
  postmaster: "for postmasters",
  codes: "list of replies",
  lookup: "look up a refusal",
  delist: "ask for removal",
  support: "contact",
};

function providerOf(
  id: string | undefined,
  find: FindEntry,
): Extract<Entry, { kind: "provider" }> | undefined {
  const found = id === undefined ? undefined : find(id);
  return found?.kind === "provider" ? found : undefined;
}

function uniqueByUrl(links: readonly Link[]): Link[] {
  const seen = new Set<string>();
  return links.filter(({ url }) => !seen.has(url) && seen.add(url));
}
