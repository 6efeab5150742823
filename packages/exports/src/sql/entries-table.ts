import type { Entry, EntryRow } from "@bouncebook/data";
import type { ExportSource } from "../target.js";
import { boolean, integer, type Table, text } from "./table.js";
import { resolveVerdict } from "./verdict-columns.js";

/** Everything that can be the entry of a reply: codes, responses, wordings and blocklists. */
export function entriesTable({ entries, tables }: ExportSource): Table {
  const prose = new Map(entries.map((entry) => [entry.id, entry]));
  const known = tables.entries.map((row) => ({ row, kind: kindOf(row[0]) }));
  const listed = tables.blocklists.map(([id, reason]) => ({
    row: [id, reason] as EntryRow,
    kind: "blocklist",
  }));
  const rows = [...known, ...listed].map(({ row: [id, reason, more = {}], kind }) => {
    const verdict = resolveVerdict(tables.reasons[reason]!, more);
    const entry = prose.get(id);
    return [
      id,
      kind,
      more.provider === undefined ? "" : tables.providers[more.provider]![0],
      titleOf(entry, tables.reasons[reason]![0]),
      verdict.reason,
      verdict.category,
      verdict.bounce,
      verdict.action,
      verdict.exhausted,
      more.decisive === true,
      more.scoped === true,
      more.vague === true,
      more.retryAfter ?? 0,
      more.mechanism ?? "",
      meaningOf(entry),
    ];
  });
  rows.sort(([a], [b]) => (a! < b! ? -1 : 1));
  return {
    name: "entries",
    description: "Every code, response, wording and blocklist with its verdict.",
    columns: [
      text("entry", "Id of the entry."),
      text("kind", "basic, enhanced, response, wording or blocklist."),
      text("provider", "Id of the provider that answers like this; empty where anybody may."),
      text("title", "What the entry is about, in a few words."),
      text("reason", "Why the message was refused."),
      text("category", "Group of the reason: who can repair it."),
      text("bounce", "hard, soft, undetermined or none, before the class of the reply is looked at."),
      text("action", "What the sender does, before the class of the reply is looked at."),
      text("exhausted", "What the sender does when the retry window ran out."),
      boolean("decisive", "From this provider the code alone says it."),
      boolean("scoped", "Its templates count only when the provider is known otherwise."),
      boolean("vague", "Several causes share this code."),
      integer("retry_after", "Seconds to wait where the provider documents them; 0 where it does not."),
      text("mechanism", "spf, dkim, dmarc, arc, dane or mta-sts, where the reply is about one of them."),
      text(
        "meaning",
        "What it means, in one sentence; empty for a wording, which means what its reason means.",
      ),
    ],
    rows,
  };
}

/** An id tells the kind (MATCHING.md, step 5). */
function kindOf(id: string): string {
  if (id.startsWith("wordings/")) return "wording";
  if (id.includes("/")) return "response";
  return /^\d/.test(id) ? "basic" : "enhanced";
}

function titleOf(entry: Entry | undefined, reason: string): string {
  return entry && "title" in entry ? entry.title : reason;
}

function meaningOf(entry: Entry | undefined): string {
  return entry && "meaning" in entry ? entry.meaning : "";
}
