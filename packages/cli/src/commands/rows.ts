import type { Entry } from "@bouncebook/data";
import type { Flags } from "../flags.js";
import { print } from "../terminal/standard-output.js";

/** Ids, reasons and titles as columns, or as one JSON object a line. */
export function writeRows(found: readonly Entry[], { format }: Flags): void {
  print(found.map((entry) => `${format === "json" ? writeJson(entry) : writeRow(entry)}\n`).join(""));
}

/** Why an entry refuses; undefined for a provider. The reason may be one of one's own, too. */
export function reasonOf(entry: Entry): string | undefined {
  switch (entry.kind) {
    case "provider":
      return undefined;
    case "reason":
      return entry.id;
    case "wording":
      return entry.id.split("/")[1];
    default:
      return entry.reason;
  }
}

/** Entries of one's own may leave out what the public ones must have. */
export function titleOf(entry: Entry): string {
  return entry.kind === "wording" ? "" : (entry.title ?? "");
}

function writeJson(entry: Entry): string {
  return JSON.stringify({
    id: entry.id,
    kind: entry.kind,
    reason: reasonOf(entry),
    title: titleOf(entry) || undefined,
  });
}

function writeRow(entry: Entry): string {
  const reason = (entry.kind === "provider" ? entry.type : reasonOf(entry)) ?? "";
  return `${entry.id.padEnd(44)} ${reason.padEnd(20)} ${titleOf(entry)}`.trimEnd();
}
