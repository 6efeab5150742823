import type { Registry } from "../registry-files.ts";
import { generateCodes } from "./codes.ts";
import { generateEntries } from "./entries.ts";
import { generateExportSchemas } from "./export-schemas.ts";
import { generateGo, generateGoData } from "./go.ts";
import { generateIds } from "./ids.ts";
import {
  generatePythonEntries,
  generatePythonTables,
  generatePythonVersion,
  generatePythonVocabularies,
  generatePythonVocabulary,
} from "./python.ts";
import { generateRegistryTypes } from "./registry-types.ts";
import { generateTables } from "./tables.ts";
import { generateVersion } from "./version.ts";
import { generateVocabularies } from "./vocabularies.ts";
import { generateWords } from "./words.ts";

const DATA = "packages/data/src/generated";
const EXPORTS = "packages/exports/src/generated";
const GO = "packages/sdk-go";
const PYTHON = "packages/sdk-python/src/bouncebook";

/** Files that are in the repository, so that the types can be read without generating anything. */
const COMMITTED: ReadonlySet<string> = new Set([
  `${DATA}/registry-types.ts`,
  `${GO}/vocabulary.go`,
  `${PYTHON}/_version.py`,
  `${PYTHON}/vocabulary.py`,
]);

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
    [`${EXPORTS}/schemas.ts`]: generateExportSchemas(),
    [`${GO}/vocabulary.go`]: generateGo(entries),
    ...Object.fromEntries(
      Object.entries(generateGoData(entries, version)).map(([name, text]) => [`${GO}/data/${name}`, text]),
    ),
    [`${PYTHON}/_version.py`]: generatePythonVersion(version),
    [`${PYTHON}/vocabulary.py`]: generatePythonVocabulary(entries),
    [`${PYTHON}/_data/tables.json`]: generatePythonTables(entries, version),
    [`${PYTHON}/_data/entries.jsonl`]: generatePythonEntries(entries),
    [`${PYTHON}/_data/vocabularies.json`]: generatePythonVocabularies(entries),
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
