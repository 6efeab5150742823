/** The sections of docs/fields.md: for each kind its fields with a good and a bad value, and sound files. */
import { type Field, fieldsOf, KINDS } from "./fields/field-list.ts";
import { GOOD_FILES } from "./fields/good-files.ts";
import { exampleOf, soundRegistry } from "./fields/refusals.ts";

type Sound = ReturnType<typeof soundRegistry>;

/** Lists of objects that several kinds have; told once, as a provider's response has them. */
const SHARED: readonly (readonly [list: string, title: string])[] = [
  ["codes", "A pair of codes"],
  ["examples", "An example or a near miss"],
  ["sources", "A source"],
];

export function fieldSections(): string {
  const sound = soundRegistry();
  const kinds = KINDS.map((kind) => {
    const fields = fieldsOf(kind).filter(({ path }) => !path.includes("[]"));
    return [`## ${kind}`, ...filesOf(kind), ...fields.map((field) => itemOf(field, sound))].join("\n\n");
  });
  const shared = SHARED.map(([list, title]) => {
    const fields = fieldsOf("response").filter(({ path }) => path.startsWith(`${list}[]`));
    return [`### ${title}`, ...fields.map((field) => itemOf(field, sound))].join("\n\n");
  });
  return [...kinds, "## Parts that several kinds share", ...shared].join("\n\n");
}

function filesOf(kind: string): string[] {
  return GOOD_FILES.filter(({ value }) => value.kind === kind).map(
    ({ path, text }) => `\`registry/${path}\`\n\n\`\`\`json\n${text}\`\`\``,
  );
}

/** One field as an item of a list: tables of this width fit no page. */
function itemOf(field: Field, sound: Sound): string {
  const { kind, path, description, needed } = field;
  const { good, bad, refusal } = exampleOf(field, sound) ?? {};
  if (refusal === undefined)
    throw new Error(`docs/fields.md: ${kind}.${path} has no good value, no bad one, or another refusal`);
  const wrong = bad!.value === undefined ? "left out" : codeOf(bad!.value);
  return [
    `- **\`${path}\`**${needed ? " *" : ""} ${description}`,
    `  - good: ${codeOf(good)}`,
    `  - bad: ${wrong}: ${shorten(refusal)}`,
  ].join("\n");
}

/** A value on one line, as code. */
function codeOf(value: unknown): string {
  return `\`${shorten(JSON.stringify(value))}\``;
}

/** A list of 47 reasons helps nobody here. In characters. */
const LONGEST_TEXT = 180;

function shorten(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}
