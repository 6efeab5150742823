/** What the documents tell about the registry and the packages, written by `pnpm readme`. */
import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import { fieldSections } from "./field-tables.ts";
import { registryTable } from "./registry-table.ts";
import {
  categoryTable,
  firstDigitTable,
  reasonTables,
  vocabularyTable,
  wordTable,
} from "./taxonomy-tables.ts";

export interface WrittenPart {
  readonly document: string;
  readonly name: string;
  readonly content: string;
  /** Holds counts that any new entry changes: they need not be of this very day. */
  readonly counts?: true;
}

export function registryParts(files: readonly RegistryText[]): WrittenPart[] {
  const taxonomy = "docs/taxonomy.md";
  return [
    { document: "README.md", name: "registry", content: registryTable(files), counts: true },
    { document: taxonomy, name: "actions", content: wordTable("action") },
    { document: taxonomy, name: "bounces", content: wordTable("bounce") },
    { document: taxonomy, name: "first-digit", content: firstDigitTable(files), counts: true },
    { document: taxonomy, name: "categories", content: categoryTable(files) },
    { document: taxonomy, name: "reasons", content: reasonTables(files) },
    { document: taxonomy, name: "vocabularies", content: vocabularyTable(files) },
    { document: "docs/fields.md", name: "fields", content: fieldSections() },
  ];
}
