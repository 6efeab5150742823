import type { Change, Level } from "./change.ts";
import type { Comparison } from "./comparison.ts";
import type { Effect } from "./effects.ts";

/** Limits of what a stranger's pull request may make somebody's machine read. */
const MOST_ITEMS = 20_000;
const LONGEST_TEXT = 8_192;

type Fields = Readonly<Record<string, unknown>>;
type Shape = Readonly<Record<string, "text" | "texts">>;

const ENTRY: Shape = { id: "text", of: "text", title: "text" };
const FROM_TO: Shape = { id: "text", field: "text", before: "text", after: "text" };
const TEMPLATE: Shape = { id: "text", template: "text" };
const WORD: Shape = { of: "text", word: "text" };
const FIELD: Shape = { of: "text", field: "text" };

const SHAPES: Readonly<Record<Change["kind"], Shape>> = {
  added: ENTRY,
  removed: ENTRY,
  moved: { id: "text", to: "texts" },
  obsolete: { id: "text", title: "text" },
  verdict: FROM_TO,
  fact: FROM_TO,
  "template-added": TEMPLATE,
  "template-removed": TEMPLATE,
  reworded: { id: "text", fields: "texts" },
  sources: { id: "text", added: "texts", removed: "texts" },
  evidence: { id: "text", field: "text", count: "text" },
  "word-added": WORD,
  "word-removed": WORD,
  "field-added": FIELD,
  "field-removed": FIELD,
  "field-type": { of: "text", field: "text", before: "text", after: "text" },
};

const ANSWER: Shape = { entry: "text", reason: "text", bounce: "text", action: "text" };
const LEVELS: readonly (Level | "none")[] = ["none", "patch", "minor", "major"];

/** A comparison that somebody else wrote down; undefined unless it has exactly the form that `compare` gives. */
export function readComparison(value: unknown): Comparison | undefined {
  if (
    !hasShape(value, { before: "text", after: "text" }, ["format", "level", "changes", "corpus", "examples"])
  )
    return undefined;
  const { format, level, changes, corpus, examples } = value;
  const sound =
    format === 1 &&
    LEVELS.includes(level as Level) &&
    isList(changes, isChange) &&
    isEffects(corpus) &&
    isEffects(examples);
  return sound ? (value as unknown as Comparison) : undefined;
}

function isChange(value: unknown): value is Change {
  const kind = (value as { kind?: unknown } | null)?.kind;
  if (typeof kind !== "string" || !Object.hasOwn(SHAPES, kind)) return false;
  return hasShape(value, SHAPES[kind as Change["kind"]], ["kind"]);
}

function isEffects(value: unknown): boolean {
  if (!hasShape(value, {}, ["asked", "verdicts", "entries"])) return false;
  return (
    Number.isSafeInteger(value.asked) && isList(value.verdicts, isEffect) && isList(value.entries, isEffect)
  );
}

function isEffect(value: unknown): value is Effect {
  if (!hasShape(value, { where: "text", reply: "text" }, ["before", "after", "drops"])) return false;
  const { before, after, drops } = value;
  return typeof drops === "boolean" && hasShape(before, ANSWER, []) && hasShape(after, ANSWER, []);
}

/** Whether a value is an object with exactly these keys, the ones of the shape holding what it says. */
function hasShape(value: unknown, shape: Shape, others: readonly string[]): value is Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const fields = value as Fields;
  const keys = Object.keys(fields);
  if (keys.length !== Object.keys(shape).length + others.length) return false;
  if (!others.every((key) => Object.hasOwn(fields, key))) return false;
  return Object.entries(shape).every(([key, type]) =>
    type === "text" ? isText(fields[key]) : isList(fields[key], isText),
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= LONGEST_TEXT;
}

function isList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= MOST_ITEMS && value.every(isItem);
}
