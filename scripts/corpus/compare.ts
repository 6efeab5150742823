import type { Reason } from "@bouncebook/data";
import type { Engine } from "../../packages/matcher/src/engine/index.ts";
import type { CorpusLine } from "./read-corpus.ts";

/** What stands for a line now, beside what ought to. */
export interface Compared {
  readonly line: CorpusLine;
  /** Id of the entry that answers now. */
  readonly now: string | null;
  readonly state: "as-expected" | "wrong-as-known" | "now-right" | "moved";
  readonly reasonBefore: Reason;
  readonly reasonNow: Reason;
  /** Whether the address would be dropped, now or at the end of the retry window, where it was kept before. */
  readonly dropsNow: boolean;
}

export function compareLines(lines: readonly CorpusLine[], engine: Engine): Compared[] {
  return lines.map((line) => compareLine(line, engine));
}

function compareLine(line: CorpusLine, engine: Engine): Compared {
  const { reply, options, expected } = line;
  const verdict = engine.verdict(reply, options);
  const now = verdict.entry ?? null;
  const before = entryBefore(line);
  const drops = verdict.action === "suppress" || verdict.exhausted === "suppress";
  return {
    line,
    now,
    state: now === before ? (now === expected ? "as-expected" : "wrong-as-known") : stateOfOther(line, now),
    reasonBefore: reasonOf(before, engine),
    reasonNow: reasonOf(now, engine),
    dropsNow: drops && !dropsAddress(before, engine),
  };
}

/** The entry that answered when the line was written. */
function entryBefore({ expected, today }: CorpusLine): string | null {
  return today === undefined ? expected : today;
}

function stateOfOther({ expected }: CorpusLine, now: string | null): "now-right" | "moved" {
  return now === expected ? "now-right" : "moved";
}

function reasonOf(id: string | null, { index }: Engine): Reason {
  if (id === null) return "unknown";
  return index.entry(id)?.reason.id ?? index.blocklist(id)?.reason.id ?? "unknown";
}

function dropsAddress(id: string | null, { index }: Engine): boolean {
  return id !== null && index.entry(id)?.action === "suppress";
}
