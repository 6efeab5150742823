/** Writes into a document what its commands print now. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../registry-files.ts";
import { isException } from "./owners.ts";
import { type Outcome, outputFor } from "./run-document.ts";
import { tryDocument } from "./try-document.ts";

export async function writeOutputs(document: string): Promise<void> {
  const outcomes = await tryDocument(document, (block) => !isException(document, block));
  const failed = outcomes.find(({ problem, printed }) => problem !== undefined && printed === undefined);
  if (failed) throw new Error(`${document}:${failed.block.line}: ${failed.problem}`);
  const path = join(ROOT, document);
  writeFileSync(path, withOutputs(readFileSync(path, "utf8"), outcomes));
}

/** The text of a document with its outputs replaced, from the last to the first so that line numbers hold. */
export function withOutputs(text: string, outcomes: readonly Outcome[]): string {
  const lines = text.split("\n");
  const outputs = outcomes.filter(({ printed }) => printed !== undefined);
  for (const outcome of [...outputs].reverse()) {
    const { line, lines: count, indent } = outcome.block;
    const written = outputFor(outcome).split("\n");
    lines.splice(line, count, ...written.map((each) => (each === "" ? "" : indent + each)));
  }
  return lines.join("\n");
}
