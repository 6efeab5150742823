import { entryLine } from "./entry-line.js";
import { entriesText } from "./generated/entries.js";
import type {
  BasicId,
  BlocklistId,
  EnhancedId,
  EntryId,
  ProviderId,
  ResponseId,
  WordingId,
} from "./generated/ids.js";
import type {
  Action,
  BasicReplyCode,
  Blocklist,
  Bounce,
  Category,
  CategoryFile,
  EnhancedStatusCode,
  Moved,
  Provider,
  ProviderResponse,
  Reason,
  ReasonFile,
  VocabularyFile,
  Wording,
} from "./generated/registry-types.js";

/** Any file of the registry, as its schema describes it. */
export type RegistryFile =
  | BasicReplyCode
  | Blocklist
  | CategoryFile
  | EnhancedStatusCode
  | Moved
  | Provider
  | ProviderResponse
  | ReasonFile
  | VocabularyFile
  | Wording;

type Published<File> = Omit<File, "$schema">;

/** What a look-up gives: a file of the registry without its `$schema`. */
export type Entry =
  | Published<BasicReplyCode>
  | Published<Blocklist>
  | Published<EnhancedStatusCode>
  | Published<Provider>
  | Published<ProviderResponse>
  | Published<ReasonFile>
  | Published<Wording>;

type BasicNumber = BasicId extends `${infer Code extends number}` ? Code : never;
type EnhancedWritten = EnhancedId extends `x.${infer Rest}` ? `2.${Rest}` | `4.${Rest}` | `5.${Rest}` : never;

/** Everything that can be looked up, so that an editor completes it. */
export type KnownCode = EntryId | BasicNumber | EnhancedWritten | Reason | ProviderId | BlocklistId;

/**
 * Looks up a reply code (550), an enhanced status code ("5.1.1", "x.1.1") or an id ("google/dmarc-policy",
 * "mailbox-full", "google", "spamhaus-zen"). The id of a moved entry gives the entry that took its place.
 *
 * @returns the entry, or undefined when the registry does not know it
 */
export function lookup(code: BasicId | BasicNumber): Published<BasicReplyCode>;
export function lookup(code: EnhancedId | EnhancedWritten): Published<EnhancedStatusCode>;
export function lookup(code: ResponseId): Published<ProviderResponse>;
export function lookup(code: WordingId): Published<Wording>;
export function lookup(code: Reason): Published<ReasonFile>;
export function lookup(code: ProviderId): Published<Provider>;
export function lookup(code: BlocklistId): Published<Blocklist>;
export function lookup(code: KnownCode | (string & {}) | number): Entry | undefined;
export function lookup(code: string | number): Entry | undefined {
  if (typeof code !== "string" && typeof code !== "number") {
    throw new TypeError(
      `lookup: code must be a string or a number, not ${code === null ? "null" : typeof code}`,
    );
  }
  const id = String(code).trim();
  return entryOf(/^[245]\.\d/.test(id) ? `x${id.slice(1)}` : id);
}

const LONGEST_ID = 120;
const read = new Map<string, Entry | Published<Moved>>();

function entryOf(id: string): Entry | undefined {
  const found = readEntry(id);
  if (found?.kind !== "moved") return found;
  const target = found.to[0] === undefined ? undefined : readEntry(found.to[0]);
  return target?.kind === "moved" ? undefined : target;
}

/** Only the entry that is asked for is parsed. */
function readEntry(id: string): Entry | Published<Moved> | undefined {
  const known = read.get(id);
  if (known) return known;
  const line = id.length > LONGEST_ID ? undefined : entryLine(id);
  if (line === undefined) return undefined;
  const entry = JSON.parse(line) as Entry | Published<Moved>;
  read.set(id, entry);
  return entry;
}

/** All entries, sorted by id in the order of code units. Parses the whole registry; for one entry use {@link lookup}. */
export function* entries(): Generator<Entry, void> {
  for (const line of entriesText().split("\n")) {
    if (line === "") continue;
    const entry = JSON.parse(line) as Entry | Published<Moved>;
    if (entry.kind !== "moved") yield entry;
  }
}

/** An entry's verdict and advice, with its reason's where it has none of its own. */
export interface Advice {
  category: Category;
  reason: Reason;
  bounce: Bounce;
  action: Action;
  exhausted: Action;
  meaning: string;
  causes: readonly string[];
  fixes: readonly string[];
}

/** The advice of an entry that has a verdict; undefined for a provider. */
export function adviceFor(entry: Entry): Advice | undefined {
  if (typeof entry !== "object" || entry === null)
    throw new TypeError(`adviceFor: entry must be an entry, not ${entry === null ? "null" : typeof entry}`);
  if (entry.kind === "provider") return undefined;
  const reason = lookup(reasonOf(entry)) as Published<ReasonFile>;
  const own: Partial<
    Pick<Published<ProviderResponse>, "bounce" | "action" | "meaning" | "causes" | "fixes">
  > = entry.kind === "wording" ? {} : { ...entry };
  return {
    category: reason.category,
    reason: reason.id,
    bounce: own.bounce ?? reason.bounce,
    action: own.action ?? reason.action,
    exhausted: reason.exhausted,
    meaning: own.meaning ?? reason.definition,
    causes: own.causes ?? reason.causes ?? [],
    fixes: own.fixes ?? reason.fixes ?? [],
  };
}

function reasonOf(entry: Exclude<Entry, Published<Provider>>): Reason {
  if (entry.kind === "reason") return entry.id;
  return entry.kind === "wording" ? (entry.id.split("/")[1] as Reason) : entry.reason;
}
