import { statSync } from "node:fs";
import { type Entry, entries, lookup } from "@bouncebook/data";
import { tables } from "@bouncebook/data/tables";
import { createMatcher } from "@bouncebook/matcher";
import { compileTables } from "@bouncebook/matcher/compile";
import { ExitCode } from "./exit-code.js";
import type { UsedRegistry } from "./matcher-with.js";
import {
  type Place,
  type Problem,
  placesIn,
  type RegistryText,
  readRegistryFolder,
} from "./registry/index.js";
import { UsageError } from "./usage-error.js";

/** The public registry with the entries of a folder of one's own on top. */
export function registryOver(folder: string): UsedRegistry {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(
      `--registry ${folder}: there is no such folder. Name a folder with registry files.`,
      ExitCode.unreadable,
    );
  }
  const { files, problems } = readRegistryFolder(folder);
  refuse(folder, problems);
  const publicTables = tables();
  const compiled = compileTables(
    files.map((file) => file.value),
    publicTables,
  );
  const place = placer(files);
  refuse(folder, compiled.problems.slice(0, MOST_SHOWN).map(place), compiled.problems.length);
  const own = new Map(files.flatMap(({ value }) => readOwn(value)));
  return {
    match: createMatcher({ tables: [publicTables, compiled.tables] }),
    lookup: (id) => own.get(id) ?? lookup(id),
    entries: () => inOrder([...entries()].filter(({ id }) => !own.has(id)).concat([...own.values()])),
  };
}

/** An own entry under its id; it comes before the public one of the same id. */
function readOwn({ $schema: _, ...entry }: RegistryText["value"]): [string, Entry][] {
  switch (entry.kind) {
    case "moved":
    // Categories and vocabularies explain the words of entries; nobody looks them up.
    case "category":
    case "vocabulary":
      return [];
    default:
      return [[entry.id, entry]];
  }
}

function inOrder(all: Entry[]): Entry[] {
  return all.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

const MOST_SHOWN = 10;

type CompileProblem = ReturnType<typeof compileTables>["problems"][number];

function placer(files: readonly RegistryText[]): (problem: CompileProblem) => Problem {
  const byId = new Map(files.map((file) => [file.value.id, file]));
  const places = new Map<string, (pointer: string) => Place>();
  return ({ id, path, message }) => {
    const file = byId.get(id);
    if (!file) return { path: id, message: `${message}. Correct it.` };
    const placeIn = places.get(id) ?? placesIn(file.text);
    places.set(id, placeIn);
    return { path: file.path, ...placeIn(path), message: `${message}. Correct it.` };
  };
}

/** A registry that is wrong in one place is not used at all: half of it would answer otherwise than its authors think. */
function refuse(folder: string, problems: readonly Problem[], count = problems.length): void {
  if (count === 0) return;
  const shown = problems
    .slice(0, MOST_SHOWN)
    .map(
      ({ path, line, column, message }) =>
        `${folder}/${path}${line === undefined ? "" : `:${line}:${column}`}  ${message}`,
    );
  const more = count > MOST_SHOWN ? [`and ${count - MOST_SHOWN} more`] : [];
  throw new UsageError([...shown, ...more], ExitCode.unreadable);
}
