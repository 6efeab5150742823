import type { Reason } from "@bouncebook/data";
import type { CheckContext } from "../rules/rule.ts";
import type { CorpusLine } from "./read-corpus.ts";

/** What answers a line now, beside what ought to. */
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

/** What a comparison needs of a check's context. */
export type Judge = Pick<CheckContext, "engine" | "byId">;

export function compareLines(lines: readonly CorpusLine[], judge: Judge): Compared[] {
  return lines.map((line) => compareLine(line, judge));
}

function compareLine(line: CorpusLine, judge: Judge): Compared {
  const verdict = judge.engine.verdict(line.reply, line.options);
  const now = verdict.entry ?? null;
  const before = entryBefore(line);
  const drops = verdict.action === "suppress" || verdict.exhausted === "suppress";
  return {
    line,
    now,
    state: stateOf(line, now),
    reasonBefore: reasonOf(before, judge),
    reasonNow: reasonOf(now, judge),
    dropsNow: drops && !(before !== null && judge.engine.index.entry(before)?.action === "suppress"),
  };
}

/** The entry that answered when the line was written. */
function entryBefore({ expected, today }: CorpusLine): string | null {
  return today === undefined ? expected : today;
}

function stateOf(line: CorpusLine, now: string | null): Compared["state"] {
  if (now === line.expected) return line.today === undefined ? "as-expected" : "now-right";
  return now === line.today ? "wrong-as-known" : "moved";
}

/** The reason that an entry gives; "unknown" where nothing answers. */
function reasonOf(id: string | null, { engine, byId }: Judge): Reason {
  if (id === null) return "unknown";
  const entry = engine.index.entry(id);
  if (entry) return entry.reason.id;
  const file = byId.get(id);
  return file?.kind === "blocklist" ? file.reason : "unknown";
}
