import type { Registry } from "../registry-files.ts";
import { generateCodes } from "./codes.ts";
import { generateEntries } from "./entries.ts";
import { generateIds } from "./ids.ts";
import { generateRegistryTypes } from "./registry-types.ts";
import { generateTables } from "./tables.ts";
import { generateVersion } from "./version.ts";
import { generateVocabularies } from "./vocabularies.ts";
import { generateWords } from "./words.ts";

/** Files that are in the repository, so that the types can be read without generating anything. */
const COMMITTED: ReadonlySet<string> = new Set(["registry-types.ts"]);

/** The text of every generated file, by name. */
export async function generateOutputs({
  files,
  version,
}: Pick<Registry, "files" | "version">): Promise<Readonly<Record<string, string>>> {
  const entries = files.map((file) => file.value);
  return {
    "registry-types.ts": await generateRegistryTypes(),
    "ids.ts": generateIds(entries),
    "codes.ts": generateCodes(entries),
    "entries.ts": generateEntries(entries),
    "tables.ts": generateTables(entries, version),
    "vocabularies.ts": generateVocabularies(entries),
    "version.ts": generateVersion(version),
    "words.ts": generateWords(entries),
  };
}

/** Names of the outputs that differ from what `read` gives; undefined where there is no such file. */
export function changedOutputs(
  outputs: Readonly<Record<string, string>>,
  read: (name: string) => string | undefined,
): string[] {
  return Object.keys(outputs).filter((name) => read(name) !== outputs[name]);
}

/** Those of the changed outputs that somebody has to commit. */
export function staleOutputs(changed: readonly string[]): string[] {
  return changed.filter((name) => COMMITTED.has(name));
}
