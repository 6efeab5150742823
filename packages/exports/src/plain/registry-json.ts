import type { Entry } from "@bouncebook/data";
import { vocabularies } from "@bouncebook/data/vocabularies";
import type { ExportSource } from "../target.js";
import { isExplaining, resolve } from "./published.js";
import { REGISTRY_SCHEMA_ID } from "./registry-schema.js";

/** The whole registry as one JSON text, one entry a line, so that two versions can be compared by line. */
export function registryJson({ version, entries }: ExportSource): string {
  const lists: readonly (readonly [name: string, entries: readonly object[]])[] = [
    ["reasons", ofKind(entries, "reason")],
    ["providers", ofKind(entries, "provider")],
    ["blocklists", ofKind(entries, "blocklist").map(resolve)],
    ["entries", entries.filter(isExplaining).map(resolve)],
  ];
  const parts = [
    `"$schema": ${JSON.stringify(REGISTRY_SCHEMA_ID)}`,
    `"version": ${JSON.stringify(version)}`,
    ...lists.map(
      ([name, list]) => `"${name}": [\n${list.map((each) => JSON.stringify(each)).join(",\n")}\n]`,
    ),
    `"vocabularies": ${JSON.stringify(vocabularies())}`,
  ];
  return `{\n${parts.join(",\n")}\n}\n`;
}

/** The registry as lines of JSON: its version first, then every entry, reason, provider and blocklist by id. */
export function registryNdjson({ version, entries }: ExportSource): string {
  const lines = entries.map((entry) =>
    JSON.stringify(isExplaining(entry) || entry.kind === "blocklist" ? resolve(entry) : entry),
  );
  return `${[JSON.stringify({ kind: "registry", version }), ...lines].join("\n")}\n`;
}

function ofKind<Kind extends Entry["kind"]>(
  entries: readonly Entry[],
  kind: Kind,
): Extract<Entry, { kind: Kind }>[] {
  return entries.filter((entry): entry is Extract<Entry, { kind: Kind }> => entry.kind === kind);
}
