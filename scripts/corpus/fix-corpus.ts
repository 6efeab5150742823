import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REGISTRY } from "../registry-files.ts";
import { type Compared, compareLines, type Judge } from "./compare.ts";
import { readCorpus } from "./read-corpus.ts";

/** Rewrites the expectations of the lines that moved; the paths of the files changed, and how many lines. */
export function fixCorpus(judge: Judge): { readonly paths: readonly string[]; readonly count: number } {
  const other = compareLines(readCorpus().lines, judge).filter(
    ({ state }) => state === "moved" || state === "now-right",
  );
  const paths = [...new Set(other.map(({ line }) => line.path))];
  for (const path of paths) {
    const file = join(REGISTRY, path);
    const text = rewriteLines(
      readFileSync(file, "utf8"),
      other.filter(({ line }) => line.path === path),
    );
    writeFileSync(file, text);
  }
  return { paths, count: other.length };
}

/** The text of a corpus file with the lines that moved expecting what answers now. */
export function rewriteLines(text: string, other: readonly Compared[]): string {
  const lines = text.split("\n");
  for (const { line, now } of other) lines[line.line - 1] = rewriteLine(lines[line.line - 1]!, now);
  return lines.join("\n");
}

/** A line that is known to be wrong goes on to expect what ought to answer. */
function rewriteLine(written: string, now: string | null): string {
  const { today, ...line } = JSON.parse(written) as { expected: string | null; today?: string | null };
  if (today === undefined) return JSON.stringify({ ...line, expected: now });
  return JSON.stringify(now === line.expected ? line : { ...line, today: now });
}
