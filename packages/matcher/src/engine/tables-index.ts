import type {
  Action,
  BlocklistRow,
  Bounce,
  Category,
  EntryDetails,
  EntryRow,
  Mechanism,
  Reason,
  Tables,
} from "@bouncebook/data";
import { type CodePair, readCodePairs } from "./codes.js";
import { condemnsAddress, strengthOfText } from "./strength.js";
import type { Decided } from "./verdict.js";

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
  /** Position among the strengths, where the text of any of its templates is found; 0 where codes count too. */
  readonly strength: number;
  /** Whether it says that the address is bad. */
  readonly condemns: boolean;
  readonly decisions: Decisions;
}

export interface ReasonDefaults {
  readonly id: Reason;
  readonly category: Category;
  readonly bounce: Bounce;
  readonly action: Action;
  readonly exhausted: Action;
  readonly decisions: Decisions;
}

/** What was decided before, by class and whether the retry window is over. */
export type Decisions = (Decided | undefined)[];

export interface ListedBlocklist {
  readonly kind: "blocklist";
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
  /** Number of literal characters of the template. */
  readonly weight: number;
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
  readonly #owners: (Owner | undefined)[];
  readonly #blocklists = new Map<BlocklistRow, ListedBlocklist>();
  #byProvider: Map<string, Entry[]> | undefined;
  #reviewedUnknown: ReasonDefaults | undefined;

  constructor(sets: readonly Tables[]) {
    for (const tables of sets) this.#addRows(tables);
    const lines = sets.map(({ templates }) => (templates === "" ? [] : templates.split("\n")));
    this.lines = lines.length === 1 ? lines[0]! : lines.flat();
    this.#owners = new Array(this.lines.length).fill(undefined);
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
      owner = this.#readOwner(set.tables, ownerAt(set.ends, line - set.first), weightOf(this.lines[line]!));
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

  /** The entries of a provider that name codes, by id. */
  codedBy(provider: string): readonly Entry[] {
    this.#byProvider ??= this.#groupByProvider();
    return this.#byProvider.get(provider) ?? [];
  }

  /** What an unexplained 5yz reply asks for. */
  get reviewedUnknown(): ReasonDefaults {
    this.#reviewedUnknown ??= { ...this.reason("unknown"), action: "review", decisions: [] };
    return this.#reviewedUnknown;
  }

  reason(id: string): ReasonDefaults {
    const reason = this.#reasons.get(id);
    if (!reason) throw new TypeError(`tables: the reason ${id} is missing`);
    return reason;
  }

  #addRows(tables: Tables): void {
    checkForm(tables);
    for (const row of tables.reasons) {
      const [id, category, bounce, action, exhausted] = row as [Reason, Category, Bounce, Action, Action];
      if (!this.#reasons.has(id))
        this.#reasons.set(id, { id, category, bounce, action, exhausted, decisions: [] });
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

  #readOwner(tables: Tables, owner: number, weight: number): Owner {
    const { entries, providers, blocklists } = tables;
    const row = entries[owner];
    if (row) {
      // The templates of an entry that a later registry replaced speak for nobody.
      const replaced = this.#rows.get(row[0])!.tables !== tables;
      const entry = replaced ? undefined : this.entry(row[0]);
      return { entry, provider: undefined, blocklist: undefined, weight };
    }
    const provider = providers[owner - entries.length];
    if (provider) return { entry: undefined, provider: provider[0], blocklist: undefined, weight };
    const blocklist = this.#blocklist(tables, blocklists[owner - entries.length - providers.length]!);
    return { entry: undefined, provider: undefined, blocklist, weight };
  }

  #blocklist(tables: Tables, row: BlocklistRow): ListedBlocklist {
    const known = this.#blocklists.get(row);
    if (known) return known;
    const [id, reason, lookup, delist] = row;
    const list: ListedBlocklist = {
      kind: "blocklist",
      id,
      reason: this.#reasonAt(tables, reason),
      lookup,
      delist,
    };
    this.#blocklists.set(row, list);
    return list;
  }

  #reasonAt(tables: Tables, index: number): ReasonDefaults {
    return this.reason(tables.reasons[index]![0]);
  }

  #readEntry([id, reasonIndex, more = NO_DETAILS]: EntryRow, tables: Tables): Entry {
    const reason = this.#reasonAt(tables, reasonIndex);
    const kind = kindOf(id);
    return {
      id,
      kind,
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
      strength: strengthOfText(kind, reason),
      condemns: condemnsAddress(reason),
      decisions: [],
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
    for (const group of groups.values()) group.sort((a, b) => (a.id < b.id ? -1 : 1));
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

const LISTS = ["reasons", "providers", "blocklists", "entries", "counts"] as const;

/** Tables from elsewhere are checked in full where they are made or read; here, that an engine can begin. */
function checkForm(tables: Tables): void {
  if (typeof tables !== "object" || tables === null) throw new TypeError("tables: an object is expected");
  if (tables.format !== 1) {
    throw new TypeError(
      `tables: format ${String(tables.format)} is not known to this engine, which reads format 1`,
    );
  }
  for (const key of LISTS) {
    if (!Array.isArray(tables[key]))
      throw new TypeError(`tables: ${key} must be a list; compileTables makes it`);
  }
  if (typeof tables.templates !== "string")
    throw new TypeError("tables: templates must be a string; compileTables makes it");
}

interface SourceRow {
  readonly row: EntryRow;
  readonly tables: Tables;
}

const MARKS = /[\u0001-\u0005]/g;

/** Number of the literal characters of a line. */
function weightOf(line: string): number {
  return line.replace(MARKS, "").length;
}

const NO_DETAILS: EntryDetails = {};
const NO_CODES: readonly CodePair[] = [];

function kindOf(id: string): Entry["kind"] {
  if (id.startsWith("wordings/")) return "wording";
  if (id.includes("/")) return "response";
  return id.startsWith("x.") ? "enhanced" : "basic";
}
