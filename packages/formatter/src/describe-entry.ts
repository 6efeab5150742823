import { actionWords, adviceFor, type Entry, lookup } from "@bouncebook/data";
import { type Block, list, section } from "./blocks.js";
import { writeDuration } from "./duration.js";
import { linksOf } from "./links.js";

/** What the registry knows of one entry. */
export function describeEntry(entry: Entry): Block[] {
  const links = linksOf(entry);
  const advice = adviceFor(entry);
  return [
    { kind: "title", text: titleOf(entry) },
    { kind: "facts", rows: factsOf(entry) },
    ...section(
      "What it means",
      advice ? [{ kind: "paragraph", text: advice.meaning }, ...noteOf(entry)] : noteOf(entry),
    ),
    ...section("Likely causes", list(advice?.causes)),
    ...section("What to do", list(advice?.fixes, true)),
    ...section("Texts", list(templatesOf(entry))),
    ...section("Examples", quotesOf(entry)),
    ...section("Where it is documented", links.length > 0 ? [{ kind: "links", items: links }] : []),
  ];
}

function titleOf(entry: Entry): string {
  return entry.kind === "wording"
    ? `${lookup(adviceFor(entry)!.reason).title}, wordings (${entry.id.split("/")[2]})`
    : entry.title;
}

function noteOf(entry: Entry): Block[] {
  return "notes" in entry && entry.notes ? [{ kind: "paragraph", text: entry.notes }] : [];
}

function factsOf(entry: Entry): [string, string][] {
  const advice = adviceFor(entry);
  const rows: [string, string | undefined][] = [
    ["id", entry.id],
    ["kind", entry.kind],
    ["status", "status" in entry ? entry.status : undefined],
    ["type", entry.kind === "provider" ? entry.type : undefined],
    ["codes", entry.kind === "response" ? codesOf(entry) : undefined],
    ["reason", entry.kind === "reason" ? undefined : advice?.reason],
    ["category", advice?.category],
    ["bounce", advice?.bounce],
    ["action", advice && `${advice.action}: ${actionWords[advice.action]}`],
    [
      "retry after",
      entry.kind === "response" && entry.retryAfter ? writeDuration(entry.retryAfter) : undefined,
    ],
    ["hosts", entry.kind === "provider" ? entry.hosts?.join(", ") : undefined],
    ["domains", entry.kind === "provider" ? entry.domains?.join(", ") : undefined],
    ["zones", entry.kind === "blocklist" ? entry.zones?.join(", ") : undefined],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== undefined);
}

function codesOf(entry: Extract<Entry, { kind: "response" }>): string | undefined {
  const pairs = entry.codes?.map(({ basic, enhanced }) =>
    [basic, enhanced].filter((code) => code !== undefined).join(" "),
  );
  return pairs && `${pairs.join(", ")}${entry.decisive ? " (decisive)" : ""}`;
}

function templatesOf(entry: Entry): readonly string[] {
  if (entry.kind === "provider") return entry.signatures ?? [];
  return ("match" in entry && entry.match) || [];
}

const MOST_EXAMPLES = 6;

function quotesOf(entry: Entry): Block[] {
  const examples = ("examples" in entry && entry.examples) || [];
  return examples.slice(0, MOST_EXAMPLES).map((example) => {
    const text =
      typeof example === "string"
        ? example
        : `${example.reply}${example.host ? ` (from ${example.host})` : ""}`;
    return { kind: "quote", text: text.replace(/\n/g, " ") };
  });
}
