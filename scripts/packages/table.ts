/** The trials as a table: package manager × runtime. */
import type { Outcome, Trial } from "./trials.ts";

const WORST: readonly Outcome[] = ["failed", "skipped", "ok"];

/** Trials with a column as rows and columns; the others as a list below. What failed is told in full at the end. */
export function trialsTable(trials: readonly Trial[]): string {
  const cells = trials.filter(({ column }) => column !== "");
  const columns = [...new Set(cells.map(({ column }) => column))];
  const rows = [...new Set(cells.map(({ row }) => row))];
  const lines = [
    ["", ...columns],
    ...rows.map((row) => [row, ...columns.map((column) => cellOf(cells, row, column))]),
  ];
  const widths = ["", ...columns].map((_, index) => Math.max(...lines.map((line) => line[index]!.length)));
  const table = lines.map((line) =>
    line
      .map((cell, index) => cell.padEnd(widths[index]!))
      .join("  ")
      .trimEnd(),
  );
  const others = trials.filter(({ column }) => column === "");
  const list = others.map(({ row, what, outcome }) => `${outcome.padEnd(8)}${row}: ${what}`);
  return [...table, "", ...list].join("\n");
}

/** `ok 4` for four trials that passed; `failed 1/4`; a hyphen where nothing can be tried. */
function cellOf(trials: readonly Trial[], row: string, column: string): string {
  const here = trials.filter((trial) => trial.row === row && trial.column === column);
  if (here.length === 0) return "-";
  const worst = WORST.find((outcome) => here.some((trial) => trial.outcome === outcome))!;
  const count = here.filter(({ outcome }) => outcome === worst).length;
  return worst === "ok" ? `ok ${count}` : `${worst} ${count}/${here.length}`;
}

/** What failed and why, and what was skipped; trials that say the same are told together. */
export function problemsText(trials: readonly Trial[]): string {
  const groups = new Map<string, string[]>();
  for (const { row, column, what, outcome, detail = "" } of trials) {
    if (outcome === "ok") continue;
    const key = `${outcome}: ${what}\n${essence(detail)}`;
    groups.set(key, [...(groups.get(key) ?? []), [row, column].filter(Boolean).join(", ")]);
  }
  const texts = [...groups].map(([text, places]) => `${places.join("; ")}\n${text}`);
  const left = texts.length - GROUPS;
  return [...texts.slice(0, GROUPS), ...(left > 0 ? [`and ${left} more`] : [])].join("\n");
}

/** One fault shows in every runtime, each with words of its own; nobody reads more than this. */
const GROUPS = 12;
/** Enough to see what went wrong. */
const LINES = 6;

/** The last lines without colours, stacks and the names of folders that exist for this run only. */
function essence(text: string): string {
  const lines = text
    .replace(/\x1b\[[\d;]*m/g, "")
    .replace(/(?:file:\/\/)?\/[^\s'"]*\/bouncebook-packages-\w+\/[^\s/'"]+\//g, "")
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s+at |^Node\.js v|^Bun v/.test(line));
  return lines.slice(-LINES).join("\n").replace(/^/gm, "    ");
}
