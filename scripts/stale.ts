import type { Source } from "@bouncebook/data";
import type { RegistryText } from "../packages/cli/src/registry/index.ts";

/** Kinds that make claims of their own and so need a source. */
const CLAIMS = new Set(["basic", "blocklist", "enhanced", "response"]);

/** Files none of whose sources was really read. */
export function staleEntries(files: readonly RegistryText[]): RegistryText[] {
  return files.filter(({ value }) => {
    const sources: readonly Source[] = ("sources" in value && value.sources) || [];
    return CLAIMS.has(value.kind) && !sources.some((source) => source.seen);
  });
}

/** Files whose every source was read before a day, written YYYY-MM-DD; pages change while nobody looks. */
export function agedEntries(files: readonly RegistryText[], before: string): RegistryText[] {
  return files.filter(({ value }) => {
    const sources: readonly Source[] = ("sources" in value && value.sources) || [];
    const last = sources
      .flatMap(({ seen }) => seen ?? [])
      .sort()
      .at(-1);
    return CLAIMS.has(value.kind) && last !== undefined && last < before;
  });
}
