import type { RegistryFile } from "@bouncebook/data";
import { byCodeUnit, textFunction } from "./header.ts";

/** Kinds that a look-up gives. */
const PUBLISHED = new Set<RegistryFile["kind"]>([
  "basic",
  "blocklist",
  "enhanced",
  "moved",
  "provider",
  "reason",
  "response",
  "wording",
]);

/** Every entry as one line of JSON that begins with its id; a look-up finds the line and parses only that. */
export function generateEntries(files: readonly RegistryFile[]): string {
  const lines = entryLines(files);
  const comment = "One entry a line, sorted by id, as JSON; the text begins and ends with a line end.";
  return textFunction("entriesText", comment, `\n${lines.join("\n")}\n`);
}

/** The published entries as JSON that begins with the id, sorted by id. */
export function entryLines(files: readonly RegistryFile[]): string[] {
  return files
    .filter((file) => PUBLISHED.has(file.kind))
    .sort((a, b) => byCodeUnit(a.id, b.id))
    .map(({ $schema, id, ...rest }) => `{"id":${JSON.stringify(id)},${JSON.stringify(rest).slice(1)}`);
}
