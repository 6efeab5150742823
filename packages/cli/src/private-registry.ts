import { statSync } from "node:fs";
import { type Entry, lookup } from "@bouncebook/data";
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
  return {
    match: createMatcher({ tables: [publicTables, compiled.tables] }),
    lookup: lookupIn(files),
  };
}

/** Own entries before public ones. */
function lookupIn(files: readonly RegistryText[]): (id: string) => Entry | undefined {
  const own = new Map(files.map(({ value }) => [value.id, value]));
  return (id) => {
    const found = own.get(id);
    switch (found?.kind) {
      case undefined:
      case "moved":
      // Categories and vocabularies explain the words of entries; nobody looks them up.
      case "category":
      case "vocabulary":
        return lookup(id);
      default:
        return found;
    }
  };
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
