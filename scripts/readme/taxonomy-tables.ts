/** The tables of docs/taxonomy.md. */
import { join } from "node:path";
import type { RegistryFile } from "@bouncebook/data";
import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import { compileTables } from "../../packages/matcher/src/compile/index.ts";
import { createMatcher } from "../../packages/matcher/src/engine/index.ts";
import { classOf } from "../evaluate/first-digit.ts";
import { readJson, SCHEMAS } from "../registry-files.ts";

type Files = readonly RegistryText[];
type FileOf<Kind extends RegistryFile["kind"]> = Extract<RegistryFile, { kind: Kind }>;

interface Word {
  readonly const: string;
  readonly description: string;
}

/** The words of one part of the vocabulary, in the order of the schema. */
function wordsOf(part: "action" | "bounce" | "category" | "reason"): readonly Word[] {
  const { definitions } = readJson(join(SCHEMAS, "common.schema.json")) as {
    definitions: Record<typeof part, { oneOf: readonly Word[] }>;
  };
  return definitions[part].oneOf;
}

function filesOf<Kind extends RegistryFile["kind"]>(files: Files, kind: Kind): Map<string, FileOf<Kind>> {
  const chosen = files.filter((file) => file.value.kind === kind);
  return new Map(chosen.map(({ value }) => [value.id, value as FileOf<Kind>]));
}

/** `action` or `bounce`, with what each word means. */
export function wordTable(part: "action" | "bounce"): string {
  const rows = wordsOf(part).map(({ const: word, description }) => `| \`${word}\` | ${description} |`);
  return [`| \`${part}\` | what it says |`, "|---|---|", ...rows].join("\n");
}

export function categoryTable(files: Files): string {
  const categories = filesOf(files, "category");
  const reasons = [...filesOf(files, "reason").values()];
  const rows = wordsOf("category").map(({ const: id }) => {
    const { definition, fixedBy } = categories.get(id)!;
    const count = reasons.filter(({ category }) => category === id).length;
    return `| [\`${id}\`](#${id}) | ${definition} | ${fixedBy} | ${count} |`;
  });
  return ["| category | what happened | who can repair it | reasons |", "|---|---|---|---:|", ...rows].join(
    "\n",
  );
}

/** The reasons of each category under a heading of its own, with their verdict. */
export function reasonTables(files: Files): string {
  const reasons = filesOf(files, "reason");
  const inOrder = wordsOf("reason").map(({ const: id }) => reasons.get(id)!);
  const sections = wordsOf("category").map(({ const: id }) => {
    const rows = inOrder.filter(({ category }) => category === id).map(reasonRow);
    return [
      `### ${id}`,
      "",
      "| reason | what falls under it | bounce | action | in the end |",
      "|---|---|---|---|---|",
      ...rows,
    ].join("\n");
  });
  return sections.join("\n\n");
}

function reasonRow({ id, definition, bounce, action, exhausted }: FileOf<"reason">): string {
  return `| \`${id}\` | ${definition.replaceAll("|", "\\|")} | ${bounce} | ${action} | ${exhausted} |`;
}

/** What the examples of the registry with a code of 5xx ask for, the most frequent action first. */
export function firstDigitTable(files: Files): string {
  const counts = countActions(files);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rows = [...counts]
    .sort(([, first], [, second]) => second - first)
    .map(
      ([action, count]) =>
        `| \`${action}\` | ${count.toLocaleString("en")} | ${((100 * count) / total).toFixed(0)} % |`,
    );
  const sum = `| all with 5xx | ${total.toLocaleString("en")} | 100 % |`;
  return ["| action | replies | share |", "|---|---:|---:|", ...rows, sum].join("\n");
}

function countActions(files: Files): Map<string, number> {
  const values = files.map(({ value }) => value);
  const match = createMatcher({ tables: [compileTables(values, { version: "0" }).tables] });
  const counts = new Map<string, number>();
  for (const value of values) {
    for (const example of ("examples" in value && value.examples) || []) {
      const { reply, ...known } = typeof example === "string" ? { reply: example } : example;
      const diagnosis = match(reply, known);
      if (classOf(diagnosis) === 5) counts.set(diagnosis.action, (counts.get(diagnosis.action) ?? 0) + 1);
    }
  }
  return counts;
}

/** Systems whose labels a diagnosis can be told in. */
export function vocabularyTable(files: Files): string {
  const reasons = [...filesOf(files, "reason").values()];
  const example = filesOf(files, "reason").get("mailbox-full")!;
  const rows = [...filesOf(files, "vocabulary").values()].map(({ id, title }) => {
    const labels = new Set(reasons.map(({ to }) => to[id]).filter((label) => label !== undefined));
    return `| \`${id}\` | ${title} | ${labels.size} | ${example.to[id] ?? ""} |`;
  });
  return [
    "| name | whose labels | labels in use | `mailbox-full` there |",
    "|---|---|---:|---|",
    ...rows,
  ].join("\n");
}
