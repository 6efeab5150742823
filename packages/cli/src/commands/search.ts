import type { Entry } from "@bouncebook/data";
import { visible } from "@bouncebook/formatter";
import { ExitCode } from "../exit-code.js";
import { readFlags } from "../flags.js";
import { registryWith } from "../matcher-with.js";
import { UsageError } from "../usage-error.js";
import { help } from "./help.js";
import { titleOf, writeRows } from "./rows.js";

const MOST_SHOWN = 50;

/** `bouncebook search WORDS`: entries that hold every word, the best first. */
export async function search(args: readonly string[]): Promise<number> {
  const { flags, words } = readFlags(args, ["registry", "format"]);
  if (flags.help) return help("search");
  const wanted = words
    .join(" ")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (wanted.length === 0) throw new UsageError("search needs words, as in: bouncebook search mailbox full.");
  const { entries } = await registryWith(flags.registry);
  const found = entries()
    .map((entry) => ({ entry, score: scoreOf(entry, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1));
  writeRows(
    found.slice(0, MOST_SHOWN).map(({ entry }) => entry),
    flags,
  );
  if (found.length > MOST_SHOWN)
    console.error(`bouncebook: ${found.length - MOST_SHOWN} more; add a word to narrow it down`);
  if (found.length === 0)
    console.error(
      `bouncebook: no entry holds ${wanted.map((word) => `"${visible(word)}"`).join(" and ")}. Try fewer or other words.`,
    );
  return found.length > 0 ? ExitCode.answered : ExitCode.nothing;
}

/** A word in the id weighs more than one in the title, and that more than one anywhere else. */
function scoreOf(entry: Entry, words: readonly string[]): number {
  const id = entry.id.toLowerCase();
  const title = titleOf(entry).toLowerCase();
  const all = JSON.stringify(entry).toLowerCase();
  let score = 0;
  for (const word of words) {
    if (id === word) score += 100;
    else if (id.includes(word)) score += 10;
    else if (title.includes(word)) score += 5;
    else if (all.includes(word)) score += 1;
    else return 0;
  }
  return score;
}
