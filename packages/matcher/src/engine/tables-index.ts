import type { Action, Bounce, Category, EntryDetails, Mechanism, Reason, Tables } from "@bouncebook/data";
import { type CodePair, readCodePairs } from "./codes.js";

/** What an entry decides, with the reason's defaults filled in. */
export interface Entry {
  readonly id: string;
  readonly kind: "response" | "wording" | "enhanced" | "basic";
  readonly reason: ReasonDefaults;
  readonly bounce: Bounce;
  readonly action: Action;
  readonly provider: string | undefined;
  readonly codes: readonly CodePair[];
  readonly decisive: boolean;
  readonly scoped: boolean;
  readonly vague: boolean;
  readonly retryAfter: number | undefined;
  readonly mechanism: Mechanism | undefined;
}

export interface ReasonDefaults {
  readonly id: Reason;
  readonly category: Category;
  readonly bounce: Bounce;
  readonly action: Action;
  readonly exhausted: Action;
}

export interface ListedBlocklist {
  readonly id: string;
  readonly reason: ReasonDefaults;
  readonly lookup: string;
  readonly delist: string;
}

/** Whom a template speaks for. */
export type Owner =
  | { readonly kind: "entry"; readonly entry: Entry }
  | { readonly kind: "signature"; readonly provider: string }
  | { readonly kind: "blocklist"; readonly blocklist: ListedBlocklist };

/** Tables of one or more registries, ready for look-ups. A later registry's entry replaces an earlier one of the same id. */
export class TablesIndex {
  readonly reasons = new Map<string, ReasonDefaults>();
  readonly entries = new Map<string, Entry>();
  /** Entries that the code alone may decide, by provider. */
  readonly decisive = new Map<string, Entry[]>();
  /** All entries of a provider that name codes, by provider. */
  readonly coded = new Map<string, Entry[]>();
  /** Provider by exact host name. */
  readonly hosts = new Map<string, string>();
  /** Provider by the domain that its host names end in. */
  readonly hostSuffixes = new Map<string, string>();
  readonly domains = new Map<string, string>();
  /** Template lines, and whom each speaks for. */
  readonly lines: string[] = [];
  readonly owners: Owner[] = [];

  constructor(sets: readonly Tables[]) {
    for (const tables of sets) this.#add(tables);
  }

  #add(tables: Tables): void {
    if (tables.format !== 1) {
      throw new TypeError(
        `tables: format ${String(tables.format)} is not known to this engine, which reads format 1`,
      );
    }
    const reasons = tables.reasons.map((row) => {
      const [id, category, bounce, action, exhausted] = row as [Reason, Category, Bounce, Action, Action];
      return { id, category, bounce, action, exhausted };
    });
    for (const reason of reasons) if (!this.reasons.has(reason.id)) this.reasons.set(reason.id, reason);
    for (const [id, , hosts, domains] of tables.providers) this.#addProvider(id, hosts, domains);
    const owners: Owner[] = [];
    for (const [id, reason, more = {}] of tables.entries) {
      owners.push({ kind: "entry", entry: this.#addEntry(id, reasons[reason]!, more, tables) });
    }
    for (const [id] of tables.providers) owners.push({ kind: "signature", provider: id });
    for (const [id, reason, lookup, delist] of tables.blocklists) {
      owners.push({ kind: "blocklist", blocklist: { id, reason: reasons[reason]!, lookup, delist } });
    }
    this.#addTemplates(tables, owners);
  }

  #addProvider(id: string, hosts: readonly string[], domains: readonly string[]): void {
    for (const host of hosts) {
      if (host.startsWith("*.")) this.hostSuffixes.set(host.slice(2), id);
      else this.hosts.set(host, id);
    }
    for (const domain of domains) this.domains.set(domain, id);
  }

  #addEntry(id: string, reason: ReasonDefaults, more: EntryDetails, tables: Tables): Entry {
    const provider = more.provider === undefined ? undefined : tables.providers[more.provider]![0];
    const entry: Entry = {
      id,
      kind: kindOf(id),
      reason,
      bounce: (more.bounce as Bounce | undefined) ?? reason.bounce,
      action: (more.action as Action | undefined) ?? reason.action,
      provider,
      codes: more.codes ? readCodePairs(more.codes) : [],
      decisive: more.decisive === true,
      scoped: more.scoped === true,
      vague: more.vague === true,
      retryAfter: more.retryAfter,
      mechanism: more.mechanism as Mechanism | undefined,
    };
    this.entries.set(id, entry);
    if (provider !== undefined && entry.codes.length > 0) {
      pushTo(this.coded, provider, entry);
      if (entry.decisive) pushTo(this.decisive, provider, entry);
    }
    return entry;
  }

  #addTemplates(tables: Tables, owners: readonly Owner[]): void {
    if (tables.templates === "") return;
    const lines = tables.templates.split("\n");
    let line = 0;
    for (let owner = 0; owner < tables.counts.length; owner++) {
      for (let left = tables.counts[owner]!; left > 0; left--) {
        this.lines.push(lines[line++]!);
        this.owners.push(owners[owner]!);
      }
    }
  }
}

function kindOf(id: string): Entry["kind"] {
  if (id.startsWith("wordings/")) return "wording";
  if (id.includes("/")) return "response";
  return id.startsWith("x.") ? "enhanced" : "basic";
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
