import type { RegistryFile } from "@bouncebook/data";
import { byCodeUnit } from "../generate/header.ts";
import type { Build } from "./build.ts";
import type { Change } from "./change.ts";
import { compareEntries, type Defaults, textsOf } from "./compare-entries.ts";
import { compareSchemas } from "./compare-schemas.ts";

/** Everything that differs between two builds, by id. */
export function compareBuilds(before: Build, after: Build): Change[] {
  const old = entriesOf(before);
  const now = entriesOf(after);
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort(byCodeUnit);
  const defaults = { before: reasonsOf(before), after: reasonsOf(after) };
  return [
    ...compareSchemas(before.schemas, after.schemas),
    ...keys.flatMap((key) => compareOne(old.get(key), now.get(key), defaults)),
  ];
}

/** Categories have names of their own, which other kinds may have as an id. */
function entriesOf({ files }: Build): Map<string, RegistryFile> {
  return new Map(
    files.map(({ value }) => [value.kind === "category" ? `category ${value.id}` : value.id, value]),
  );
}

function reasonsOf({ files }: Build): Defaults {
  return new Map(
    files.flatMap(({ value }) =>
      value.kind === "reason" ? [[value.id, value as unknown as Readonly<Record<string, unknown>>]] : [],
    ),
  );
}

function compareOne(
  before: RegistryFile | undefined,
  after: RegistryFile | undefined,
  defaults: { readonly before: Defaults; readonly after: Defaults },
): Change[] {
  if (before === undefined) return after === undefined ? [] : addedEntry(after);
  // A signpost that goes away loses the old id at last.
  if (after === undefined)
    return [{ kind: "removed", id: before.id, of: before.kind, title: titleOf(before) }];
  if (after.kind === "moved") return movedEntry(before, after);
  if (before.kind !== after.kind) return [...lostEntry(before), ...addedEntry(after)];
  return compareEntries(before, after, defaults);
}

function addedEntry(entry: RegistryFile): Change[] {
  if (entry.kind === "moved") return [{ kind: "moved", id: entry.id, to: textsOf(entry.to) }];
  return [{ kind: "added", id: entry.id, of: entry.kind, title: titleOf(entry) }];
}

function lostEntry(entry: RegistryFile): Change[] {
  if (entry.kind === "moved") return [];
  return [{ kind: "removed", id: entry.id, of: entry.kind, title: titleOf(entry) }];
}

function movedEntry(before: RegistryFile, after: RegistryFile & { kind: "moved" }): Change[] {
  const to = textsOf(after.to);
  const same = before.kind === "moved" && textsOf(before.to).join() === to.join();
  return same ? [] : [{ kind: "moved", id: after.id, to }];
}

/** Wordings and signposts have no title. */
export function titleOf(entry: RegistryFile): string {
  return "title" in entry && typeof entry.title === "string" ? entry.title : "";
}
