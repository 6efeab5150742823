import type { ExportSource } from "../target.js";
import { ANCHOR_LENGTH, anchorsOf } from "./anchor.js";
import { integer, type Table, text } from "./table.js";
import { kindPattern, lengthPattern, likePattern, piecesOf, weightOf } from "./template-pattern.js";

/** Every template: of entries, of blocklists (their zones and names), and of providers (their signatures). */
export function templatesTable(source: ExportSource): Table {
  const { templates, counts } = source.tables;
  const lines = templates === "" ? [] : templates.split("\n");
  const anchors = anchorsOf(lines, examplesOf(source));
  const owners = ownersOf(source).flatMap((owner, at) =>
    Array.from({ length: counts[at] ?? 0 }, () => owner),
  );
  const rows = lines.map((line, at) => [
    at + 1,
    ...owners[at]!,
    anchors[at]!,
    likePattern(line),
    kindPattern(line),
    lengthPattern(line),
    piecesOf(line).find((piece) => piece !== "")!,
    weightOf(line),
  ]);
  return {
    name: "templates",
    description: "Texts by which an entry, a blocklist or a provider is known, as patterns of LIKE.",
    columns: [
      integer("template", "Number of the template."),
      text("owner_kind", "entry, provider or blocklist."),
      text("owner", "Id of what the text stands for."),
      text("anchor", `The rarest ${ANCHOR_LENGTH} characters of the text, to join on.`),
      text("pattern", "Pattern of LIKE over a reply in normal form, escaped by a backslash."),
      text("kinds", "Regular expression that tells kinds of placeholders; empty where there is none."),
      text(
        "lengths",
        "The same with lengths, for a text with more than 200 other characters; empty where kinds tell.",
      ),
      text("first_piece", "First literal piece: where it stands, the template stands."),
      integer("weight", "Number of literal characters; the heavier template counts."),
    ],
    rows,
  };
}

function ownersOf({ tables }: ExportSource): (readonly [kind: string, id: string])[] {
  return [
    ...tables.entries.map(([id]) => ["entry", id] as const),
    ...tables.providers.map(([id]) => ["provider", id] as const),
    ...tables.blocklists.map(([id]) => ["blocklist", id] as const),
  ];
}

function* examplesOf({ entries }: ExportSource): Generator<string> {
  for (const entry of entries) {
    for (const example of "examples" in entry ? (entry.examples ?? []) : [])
      yield (typeof example === "string" ? example : example.reply).toLowerCase();
  }
}
