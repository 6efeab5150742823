import { adviceFor, type Entry } from "@bouncebook/data";
import type { Flags } from "../flags.js";
import { print } from "../terminal/standard-output.js";

/** Ids, reasons and titles as columns, or as one JSON object a line. */
export function writeRows(found: readonly Entry[], { format }: Flags): void {
  print(found.map((entry) => `${format === "json" ? writeJson(entry) : writeRow(entry)}\n`).join(""));
}

function titleOf(entry: Entry): string {
  return entry.kind === "wording" ? "" : entry.title;
}

function writeJson(entry: Entry): string {
  return JSON.stringify({
    id: entry.id,
    kind: entry.kind,
    reason: adviceFor(entry)?.reason,
    title: titleOf(entry) || undefined,
  });
}

function writeRow(entry: Entry): string {
  const reason = entry.kind === "provider" ? entry.type : adviceFor(entry)!.reason;
  return `${entry.id.padEnd(44)} ${reason.padEnd(20)} ${titleOf(entry)}`.trimEnd();
}
