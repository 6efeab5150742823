import { markdownOf } from "../compare/render-markdown.ts";
import { textOf } from "../compare/render-text.ts";
import type { Sentence } from "../compare/words.ts";
import type { Drift } from "./compare-iana.ts";

const TITLES = [
  ["new", "New at IANA"],
  ["gone", "Gone at IANA"],
  ["changed", "Changed"],
] as const;

export type DriftFormat = "text" | "markdown" | "json";

/** What is new, gone and changed, for a terminal, an issue or a program. */
export function writeDrift(drift: readonly Drift[], compared: number, format: DriftFormat): string {
  if (format === "json") return `${JSON.stringify(drift)}\n`;
  const isText = format === "text";
  const sections = TITLES.flatMap(([what, title]) => {
    const found = drift.filter((each) => each.what === what);
    if (found.length === 0) return [];
    const lines = found.map((each) =>
      isText ? `  ${textOf(describe(each))}` : `- ${markdownOf(describe(each))}`,
    );
    return [
      isText
        ? `${title} (${found.length})\n${lines.join("\n")}`
        : `**${title}** (${found.length})\n\n${lines.join("\n")}`,
    ];
  });
  const first =
    drift.length === 0
      ? `The registry agrees with IANA's in all of ${compared} rows.`
      : `${drift.length} differences in ${compared} rows of IANA's registry.`;
  return `${[first, ...sections].join("\n\n")}\n`;
}

function describe({ what, id, column, ours = "", theirs = "" }: Drift): Sentence {
  const name = { held: id };
  switch (what) {
    case "new":
      return [name, ": ", { held: theirs }];
    case "gone":
      return [name, ": ", { held: ours }];
    case "changed":
      return [
        name,
        `, ${column}: `,
        ...(ours === "" ? [] : ["ours ", { held: ours }, ", "]),
        "theirs ",
        { held: theirs },
      ];
    default:
      return what satisfies never;
  }
}
