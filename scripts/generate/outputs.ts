import type { Registry } from "../registry-files.ts";
import { generateCodes } from "./codes.ts";
import { generateEntries } from "./entries.ts";
import { generateIds } from "./ids.ts";
import { generateRegistryTypes } from "./registry-types.ts";
import { generateTables } from "./tables.ts";
import { generateVersion } from "./version.ts";
import { generateVocabularies } from "./vocabularies.ts";
import { generateWords } from "./words.ts";

const DATA = "packages/data/src/generated";

/** Files that are in the repository, so that the types can be read without generating anything. */
const COMMITTED: ReadonlySet<string> = new Set([`${DATA}/registry-types.ts`]);

/** The text of every generated file, by its path below the root of the repository. */
export async function generateOutputs({
  files,
  version,
}: Pick<Registry, "files" | "version">): Promise<Readonly<Record<string, string>>> {
  const entries = files.map((file) => file.value);
  return {
    [`${DATA}/registry-types.ts`]: await generateRegistryTypes(),
    [`${DATA}/ids.ts`]: generateIds(entries),
    [`${DATA}/codes.ts`]: generateCodes(entries),
    [`${DATA}/entries.ts`]: generateEntries(entries),
    [`${DATA}/tables.ts`]: generateTables(entries, version),
    [`${DATA}/vocabularies.ts`]: generateVocabularies(entries),
    [`${DATA}/version.ts`]: generateVersion(version),
    [`${DATA}/words.ts`]: generateWords(entries),
  };
}

/** Paths of the outputs that differ from what `read` gives; undefined where there is no such file. */
export function changedOutputs(
  outputs: Readonly<Record<string, string>>,
  read: (path: string) => string | undefined,
): string[] {
  return Object.keys(outputs).filter((path) => read(path) !== outputs[path]);
}

/** Those of the changed outputs that somebody has to commit. */
export function staleOutputs(changed: readonly string[]): string[] {
  return changed.filter((path) => COMMITTED.has(path));
}
