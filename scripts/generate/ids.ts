import type { RegistryFile } from "@bouncebook/data";
import { byCodeUnit, HEADER } from "./header.ts";

/** Unions of all ids, by kind. */
export function generateIds(files: readonly RegistryFile[]): string {
  const union = (name: string, kind: RegistryFile["kind"]): string => {
    const ids = files.filter((file) => file.kind === kind).map((file) => file.id);
    const members = ids.sort(byCodeUnit).map((id) => `  | ${JSON.stringify(id)}`);
    return `export type ${name} =\n${members.length > 0 ? members.join("\n") : "  never"};\n`;
  };
  return [
    HEADER,
    union("BasicId", "basic"),
    union("EnhancedId", "enhanced"),
    union("ResponseId", "response"),
    union("WordingId", "wording"),
    union("BlocklistId", "blocklist"),
    union("ProviderId", "provider"),
    union("VocabularyId", "vocabulary"),
    "/** Everything that can explain a reply. */\nexport type EntryId = BasicId | EnhancedId | ResponseId | WordingId | BlocklistId;\n",
  ].join("\n");
}
