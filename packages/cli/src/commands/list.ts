import type { Entry } from "@bouncebook/data";
import { closest } from "../closest.js";
import { ExitCode } from "../exit-code.js";
import { type Flags, readFlags } from "../flags.js";
import { registryWith } from "../matcher-with.js";
import { UsageError } from "../usage-error.js";
import { help } from "./help.js";
import { reasonOf, writeRows } from "./rows.js";
import { nearId } from "./suggest.js";

export const KINDS = ["basic", "enhanced", "response", "wording", "blocklist", "provider", "reason"];

/** `bouncebook list`: ids and titles, one a line. */
export async function list(args: readonly string[]): Promise<number> {
  const { flags, words } = readFlags(args, ["kind", "provider", "reason", "registry", "format"]);
  if (flags.help) return help("list");
  if (words.length > 0) throw new UsageError(`list takes no words. ${instead(words[0]!)}`);
  if (flags.kind && !KINDS.includes(flags.kind))
    throw new UsageError(`--kind ${flags.kind}: expected one of ${KINDS.join(", ")}.`);
  const all = (await registryWith(flags.registry)).entries();
  refuseUnknown("reason", flags.reason, all);
  refuseUnknown("provider", flags.provider, all);
  const found = all.filter((entry) => isWanted(entry, flags));
  writeRows(found, flags);
  if (found.length === 0)
    console.error("bouncebook: no entry is all of this at once. Leave out one of the flags.");
  return found.length > 0 ? ExitCode.answered : ExitCode.nothing;
}

/** `list reasons` and `list google` are what a newcomer writes first. */
function instead(word: string): string {
  const kind = KINDS.find((each) => word === each || word === `${each}s`);
  if (kind) return `For each ${kind} use: bouncebook list --kind ${kind}.`;
  return `To look for ${JSON.stringify(word.slice(0, 40))} use: bouncebook search ${word.slice(0, 40)}.`;
}

/** A word that no entry can have is a slip of the finger; an empty list would not say so. */
export function refuseUnknown(
  kind: "reason" | "provider",
  id: string | undefined,
  all: readonly Entry[],
): void {
  const ids = all.filter((entry) => entry.kind === kind).map((entry) => entry.id);
  if (id === undefined || ids.includes(id)) return;
  const near =
    kind === "provider"
      ? nearId(
          id,
          all.filter((entry) => entry.kind === kind),
        )
      : closest(id, ids);
  const cure = near ? `Did you mean ${near}?` : `See them with: bouncebook list --kind ${kind}.`;
  throw new UsageError(`--${kind} ${id.slice(0, 40)}: there is no such ${kind}. ${cure}`);
}

function isWanted(entry: Entry, { kind, provider, reason }: Flags): boolean {
  if (kind && entry.kind !== kind) return false;
  if (provider && entry.id !== provider && !entry.id.startsWith(`${provider}/`)) return false;
  return !reason || reasonOf(entry) === reason;
}
