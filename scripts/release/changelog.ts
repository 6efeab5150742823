import type { Change, Level } from "../compare/change.ts";
import { codeSpan, markdownOf } from "../compare/render-markdown.ts";
import { describeChange } from "../compare/words.ts";
import type { ReleasePlan } from "./plan.ts";

/** Sections of the changelog, in order. Those that name ids only are one line. */
const SECTIONS: readonly (readonly [
  title: string,
  kinds: readonly Change["kind"][],
  form: "list" | "ids",
])[] = [
  ["Gone", ["removed", "word-removed", "field-removed"], "list"],
  ["Changed fields", ["field-type", "field-added"], "list"],
  ["Added", ["added", "word-added"], "list"],
  ["Changed verdict", ["verdict"], "list"],
  ["Changed matching", ["template-added", "template-removed"], "ids"],
  ["Other facts", ["fact"], "list"],
  ["Reworded", ["reworded"], "ids"],
  ["Sources and examples", ["sources", "evidence"], "ids"],
  ["Moved", ["moved"], "list"],
  ["Obsolete", ["obsolete"], "list"],
];

/** A changelog is read by people: past this, the number is enough. */
const MOST = 300;

/** The section of @bouncebook/data's CHANGELOG: what was added, changed, reworded, moved, obsolete, with ids. */
export function changelogOf({ changes }: Pick<ReleasePlan, "changes">): string {
  const sections = SECTIONS.flatMap(([title, kinds, form]) => {
    const found = changes.filter(({ kind }) => kinds.includes(kind));
    if (found.length === 0) return [];
    return [`**${title}**\n\n${form === "ids" ? idsOf(found) : listOf(found)}`];
  });
  return [summaryOf(changes), ...sections].join("\n\n");
}

function summaryOf(changes: readonly Change[]): string {
  const counts = SECTIONS.flatMap(([title, kinds]) => {
    const count = new Set(changes.filter(({ kind }) => kinds.includes(kind)).map(nameOf)).size;
    return count === 0 ? [] : [`${count} ${title.toLowerCase()}`];
  });
  return `The registry: ${counts.join(", ")}.`;
}

function listOf(found: readonly Change[]): string {
  const lines = found.slice(0, MOST).map((change) => `- ${markdownOf(describeChange(change))}`);
  return [...lines, ...(found.length > MOST ? [`- and ${found.length - MOST} more`] : [])].join("\n");
}

function idsOf(found: readonly Change[]): string {
  const ids = [...new Set(found.map(nameOf))];
  const more = ids.length > MOST ? ` and ${ids.length - MOST} more` : "";
  return (
    ids
      .slice(0, MOST)
      .map((id) => codeSpan(id))
      .join(", ") + more
  );
}

function nameOf(change: Change): string {
  if ("id" in change) return change.id;
  return "word" in change ? change.word : change.field;
}

/** The changeset that makes changesets write that section: its text is what the CHANGELOG will say. */
export function changesetOf(level: Level, plan: Pick<ReleasePlan, "changes">): string {
  return `---\n"@bouncebook/data": ${level}\n---\n\n${changelogOf(plan)}\n`;
}
