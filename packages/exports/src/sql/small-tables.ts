import type { Entry } from "@bouncebook/data";
import { vocabularies } from "@bouncebook/data/vocabularies";
import type { ExportSource } from "../target.js";
import { readCodePairs } from "./code-pairs.js";
import { boolean, integer, type Table, text } from "./table.js";
import { type ResolvedVerdict, resolveVerdict } from "./verdict-columns.js";

type Of<Kind extends Entry["kind"]> = Extract<Entry, { kind: Kind }>;

function proseOf<Kind extends Entry["kind"]>(source: ExportSource, kind: Kind): Map<string, Of<Kind>> {
  const found = source.entries.filter((entry): entry is Of<Kind> => entry.kind === kind);
  return new Map(found.map((entry) => [entry.id, entry]));
}

export function reasonsTable(source: ExportSource): Table {
  const prose = proseOf(source, "reason");
  return {
    name: "reasons",
    description: "The vocabulary: every reason with its default verdict.",
    columns: [
      text("reason", "Id of the reason."),
      text("title", "The reason in a few words."),
      text("category", "Who can repair it."),
      text("bounce", "hard, soft, undetermined or none."),
      text("action", "What the sender does."),
      text("exhausted", "What the sender does when the retry window ran out."),
      text("definition", "What the reason says, in one sentence."),
    ],
    rows: sorted(
      source.tables.reasons.map(([id, category, bounce, action, exhausted]) => [
        id,
        prose.get(id)?.title ?? id,
        category,
        bounce,
        action,
        exhausted,
        prose.get(id)?.definition ?? "",
      ]),
    ),
  };
}

/** Providers, their hosts and their domains. */
export function providerTables(source: ExportSource): Table[] {
  const { providers } = source.tables;
  const prose = proseOf(source, "provider");
  return [
    {
      name: "providers",
      description: "Who answers: mailbox providers, gateways, mail servers, sending services.",
      columns: [
        text("provider", "Id of the provider."),
        text("title", "Name of the provider."),
        text("type", "mailbox, gateway, mta, esp or list-server."),
      ],
      rows: sorted(providers.map(([id, type]) => [id, prose.get(id)?.title ?? id, type])),
    },
    {
      name: "provider_hosts",
      description: "Names of servers by which a provider is known.",
      columns: [
        text("host", "Name of a host, or a domain that its name ends in, in lower case."),
        boolean("is_suffix", "True for a domain with hosts below it, false for the exact name of a host."),
        text("provider", "Id of the provider."),
      ],
      rows: sorted(
        lastOfEach(
          providers.flatMap(([id, , hosts]) =>
            hosts.map((host) => [host.replace(/^\*\./, ""), host.startsWith("*."), id] as const),
          ),
        ),
      ),
    },
    {
      name: "provider_domains",
      description: "Domains of recipients by which a provider is known.",
      columns: [
        text("domain", "Domain of the recipient, in lower case."),
        text("provider", "Id of the provider."),
      ],
      rows: sorted(
        lastOfEach(providers.flatMap(([id, , , domains]) => domains.map((domain) => [domain, id] as const))),
      ),
    },
  ];
}

/** Of two providers with the same name the later counts (MATCHING.md, step 0). */
function lastOfEach<Row extends readonly (string | boolean)[]>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.slice(0, -1).join(" "), row])).values()];
}

export function codesTable({ tables }: ExportSource): Table {
  const rows = tables.entries.flatMap(([id, , more]) =>
    more?.codes === undefined
      ? []
      : readCodePairs(more.codes).map((pair) => [
          id,
          pair.basicFrom,
          pair.basicTo,
          pair.hasEnhanced,
          pair.class,
          pair.subject,
          pair.detailFrom,
          pair.detailTo,
        ]),
  );
  return {
    name: "codes",
    description: "The pairs of codes with which a response comes; ranges have a first and a last number.",
    columns: [
      text("entry", "Id of the response."),
      integer("basic_from", "First reply code; 0 where the pair names none."),
      integer("basic_to", "Last reply code; 0 where the pair names none."),
      boolean("has_enhanced", "Whether the pair names an enhanced code."),
      integer("enhanced_class", "2, 4 or 5; 0 where the class is left open."),
      integer("enhanced_subject", "Second number of the enhanced code."),
      integer("enhanced_detail_from", "First value of its third number."),
      integer("enhanced_detail_to", "Last value of its third number."),
    ],
    rows,
  };
}

export function vocabulariesTable({ tables }: ExportSource): Table {
  const known = new Set(tables.reasons.map(([id]) => id));
  const rows = Object.entries(vocabularies()).flatMap(([vocabulary, labels]) =>
    Object.entries(labels)
      .filter(([reason]) => known.has(reason))
      .map(([reason, label]) => [vocabulary, reason, label]),
  );
  return {
    name: "vocabularies",
    description: "The label of every reason in the words of other programs.",
    columns: [
      text("vocabulary", "Whose words: sparkpost, ses, postmark and others."),
      text("reason", "Id of the reason."),
      text("label", "The label there."),
    ],
    rows: sorted(rows),
  };
}

/** The verdict that is left when no entry speaks, by the class of the reply; MATCHING.md, step 6.1. */
export function defaultsTable({ tables }: ExportSource): Table {
  const of = (id: string, own: { action?: string } = {}): ResolvedVerdict =>
    resolveVerdict(tables.reasons.find(([reason]) => reason === id)!, own);
  const verdicts: [which: string, verdict: ResolvedVerdict][] = [
    ["0", of("unknown")],
    ["2", of("delivered")],
    ["3", of("in-progress")],
    ["4", of("deferred")],
    ["5", of("unknown", { action: "review" })],
    ["before-envelope", of("ip-refused")],
  ];
  return {
    name: "defaults",
    description: "The verdict where no entry speaks, by the first digit of the reply.",
    columns: [
      text("which", "Class of the reply; before-envelope for a refusal of the connection itself."),
      text("reason", "Id of the reason."),
      text("category", "Category of the reason."),
      text("bounce", "hard, soft, undetermined or none."),
      text("action", "What the sender does."),
      text("exhausted", "What the sender does when the retry window ran out."),
    ],
    rows: verdicts.map(([which, { reason, category, bounce, action, exhausted }]) => [
      which,
      reason,
      category,
      bounce,
      action,
      exhausted,
    ]),
  };
}

function sorted<Row extends readonly (string | number | boolean)[]>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.join("\n") < b.join("\n") ? -1 : 1));
}
