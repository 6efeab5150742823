/** The table of docs/taxonomy.md that compares the registry with the rule of the first digit. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fillPart, partOf } from "../readme/parts.ts";
import { ROOT } from "../registry-files.ts";
import { scoreFirstDigit } from "./first-digit.ts";
import type { Score } from "./score.ts";

const DOCUMENT = join(ROOT, "docs/taxonomy.md");
const PART = "evaluation";

export function evaluationTable(score: Score): string {
  const { figures, judged } = score;
  const { toDrop, found, toKeep, wronglyDropped } = scoreFirstDigit(judged);
  const percent = (value: number): string => `${value.toFixed(0)} %`;
  return [
    "| | drops when the code is 5xx | Bouncebook |",
    "|---|---:|---:|",
    `| bad addresses that are found (of ${toDrop}) | ${percent((100 * found) / toDrop)} | ${percent(figures.found)} |`,
    `| good addresses that are dropped (of ${toKeep}) | ${percent((100 * wronglyDropped) / toKeep)} | ${percent(figures.wronglyDropped)} |`,
  ].join("\n");
}

/** The page with the table as measured now. */
export function pageWith(score: Score): { readonly path: string; readonly text: string } {
  return { path: DOCUMENT, text: fillPart(readFileSync(DOCUMENT, "utf8"), PART, evaluationTable(score)) };
}

/** One sentence where the page tells other figures than the measured ones, by more than a point. */
export function problemsOfPage(score: Score): string[] {
  const told = numbersIn(partOf(readFileSync(DOCUMENT, "utf8"), PART));
  const measured = numbersIn(evaluationTable(score));
  const same =
    told.length === measured.length && told.every((number, at) => Math.abs(number - measured[at]!) <= 1);
  return same
    ? []
    : ["docs/taxonomy.md tells other figures than were measured. Run `pnpm evaluate FILE --page`."];
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}
