import type { RegistryFile } from "@bouncebook/data";
import { format } from "./formatting.ts";
import type { Rule } from "./rule.ts";

/** Folders whose name is not part of an id. */
const BARE = /^(?:basic|blocklists|categories|enhanced|providers|reasons|vocabularies)\//;

export function idOfPath(path: string): string {
  return path
    .replace(/\.json$/, "")
    .replace(BARE, "")
    .replace(/\/provider$/, "");
}

const FOLDER_OF_KIND: Readonly<Record<string, RegExp>> = {
  basic: /^basic\/[^/]+$/,
  enhanced: /^enhanced\/[^/]+$/,
  reason: /^reasons\/[^/]+$/,
  category: /^categories\/[^/]+$/,
  vocabulary: /^vocabularies\/[^/]+$/,
  blocklist: /^blocklists\/[^/]+$/,
  provider: /^providers\/[^/]+\/provider\.json$/,
  response: /^providers\/[^/]+\/(?!provider\.json$)[^/]+$/,
  wording: /^wordings\/[^/]+\/[^/]+$/,
};

/** Undefined for a kind that there is not, whatever it is called. */
function folderOf(kind: string): RegExp | undefined {
  return Object.hasOwn(FOLDER_OF_KIND, kind) ? FOLDER_OF_KIND[kind] : undefined;
}

/** More of an id does not help to find it. */
const LONGEST_QUOTED = 80;

export const fileId: Rule = {
  name: "file-id",
  description: "The id is the path of the file, and the kind is that of its folder.",
  readsAnyShape: true,
  *check({ chosen }) {
    for (const file of chosen) {
      const expected = idOfPath(file.path);
      if (file.value.id !== expected) {
        yield {
          file,
          pointer: "/id",
          message: `The id is ${JSON.stringify(String(file.value.id).slice(0, LONGEST_QUOTED))}. Expected ${JSON.stringify(expected)}, as the path says. Write that, or rename the file; \`pnpm fix\` writes it.`,
        };
      }
      const folder = folderOf(file.value.kind);
      if (folder && !folder.test(file.path)) {
        yield {
          file,
          pointer: "/kind",
          message: `A file of the kind ${file.value.kind} does not belong in this folder. Move it or correct the kind.`,
        };
      }
    }
  },
  /** Whoever copies a file forgets its id; the path was chosen. A file in a folder of another kind needs a person. */
  fix(file) {
    const expected = idOfPath(file.path);
    const folder = folderOf(file.value.kind);
    if (file.value.id === expected || !folder?.test(file.path)) return undefined;
    return format({ ...file.value, id: expected } as RegistryFile);
  },
};
