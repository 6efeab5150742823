import type { EntryDetails, Tables } from "@bouncebook/data";

/** The tables as plain objects, each with its templates. */
export interface Registry {
  readonly reasons: readonly Reason[];
  readonly providers: readonly Provider[];
  readonly blocklists: readonly Blocklist[];
  readonly entries: readonly Entry[];
}

export interface Reason {
  readonly id: string;
  readonly category: string;
  readonly bounce: string;
  readonly action: string;
  readonly exhausted: string;
}

export interface Provider {
  readonly id: string;
  readonly hosts: readonly string[];
  readonly domains: readonly string[];
  readonly templates: readonly string[];
}

export interface Blocklist {
  readonly id: string;
  readonly reason: Reason;
  readonly lookup: string;
  readonly delist: string;
  readonly templates: readonly string[];
}

export interface Entry {
  readonly id: string;
  readonly kind: "response" | "enhanced" | "basic" | "wording";
  readonly reason: Reason;
  /** Id of the provider. */
  readonly provider?: string | undefined;
  readonly details: EntryDetails;
  /** Sides of the code pairs as written; an empty string is a missing side. */
  readonly pairs: readonly { readonly basic: string; readonly enhanced: string }[];
  readonly templates: readonly string[];
}

export function readTables(tables: Tables): Registry {
  const reasons = tables.reasons.map(([id, category, bounce, action, exhausted]) => {
    return { id, category, bounce, action, exhausted };
  });
  const lines = tables.templates.split("\n");
  const owned = tables.counts.map((count) => lines.splice(0, count));
  const entries = tables.entries.map(([id, reason, details = {}], at): Entry => {
    const provider = details.provider === undefined ? undefined : tables.providers[details.provider]![0];
    const pairs = (details.codes ?? "").split(" ").filter((pair) => pair !== "").map(readPair);
    return { id, kind: kindOf(id, provider), reason: reasons[reason]!, provider, details, pairs, templates: owned[at]! };
  });
  const providers = tables.providers.map(([id, , hosts, domains], at) => {
    return { id, hosts, domains, templates: owned[tables.entries.length + at]! };
  });
  const before = tables.entries.length + tables.providers.length;
  const blocklists = tables.blocklists.map(([id, reason, lookup, delist], at) => {
    return { id, reason: reasons[reason]!, lookup, delist, templates: owned[before + at]! };
  });
  return { reasons, providers, blocklists, entries };
}

function kindOf(id: string, provider: string | undefined): Entry["kind"] {
  if (provider !== undefined) return "response";
  if (/^\d\d\d$/.test(id)) return "basic";
  return /^x\.\d+\.\d+$/.test(id) ? "enhanced" : "wording";
}

function readPair(pair: string): Entry["pairs"][number] {
  const [basic = "", enhanced = ""] = pair.split("/");
  return { basic, enhanced };
}
