import { type Advice, actionWords, type Entry } from "@bouncebook/data";
import { type Block, list, section } from "./blocks.js";
import { writeDuration } from "./duration.js";
import { linksOf } from "./links.js";
import { adviceOf, type FindEntry, findIn, type RegistryOptions } from "./registry.js";

/** What the registry knows of one entry. */
export function describeEntry(entry: Entry, options: RegistryOptions = {}): Block[] {
  const find = findIn(options);
  const links = linksOf(entry, find);
  const advice = adviceOf(entry, find);
  return [
    { kind: "title", text: titleOf(entry, find) },
    { kind: "facts", rows: factsOf(entry, advice) },
    ...section(
      "What it means",
      advice?.meaning ? [{ kind: "paragraph", text: advice.meaning }, ...noteOf(entry)] : noteOf(entry),
    ),
    ...section("Likely causes", list(advice?.causes)),
    ...section("What to do", list(advice?.fixes, true)),
    ...section("Texts", list(templatesOf(entry))),
    ...section("Examples", quotesOf(entry)),
    ...section("Where it is documented", links.length > 0 ? [{ kind: "links", items: links }] : []),
  ];
}

function titleOf(entry: Entry, find: FindEntry): string {
  if (entry.kind !== "wording") return entry.title ?? entry.id;
  const [, reason, language] = entry.id.split("/") as [string, string, string];
  const found = find(reason);
  return `${(found?.kind === "reason" && found.title) || reason}, wordings (${language})`;
}

function noteOf(entry: Entry): Block[] {
  return "notes" in entry && entry.notes ? [{ kind: "paragraph", text: entry.notes }] : [];
}

function factsOf(entry: Entry, advice: Partial<Advice> | undefined): [string, string][] {
  const rows: [string, string | undefined][] = [
    ["id", entry.id],
    ["kind", entry.kind],
    ["status", "status" in entry ? entry.status : undefined],
    ["type", entry.kind === "provider" ? entry.type : undefined],
    ["codes", entry.kind === "response" ? codesOf(entry) : undefined],
    ["reason", entry.kind === "reason" ? undefined : advice?.reason],
    ["category", advice?.category],
    ["bounce", advice?.bounce],
    ["action", advice?.action && `${advice.action}: ${actionWords[advice.action]}`],
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
