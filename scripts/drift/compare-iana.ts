import { createHash } from "node:crypto";
import type { RegistryFile, Source } from "@bouncebook/data";
import { byCodeUnit } from "../generate/header.ts";
import type { IanaCode, IanaTables } from "./iana.ts";

type Enhanced = Extract<RegistryFile, { kind: "enhanced" }>;

/** Something in which the registry and IANA's differ. */
export interface Drift {
  readonly what: "new" | "gone" | "changed";
  /** `x.7.26`, or `x.7` for a subject. */
  readonly id: string;
  /** Which of IANA's columns. */
  readonly column?: "basic codes" | "reference" | "status" | "sample text" | "description" | "subject";
  readonly ours?: string;
  readonly theirs?: string;
}

/**
 * IANA's own words as they stood when somebody last looked. Our entries say things in other words, so a change of
 * IANA's can be told only against this. Descriptions are kept as a hash: their text is not ours to publish.
 */
export interface Seen {
  readonly codes: Readonly<Record<string, SeenCode>>;
  readonly subjects: Readonly<Record<string, string>>;
}

interface SeenCode {
  readonly sample: string;
  /** Left out where nobody has looked at the description yet. */
  readonly description?: string;
}

export const NOTHING_SEEN: Seen = { codes: {}, subjects: {} };

export function seenOf({ codes, subjects }: IanaTables, before: Seen = NOTHING_SEEN): Seen {
  const read = codes.map(({ id, sample, description }) => [id, { sample, description: hashOf(description) }]);
  return {
    codes: sorted({ ...before.codes, ...Object.fromEntries(read) }),
    subjects: sorted({
      ...before.subjects,
      ...Object.fromEntries([...subjects].map(([at, name]) => [`x.${at}`, name])),
    }),
  };
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => byCodeUnit(a, b)));
}

/** What is new, gone or changed; a table that the file does not hold is not compared. */
export function compareIana(files: readonly RegistryFile[], tables: IanaTables, seen: Seen): Drift[] {
  const ours = new Map(files.flatMap((file) => (file.kind === "enhanced" ? [[file.id, file] as const] : [])));
  return [
    ...(tables.subjects.size > 0 ? compareSubjects(ours, tables, seen) : []),
    ...(tables.codes.length > 0 ? compareCodes(ours, tables, seen) : []),
  ];
}

function compareSubjects(ours: ReadonlyMap<string, Enhanced>, { subjects }: IanaTables, seen: Seen): Drift[] {
  const known = new Set([...ours.keys()].map((id) => id.replace(/\.\d+$/, "")));
  const theirs = [...subjects].map(([at, name]) => [`x.${at}`, name] as const);
  return [
    ...theirs
      .filter(([id]) => !known.has(id))
      .map(([id, name]) => ({ what: "new" as const, id, theirs: name })),
    ...theirs
      .filter(([id, name]) => (seen.subjects[id] ?? name) !== name)
      .map(([id, name]) => changed(id, "subject", seen.subjects[id]!, name)),
  ];
}

function compareCodes(ours: ReadonlyMap<string, Enhanced>, { codes }: IanaTables, seen: Seen): Drift[] {
  const theirs = new Set(codes.map(({ id }) => id));
  const gone = [...ours.values()].filter(({ id, status }) => status !== "observed" && !theirs.has(id));
  return [
    ...codes.flatMap((code) => compareCode(code, ours.get(code.id), seen)),
    ...gone.map(({ id, title }) => ({ what: "gone" as const, id, ours: title })),
  ];
}

function compareCode(code: IanaCode, own: Enhanced | undefined, seen: Seen): Drift[] {
  if (own === undefined) return [{ what: "new", id: code.id, theirs: code.sample || code.description }];
  return [
    ...compareStatus(code, own),
    ...compareBasic(code, own),
    ...compareReferences(code, own),
    ...compareWords(code, seen),
  ];
}

/** IANA marks a deprecated code in its description only. */
function compareStatus({ id, description }: IanaCode, { status }: Enhanced): Drift[] {
  const theirs = /\bdeprecated\b/i.test(description) ? "deprecated" : "registered";
  return status === theirs ? [] : [changed(id, "status", status, theirs)];
}

function compareBasic({ id, basic }: IanaCode, own: Enhanced): Drift[] {
  const [ours, theirs] = [inOrder(own.basic ?? []), inOrder(basic)];
  return ours === theirs ? [] : [changed(id, "basic codes", ours, theirs)];
}

function inOrder(codes: readonly number[]): string {
  return [...codes].sort((a, b) => a - b).join(", ");
}

/** A document that IANA names and no source of ours leads to. */
function compareReferences({ id, references }: IanaCode, own: Enhanced): Drift[] {
  const sources: readonly Source[] = own.sources ?? [];
  const ours = sources.flatMap(
    ({ url = "", title = "" }) => /\brfc[ /]?(\d{1,5})\b/gi.exec(`${url} ${title}`)?.[1] ?? [],
  );
  const missing = references.filter((reference) => !ours.includes(reference.slice(3)));
  return missing.length === 0
    ? []
    : [changed(id, "reference", ours.map((number) => `RFC${number}`).join(", "), missing.join(", "))];
}

function compareWords({ id, sample, description }: IanaCode, { codes }: Seen): Drift[] {
  const last = codes[id];
  if (last === undefined) return [];
  return [
    ...(last.sample === sample ? [] : [changed(id, "sample text", last.sample, sample)]),
    ...((last.description ?? hashOf(description)) === hashOf(description)
      ? []
      : [changed(id, "description", "", description)]),
  ];
}

function changed(id: string, column: NonNullable<Drift["column"]>, ours: string, theirs: string): Drift {
  return { what: "changed", id, column, ours, theirs };
}

/** Enough of a SHA-256 to tell two texts apart. */
function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
