import { entries, lookup, type RegistryFile, type Tables } from "@bouncebook/data";
import { tables } from "@bouncebook/data/tables";
import { createMatcher } from "@bouncebook/matcher";
import {
  checkTables,
  checkTemplate,
  compileTables,
  encodeTemplate,
  type RegistryEntry,
} from "@bouncebook/matcher/compile";
import fc from "fast-check";
import { anyText, attack, edited, REPLIES } from "./pieces.ts";
import { type Count, holds, holdsNothingHidden, type Target } from "./target.ts";

interface Input {
  /** Files, most of them of the registry, with values that do not belong there. */
  readonly files: readonly object[];
  /** What is done to the tables before an engine gets them; nothing in most inputs. */
  readonly tamper: readonly { readonly path: readonly number[]; readonly value: unknown }[];
}

const FILES: readonly RegistryFile[] = [...entries()] as unknown as RegistryFile[];
const TEMPLATES = FILES.flatMap(
  (file) => ("match" in file && (file.match as readonly string[] | undefined)) || [],
);
const KEYS = [
  "id",
  "kind",
  "reason",
  "match",
  "codes",
  "bounce",
  "action",
  "hosts",
  "domains",
  "signatures",
  "zones",
  "lookup",
  "decisive",
  "retryAfter",
  "meaning",
  "sources",
  "examples",
  "constructor",
];

const placeholder = fc.constantFrom(
  "{ip}",
  "{domain}",
  "{address}",
  "{number}",
  "{any}",
  "{",
  "}",
  "{x}",
  "{{",
  "{ip}{ip}",
);
const template = fc.oneof(
  fc.constantFrom(...TEMPLATES),
  edited(fc.constantFrom(...TEMPLATES), fc.oneof(placeholder, attack, anyText)),
  fc
    .array(
      fc.oneof(placeholder, fc.constantFrom("mailbox ", " is full", "5.1.1 ", "已满邮箱", " "), anyText),
      { maxLength: 8 },
    )
    .map((parts) => parts.join("")),
);
const strange = fc.oneof(
  template,
  fc.array(template, { maxLength: 4 }),
  fc.constantFrom<unknown>(
    null,
    -1,
    0,
    1.5,
    Number.POSITIVE_INFINITY,
    Number.NaN,
    true,
    {},
    [],
    [null],
    "../x",
    "__proto__",
    "google/evil",
    "wordings/mailbox-full/xx",
    "google",
    "mailbox-full",
    "response",
    "wording",
    "moved",
  ),
  fc.constantFrom<unknown>(
    [{ basic: 550 }],
    [{ basic: "4xx", enhanced: "x.1.1" }],
    [{}],
    [{ basic: {} }],
    ["x".repeat(300)],
    "https://example.com/{ip}",
  ),
  fc.anything({ maxDepth: 2 }),
);
const file = fc
  .tuple(fc.constantFrom(...FILES), fc.dictionary(fc.constantFrom(...KEYS), strange, { maxKeys: 2 }))
  .map(([given, keys]): object => ({ ...given, ...keys }));
const sound = fc
  .tuple(
    fc.constantFrom("google/one", "google/two", "microsoft/three"),
    fc.array(template, { minLength: 1, maxLength: 5 }),
  )
  .map(([id, match]): object => ({ id, kind: "response", reason: "mailbox-full", match }));

const PUBLIC = tables();
const OPTIONS = { version: "1.0.0", reasons: PUBLIC.reasons, providers: PUBLIC.providers };
/** Reasons that every engine needs, which a tampered table may have lost. */
const REASONS: Tables = { ...PUBLIC, providers: [], blocklists: [], entries: [], templates: "", counts: [] };
const SPECIMENS = REPLIES.filter((_, at) => at % 400 === 0);

/** Files become tables that an engine takes, or problems; tampered tables are told, or taken. */
export function createTemplatesTarget(): Target<Input> {
  const change = fc.record({ path: fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }), value: strange });
  return {
    name: "templates",
    inputs: fc.record({
      files: fc.array(fc.oneof(file, sound), { maxLength: 6 }),
      tamper: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        fc.array(change, { minLength: 1, maxLength: 2 }),
      ),
    }),
    check: ({ files, tamper }, count) => {
      const { tables: compiled, problems } = compileTables(files as RegistryEntry[], OPTIONS);
      for (const { message } of problems) checkProblem(message);
      if (problems.length > 0) count("problems");
      const fault = checkTables(compiled);
      holds(fault === undefined, "what was compiled can be used", fault);
      checkTemplates(files, compiled, count);
      checkTampered(compiled, tamper, count);
    },
    reaches: { problems: 0.3, template: 0.3, hit: 0.1, refused: 0.05, taken: 0.3 },
  };
}

function checkProblem(message: string): void {
  holds(message.length > 5 && message.length <= 500, "a problem is a sentence", message);
  // Words of the file are quoted as JSON; whoever prints them makes the rest visible.
  holds(!/[\u0000-\u001f]/.test(message), "a problem is one line", message);
}

/** Whatever passes the check is found where it stands. */
function checkTemplates(files: readonly object[], compiled: Tables, count: Count): void {
  const matcher = createMatcher({ tables: [compiled] });
  for (const held of files) {
    const { match } = held as { match?: unknown };
    if (!Array.isArray(match)) continue;
    for (const each of match) {
      if (typeof each !== "string") continue;
      count("template");
      const faults = checkTemplate(each);
      for (const { found } of faults)
        holds(found.length <= 210, "a fault quotes a bounded text", found.length);
      const encoded = encodeTemplate(each);
      holds(faults.length > 0 || encoded.length <= each.length, "a sound template does not grow", encoded);
    }
  }
  for (const [at, line] of compiled.templates.split("\n").entries()) {
    // What looks like a code may be cut (MATCHING.md, section 2); a text may count with its provider only.
    if (line === "" || /[\u0001-\u0005]|\d{3}/.test(line) || !countsAlone(compiled, at)) continue;
    holds(
      matcher(`550 ${line}`).candidates.length > 0,
      "a template without placeholders is found in itself",
      line,
    );
    count("hit");
  }
}

/** Whether the line is of an entry whose text counts whoever said it, and of a refusal. */
function countsAlone({ entries: rows, reasons, counts }: Tables, line: number): boolean {
  let at = 0;
  for (let end = counts[0] ?? 0; end <= line; end += counts[at] ?? 1) at++;
  const row = rows[at];
  return row !== undefined && row[2]?.scoped !== true && reasons[row[1]]![1] !== "not-a-bounce";
}

/** Puts a value somewhere into the tables, by the number of the key at each level. */
function change(value: unknown, [step, ...others]: readonly number[], other: unknown): unknown {
  if (step === undefined) return other;
  if (typeof value !== "object" || value === null) return other;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return other;
  const changed = change(value[key as keyof typeof value], others, other);
  return Array.isArray(value)
    ? value.map((each, at) => (String(at) === key ? changed : each))
    : { ...value, [key]: changed };
}

function checkTampered(compiled: Tables, tamper: Input["tamper"], count: Count): void {
  const tampered = tamper.reduce<unknown>((held, { path, value }) => change(held, path, value), compiled);
  const fault = checkTables(tampered);
  if (fault !== undefined) {
    holds(/^tables: [^\n]{5,200}$/.test(fault), "a fault is one sentence", fault);
    holdsNothingHidden(fault, "a fault");
    count("refused");
    return;
  }
  const matcher = createMatcher({ tables: [REASONS, tampered as Tables] });
  for (const specimen of SPECIMENS) holds(matcher(specimen).evidence.length >= 0, "an engine answers");
  holds(lookup("550") !== undefined, "the registry is unharmed");
  count("taken");
}
