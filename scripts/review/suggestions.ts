/** Lines of a pull request's file that `pnpm fix` would write otherwise. */
export interface Suggestion {
  /** Path below the root of the repository. */
  readonly path: string;
  /** First and last line that are replaced, as the pull request has them; both count from 1. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** Files that a suggestion may touch: `pnpm fix` writes no others. */
const FILE = /^registry\/(?:[a-z0-9][a-z0-9.-]{0,80}\/){1,4}[a-z0-9][a-z0-9.-]{0,80}\.json$/;
const HUNK = /^@@ -(\d{1,7})(?:,(\d{1,7}))? \+\d{1,7}(?:,\d{1,7})? @@/;
/** More is no help: `pnpm fix` does it at once. */
const MOST = 30;
const MOST_LINES = 300;
const LONGEST_LINE = 5000;

/**
 * Reads `git diff --unified=0 --inter-hunk-context=300`, from the pull request's files to the fixed ones; anything
 * else is left out. Hunks of one file stand in one suggestion: a key that moves is taken out here and put in there,
 * and whoever pressed only one of two buttons would lose it.
 */
export function readSuggestions(patch: string): Suggestion[] {
  const found: Suggestion[] = [];
  let path: string | undefined;
  let open: { path: string; from: number; count: number; lines: string[] } | undefined;
  const close = (): void => {
    if (open && isUsable(open)) found.push(toSuggestion(open));
    open = undefined;
  };
  for (const line of patch.split("\n")) {
    const hunk = HUNK.exec(line);
    if (line.startsWith("diff --git ")) {
      close();
      path = undefined;
    } else if (open === undefined && line.startsWith("--- ")) path = pathOf(line);
    else if (hunk && path !== undefined) {
      close();
      open = { path, from: Number(hunk[1]), count: Number(hunk[2] ?? 1), lines: [] };
    } else if (open && /^[+ ]/.test(line)) open.lines.push(line.slice(1));
  }
  close();
  return found.slice(0, MOST);
}

/** `--- a/registry/…`, and only a file of the registry. */
function pathOf(line: string): string | undefined {
  const path = line.slice("--- a/".length);
  return line.startsWith("--- a/") && FILE.test(path) && !path.includes("..") ? path : undefined;
}

/** A suggestion replaces lines; lines that are only put in at the end of a file have none to stand on. */
function isUsable({
  from,
  count,
  lines,
}: {
  from: number;
  count: number;
  lines: readonly string[];
}): boolean {
  if (from < 1 || count < 1 || count > MOST_LINES || lines.length > MOST_LINES) return false;
  return lines.every((line) => line.length <= LONGEST_LINE && !UNPRINTABLE.test(line));
}

const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

function toSuggestion(open: { path: string; from: number; count: number; lines: string[] }): Suggestion {
  return { path: open.path, from: open.from, to: open.from + open.count - 1, lines: open.lines };
}

/** The comment that GitHub offers as a button. Its fence is longer than any in the text. */
export function suggestionBody({ lines }: Suggestion): string {
  const runs = lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  return `\`pnpm fix\` writes this:\n\n${fence}suggestion\n${lines.map((line) => `${line}\n`).join("")}${fence}\n`;
}

/** Lines of a file that a pull request shows, from its patch: only on those GitHub takes a comment. */
export function shownLines(patch: string): (from: number, to: number) => boolean {
  const ranges = [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)].map(([, start, count]) => {
    const first = Number(start);
    return { first, last: first + Number(count ?? 1) - 1 };
  });
  return (from, to) => ranges.some(({ first, last }) => first <= from && to <= last);
}
