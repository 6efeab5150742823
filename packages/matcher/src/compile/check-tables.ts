import type { Tables } from "@bouncebook/data";

/**
 * The first thing in a value that keeps it from being tables, as a sentence that names its place; undefined when an
 * engine can use it. Tables usually come from {@link compileTables} or from `@bouncebook/data`; those of somebody
 * else, such as a file on a share, may have been changed on their way.
 */
export function checkTables(value: unknown): string | undefined {
  if (!isObject(value)) return "tables: expected an object";
  if (value.format !== 1) return "tables: expected the format 1";
  return checkRows(value) ?? checkLines(value as unknown as Tables);
}

/** More rows than this are no registry, and would fill the memory of whoever indexes them. */
const MOST_ROWS = 200_000;
const MOST_CHARACTERS = 64 * 1024 * 1024;
/** An id such as google/dmarc-policy; the public registry's longest has 47 characters. */
const ID =
  /^(?=.{1,120}$)[a-z0-9](?:[a-z0-9-]|\.(?=[a-z0-9]))*(?:\/[a-z0-9](?:[a-z0-9-]|\.(?=[a-z0-9]))*){0,2}$/;

type Held = Readonly<Record<string, unknown>>;
type Row = readonly unknown[];
type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === "string";
const isId: Test = (value) => typeof value === "string" && ID.test(value);
const isTexts: Test = (value) => Array.isArray(value) && value.length <= MOST_ROWS && value.every(isText);

function isObject(value: unknown): value is Held {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a number counts something in a list of this length. */
function isIndex(value: unknown, length: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < length;
}

function checkRows(tables: Held): string | undefined {
  const reasons = lengthOf(tables.reasons);
  const providers = lengthOf(tables.providers);
  const isReason: Test = (value) => isIndex(value, reasons);
  return (
    (isText(tables.version) ? undefined : "tables: version must be a text") ??
    checkEach(tables, "reasons", [isId, isText, isText, isText, isText]) ??
    checkEach(tables, "providers", [isId, isText, isTexts, isTexts]) ??
    checkEach(tables, "blocklists", [isId, isReason, isText, isText]) ??
    checkEach(tables, "entries", [isId, isReason, (value) => isDetails(value, providers)])
  );
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function checkEach(tables: Held, name: string, tests: readonly Test[]): string | undefined {
  const rows = tables[name];
  if (!Array.isArray(rows)) return `tables: ${name} must be an array`;
  if (rows.length > MOST_ROWS) return `tables: ${name} must have at most ${MOST_ROWS} rows`;
  for (const [at, row] of rows.entries()) {
    if (!Array.isArray(row)) return `tables: ${name}[${at}] must be an array`;
    const wrong = tests.findIndex((holds, column) => !holds((row as Row)[column]));
    if (wrong >= 0) return `tables: ${name}[${at}][${wrong}] is not what stands there`;
  }
  return undefined;
}

/** A code pair as {@link compileTables} writes it. */
const PAIR = /^(?:[2-5](?:xx|\d\d|\d\d-[2-5]\d\d))?\/(?:[245x]\.\d{1,3}\.\d{1,3}(?:-\d{1,3})?)?$/;
const LONGEST_CODES = 64 * 1024;

const DETAILS: Readonly<Record<string, Test>> = {
  codes: (value) =>
    typeof value === "string" &&
    value.length <= LONGEST_CODES &&
    (value === "" || value.split(" ").every((pair) => PAIR.test(pair))),
  decisive: (value) => value === true,
  scoped: (value) => value === true,
  vague: (value) => value === true,
  bounce: isText,
  action: isText,
  retryAfter: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  mechanism: isText,
};

function isDetails(value: unknown, providers: number): boolean {
  if (value === undefined) return true;
  if (!isObject(value)) return false;
  return Object.entries(value).every(([key, held]) => {
    if (held === undefined) return true;
    if (key === "provider") return isIndex(held, providers);
    // A key that this version does not know is somebody else's.
    return !Object.hasOwn(DETAILS, key) || DETAILS[key]!(held);
  });
}

/** Whether every template line belongs to somebody, and nobody owns lines that are not there. */
function checkLines({ entries, providers, blocklists, templates, counts }: Tables): string | undefined {
  if (!isText(templates)) return "tables: templates must be a text";
  if (templates.length > MOST_CHARACTERS)
    return `tables: templates must have at most ${MOST_CHARACTERS} characters`;
  const owners = entries.length + providers.length + blocklists.length;
  if (!Array.isArray(counts) || counts.length !== owners)
    return `tables: counts must be an array of ${owners} numbers, one for each entry, provider and blocklist`;
  const lines = templates === "" ? [] : templates.split("\n");
  const at = counts.findIndex((count) => !isIndex(count, lines.length + 1));
  if (at >= 0) return `tables: counts[${at}] must be a number of lines`;
  const sum = counts.reduce((all, count) => all + count, 0);
  if (sum !== lines.length)
    return `tables: counts must add up to ${lines.length}, the number of templates, not ${sum}`;
  const wrong = lines.findIndex((line) => !isTemplate(line));
  return wrong < 0 ? undefined : `tables: line ${wrong} of templates is no template`;
}

/** Pieces with single placeholders between (MATCHING.md, section 3); the longest compiled one has 200 characters. */
const LONGEST_LINE = 400;
const SHORTEST_PIECE = 4;

function isTemplate(line: string): boolean {
  if (line.length > LONGEST_LINE || /[\u0000\u0006-\u001f\u007f]/.test(line)) return false;
  const pieces = line.split(/[\u0001-\u0005]/);
  if (pieces.slice(1, -1).includes("")) return false;
  if (line.startsWith("\u0005") || line.endsWith("\u0005")) return false;
  return pieces.some((piece) => piece.length >= SHORTEST_PIECE);
}
