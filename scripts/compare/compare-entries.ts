import type { RegistryFile, Source } from "@bouncebook/data";
import { byCodeUnit } from "../generate/header.ts";
import type { Change } from "./change.ts";

/** What somebody's mail flow follows. */
const VERDICT = new Set(["reason", "bounce", "action", "exhausted", "category"]);
const TEMPLATES = new Set(["match", "signatures", "zones"]);
const EVIDENCE = new Set(["examples", "rejects"]);
/** Prose and links: nobody's program follows them. */
const PROSE = new Set([
  "title",
  "names",
  "definition",
  "meaning",
  "causes",
  "fixes",
  "notes",
  "links",
  "lookup",
  "delist",
]);
const UNSEEN = new Set(["$schema", "id", "kind"]);
/** As much of a value as a sentence bears. */
const SHOWN = 120;

type Fields = Readonly<Record<string, unknown>>;

/** What a reason gives to the entries that do not say otherwise; by its id. */
export type Defaults = ReadonlyMap<string, Fields>;

/** What differs between two versions of one entry. */
export function compareEntries(
  before: RegistryFile,
  after: RegistryFile,
  defaults: { readonly before: Defaults; readonly after: Defaults },
): Change[] {
  const old = before as unknown as Fields;
  const now = after as unknown as Fields;
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (field) => !UNSEEN.has(field) && JSON.stringify(old[field]) !== JSON.stringify(now[field]),
  );
  const prose = fields.filter((field) => PROSE.has(field));
  return [
    ...fields
      .filter((field) => !PROSE.has(field))
      .flatMap((field) => {
        if (!VERDICT.has(field)) return compareField(after.id, field, old, now);
        const [first, second] = [
          verdictOf(old, field, defaults.before),
          verdictOf(now, field, defaults.after),
        ];
        // What a reason gives anyway is the same verdict, written or not.
        if (first === second) return [];
        return [{ kind: "verdict" as const, id: after.id, field, before: first, after: second }];
      }),
    ...(prose.length > 0 ? [{ kind: "reworded" as const, id: after.id, fields: prose }] : []),
  ];
}

function verdictOf(entry: Fields, field: string, defaults: Defaults): string {
  const reason = typeof entry.reason === "string" ? defaults.get(entry.reason) : undefined;
  return shown(entry[field] ?? reason?.[field]);
}

function compareField(id: string, field: string, old: Fields, now: Fields): Change[] {
  if (TEMPLATES.has(field)) return compareTemplates(id, textsOf(old[field]), textsOf(now[field]));
  if (field === "sources") return compareSources(id, old[field], now[field]);
  if (EVIDENCE.has(field)) return [{ kind: "evidence", id, field, count: countOf(old[field], now[field]) }];
  if (field === "labels") return compareLabels(id, old[field], now[field]);
  if (field === "status" && now[field] === "obsolete") {
    return [{ kind: "obsolete", id, title: String(now.title ?? "") }];
  }
  return [{ kind: "fact", id, field, before: shown(old[field]), after: shown(now[field]) }];
}

function compareTemplates(id: string, old: readonly string[], now: readonly string[]): Change[] {
  return [
    ...now
      .filter((template) => !old.includes(template))
      .map((template) => ({ kind: "template-added" as const, id, template })),
    ...old
      .filter((template) => !now.includes(template))
      .map((template) => ({ kind: "template-removed" as const, id, template })),
  ];
}

/** A source is its address; another day on which it was read, or another title, is told as read again. */
function compareSources(id: string, before: unknown, after: unknown): Change[] {
  const old = addressesOf(before);
  const now = addressesOf(after);
  const added = now.filter((address) => !old.includes(address));
  const removed = old.filter((address) => !now.includes(address));
  return [{ kind: "sources", id, added, removed }];
}

function addressesOf(value: unknown): string[] {
  return listOf(value).map((source) => {
    const { url, title } = (source ?? {}) as Partial<Source>;
    return String(url ?? title ?? "observed");
  });
}

/** A label of another vocabulary that is gone is a lost word; one that means something else is a fact. */
function compareLabels(id: string, before: unknown, after: unknown): Change[] {
  const old = (before ?? {}) as Fields;
  const now = (after ?? {}) as Fields;
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .sort(byCodeUnit)
    .flatMap((word): Change[] => {
      if (!Object.hasOwn(now, word)) return [{ kind: "word-removed", of: id, word }];
      if (!Object.hasOwn(old, word)) return [{ kind: "word-added", of: id, word }];
      if (JSON.stringify(old[word]) === JSON.stringify(now[word])) return [];
      return [
        { kind: "fact", id, field: `label ${word}`, before: shown(old[word]), after: shown(now[word]) },
      ];
    });
}

/** `2 added, 1 removed`. */
function countOf(before: unknown, after: unknown): string {
  const old = listOf(before).map((each) => JSON.stringify(each));
  const now = listOf(after).map((each) => JSON.stringify(each));
  const added = now.filter((each) => !old.includes(each)).length;
  const removed = old.filter((each) => !now.includes(each)).length;
  if (added + removed === 0) return "another order";
  return [...(added > 0 ? [`${added} added`] : []), ...(removed > 0 ? [`${removed} removed`] : [])].join(
    ", ",
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts of a list; a build may hold what no schema lets pass. */
export function textsOf(value: unknown): string[] {
  return listOf(value).filter((each) => typeof each === "string");
}

/** A value as a person reads it; nothing where the field was not there. */
function shown(value: unknown): string {
  if (value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
