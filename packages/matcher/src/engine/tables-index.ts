import type {
  Action,
  Bounce,
  Category,
  EntryDetails,
  EntryRow,
  Mechanism,
  Reason,
  Tables,
} from "@bouncebook/data";
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

/** Whom a template speaks for; one of the three. */
export interface Owner {
  readonly entry: Entry | undefined;
  /** A signature's provider. */
  readonly provider: string | undefined;
  readonly blocklist: ListedBlocklist | undefined;
}

/**
 * Tables of one or more registries, ready for look-ups. A later registry's entry replaces an earlier one of the
 * same id. What a single reply does not need is read only when it is asked for.
 */
export class TablesIndex {
  /** Template lines of all sets, one set after the other. */
  readonly lines: readonly string[];
  /** Provider by exact host name. */
  readonly hosts = new Map<string, string>();
  /** Provider by the domain that its host names end in. */
  readonly hostSuffixes = new Map<string, string>();
  readonly domains = new Map<string, string>();
  readonly #reasons = new Map<string, ReasonDefaults>();
  readonly #rows = new Map<string, SourceRow>();
  readonly #entries = new Map<string, Entry>();
  readonly #sets: readonly LineSet[];
  readonly #owners: (Owner | undefined)[] = [];
  #byProvider: Map<string, Entry[]> | undefined;
  #reviewedUnknown: ReasonDefaults | undefined;

  constructor(sets: readonly Tables[]) {
    for (const tables of sets) this.#addRows(tables);
    const lines = sets.map(({ templates }) => (templates === "" ? [] : templates.split("\n")));
    this.lines = lines.length === 1 ? lines[0]! : lines.flat();
    let first = 0;
    this.#sets = sets.map((tables, at) => {
      const begin = first;
      first += lines[at]!.length;
      return { tables, first: begin, ends: undefined };
    });
  }

  /** Whom a line speaks for. */
  owner(line: number): Owner {
    let owner = this.#owners[line];
    if (!owner) {
      const set = this.#sets.findLast(({ first }) => first <= line)!;
      set.ends ??= endsOf(set.tables.counts);
      owner = this.#readOwner(set.tables, ownerAt(set.ends, line - set.first));
      this.#owners[line] = owner;
    }
    return owner;
  }

  entry(id: string): Entry | undefined {
    const known = this.#entries.get(id);
    if (known) return known;
    const source = this.#rows.get(id);
    if (!source) return undefined;
    const entry = this.#readEntry(source.row, source.tables);
    this.#entries.set(id, entry);
    return entry;
  }

  /** The entries of a provider that name codes. */
  codedBy(provider: string): readonly Entry[] {
    this.#byProvider ??= this.#groupByProvider();
    return this.#byProvider.get(provider) ?? [];
  }

  /** What an unexplained 5yz reply asks for. */
  get reviewedUnknown(): ReasonDefaults {
    this.#reviewedUnknown ??= { ...this.reason("unknown"), action: "review" };
    return this.#reviewedUnknown;
  }

  reason(id: string): ReasonDefaults {
    const reason = this.#reasons.get(id);
    if (!reason) throw new TypeError(`tables: the reason ${id} is missing`);
    return reason;
  }

  #addRows(tables: Tables): void {
    if (tables.format !== 1) {
      throw new TypeError(
        `tables: format ${String(tables.format)} is not known to this engine, which reads format 1`,
      );
    }
    for (const row of tables.reasons) {
      const [id, category, bounce, action, exhausted] = row as [Reason, Category, Bounce, Action, Action];
      if (!this.#reasons.has(id)) this.#reasons.set(id, { id, category, bounce, action, exhausted });
    }
    for (const [id, , hosts, domains] of tables.providers) this.#addProvider(id, hosts, domains);
    for (const row of tables.entries) this.#rows.set(row[0], { row, tables });
  }

  #addProvider(id: string, hosts: readonly string[], domains: readonly string[]): void {
    for (const host of hosts) {
      if (host.startsWith("*.")) this.hostSuffixes.set(host.slice(2), id);
      else this.hosts.set(host, id);
    }
    for (const domain of domains) this.domains.set(domain, id);
  }

  #readOwner(tables: Tables, owner: number): Owner {
    const { entries, providers, blocklists } = tables;
    const row = entries[owner];
    if (row) {
      // The templates of an entry that a later registry replaced speak for nobody.
      const replaced = this.#rows.get(row[0])!.tables !== tables;
      return { entry: replaced ? undefined : this.entry(row[0]), provider: undefined, blocklist: undefined };
    }
    const provider = providers[owner - entries.length];
    if (provider) return { entry: undefined, provider: provider[0], blocklist: undefined };
    const [id, reason, lookup, delist] = blocklists[owner - entries.length - providers.length]!;
    const blocklist = { id, reason: this.#reasonAt(tables, reason), lookup, delist };
    return { entry: undefined, provider: undefined, blocklist };
  }

  #reasonAt(tables: Tables, index: number): ReasonDefaults {
    return this.reason(tables.reasons[index]![0]);
  }

  #readEntry([id, reasonIndex, more = NO_DETAILS]: EntryRow, tables: Tables): Entry {
    const reason = this.#reasonAt(tables, reasonIndex);
    return {
      id,
      kind: kindOf(id),
      reason,
      bounce: (more.bounce as Bounce | undefined) ?? reason.bounce,
      action: (more.action as Action | undefined) ?? reason.action,
      provider: more.provider === undefined ? undefined : tables.providers[more.provider]![0],
      codes: more.codes ? readCodePairs(more.codes) : NO_CODES,
      decisive: more.decisive === true,
      scoped: more.scoped === true,
      vague: more.vague === true,
      retryAfter: more.retryAfter,
      mechanism: more.mechanism as Mechanism | undefined,
    };
  }

  #groupByProvider(): Map<string, Entry[]> {
    const groups = new Map<string, Entry[]>();
    for (const [id, { row }] of this.#rows) {
      if (row[2]?.provider === undefined || !row[2].codes) continue;
      const entry = this.entry(id)!;
      const group = groups.get(entry.provider!);
      if (group) group.push(entry);
      else groups.set(entry.provider!, [entry]);
    }
    return groups;
  }
}

interface LineSet {
  readonly tables: Tables;
  /** Number of the set's first line among all lines. */
  readonly first: number;
  /** For each owner, the line behind its last one, counted in the set. */
  ends: Int32Array | undefined;
}

function endsOf(counts: readonly number[]): Int32Array {
  const ends = new Int32Array(counts.length);
  let end = 0;
  for (let owner = 0; owner < counts.length; owner++) {
    end += counts[owner]!;
    ends[owner] = end;
  }
  return ends;
}

/** The first owner whose lines end behind this one. */
function ownerAt(ends: Int32Array, line: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > line) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface SourceRow {
  readonly row: EntryRow;
  readonly tables: Tables;
}

const NO_DETAILS: EntryDetails = {};
const NO_CODES: readonly CodePair[] = [];

function kindOf(id: string): Entry["kind"] {
  if (id.startsWith("wordings/")) return "wording";
  if (id.includes("/")) return "response";
  return id.startsWith("x.") ? "enhanced" : "basic";
}
