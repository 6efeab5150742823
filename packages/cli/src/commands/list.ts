import { adviceFor, type Entry, entries } from "@bouncebook/data";
import { ExitCode } from "../exit-code.js";
import { type Flags, readFlags } from "../flags.js";
import { UsageError } from "../usage-error.js";
import { help } from "./help.js";
import { writeRows } from "./rows.js";

const KINDS = ["basic", "enhanced", "response", "wording", "blocklist", "provider", "reason"];

/** `bouncebook list`: ids and titles, one a line. */
export async function list(args: readonly string[]): Promise<number> {
  const { flags, words } = readFlags(args, ["kind", "provider", "reason", "format"]);
  if (flags.help) return help("list");
  if (words.length > 0)
    throw new UsageError(
      `list takes no words. To look for ${JSON.stringify(words[0])} use: bouncebook search ${words[0]}.`,
    );
  if (flags.kind && !KINDS.includes(flags.kind))
    throw new UsageError(`--kind ${flags.kind}: expected one of ${KINDS.join(", ")}.`);
  const found = [...entries()].filter((entry) => isWanted(entry, flags));
  writeRows(found, flags);
  return found.length > 0 ? ExitCode.answered : ExitCode.nothing;
}

function isWanted(entry: Entry, { kind, provider, reason }: Flags): boolean {
  if (kind && entry.kind !== kind) return false;
  if (provider && entry.id !== provider && !entry.id.startsWith(`${provider}/`)) return false;
  return !reason || adviceFor(entry)?.reason === reason;
}
