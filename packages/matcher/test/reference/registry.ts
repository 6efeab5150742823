import type { EntryDetails, Tables } from "@bouncebook/data";
import { readTemplate, type Template } from "./template.js";

/** Tables as plain objects, each with its templates. */
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
  readonly templates: readonly Template[];
}

export interface Blocklist {
  readonly id: string;
  readonly reason: Reason;
  readonly lookup: string;
  readonly delist: string;
  readonly templates: readonly Template[];
}

export interface Entry {
  readonly id: string;
  readonly kind: "response" | "enhanced" | "basic" | "wording";
  readonly reason: Reason;
  /** Id of the provider. */
  readonly provider: string | undefined;
  readonly details: EntryDetails;
  /** The code pairs; an empty text is a missing side. */
  readonly pairs: readonly { readonly basic: string; readonly enhanced: string }[];
  readonly templates: readonly Template[];
}

/** Several tables as one: MATCHING.md, step 0. */
export function readSets(sets: readonly Tables[]): Registry {
  const reasons = new Map<string, Reason>();
  for (const [id, category, bounce, action, exhausted] of sets.flatMap((tables) => tables.reasons)) {
    if (!reasons.has(id)) reasons.set(id, { id, category, bounce, action, exhausted });
  }
  const read = sets.map((tables) => readTables(tables, reasons));
  const entries = new Map(read.flatMap((registry) => registry.entries.map((entry) => [entry.id, entry])));
  return {
    reasons: [...reasons.values()],
    providers: read.flatMap(({ providers }) => providers),
    blocklists: read.flatMap(({ blocklists }) => blocklists),
    entries: [...entries.values()],
  };
}

function readTables(tables: Tables, reasons: ReadonlyMap<string, Reason>): Omit<Registry, "reasons"> {
  const lines = tables.templates.split("\n").map(readTemplate);
  const owned = tables.counts.map((count) => lines.splice(0, count));
  const ofProviders = owned.slice(tables.entries.length);
  const ofBlocklists = ofProviders.slice(tables.providers.length);
  const reasonAt = (index: number) => reasons.get(tables.reasons[index]![0])!;
  return {
    entries: tables.entries.map(([id, reason, details = {}], at) => {
      const provider = details.provider === undefined ? undefined : tables.providers[details.provider]![0];
      const [kind, pairs, templates] = [kindOf(id), readPairs(details.codes), owned[at]!];
      return { id, kind, reason: reasonAt(reason), provider, details, pairs, templates };
    }),
    providers: tables.providers.map(([id, , hosts, domains], at) => {
      return { id, hosts, domains, templates: ofProviders[at]! };
    }),
    blocklists: tables.blocklists.map(([id, reason, lookup, delist], at) => {
      return { id, reason: reasonAt(reason), lookup, delist, templates: ofBlocklists[at]! };
    }),
  };
}

function kindOf(id: string): Entry["kind"] {
  if (id.startsWith("wordings/")) return "wording";
  if (id.includes("/")) return "response";
  return id.startsWith("x.") ? "enhanced" : "basic";
}

function readPairs(codes = ""): Entry["pairs"] {
  const pairs = codes.split(" ").filter((pair) => pair !== "");
  return pairs.map((pair) => ({ basic: pair.split("/")[0]!, enhanced: pair.split("/")[1]! }));
}
