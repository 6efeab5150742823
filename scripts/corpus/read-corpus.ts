import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../../packages/cli/src/registry/index.ts";
import type { MatchOptions } from "../../packages/matcher/src/types.ts";
import { REGISTRY } from "../registry-files.ts";

/** One line of `registry/corpus/*.jsonl`: a reply, who sent it, and the entry that ought to explain it. */
export interface CorpusLine {
  /** Path below registry/. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly reply: string;
  readonly options: MatchOptions;
  /** Id of the entry that ought to answer; null where none may. */
  readonly expected: string | null;
  /** Id of the entry that answers for now, where that is known to be wrong. */
  readonly today?: string | null;
}

export interface Corpus {
  readonly lines: readonly CorpusLine[];
  readonly problems: readonly Problem[];
}

const CONTEXT = ["host", "recipient", "command"] as const;
/** Twice what an engine reads, so that what it cuts can be tried too. */
const LONGEST_TEXT = 8_192;
const LARGEST_FILE = 16 * 1024 * 1024;
const KEYS: readonly string[] = ["reply", ...CONTEXT, "expected", "today"];

export const CORPUS = join(REGISTRY, "corpus");

/** Every line of every file in the folder; a line that cannot be used becomes a problem. */
export function readCorpus(folder = CORPUS): Corpus {
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  const read = files.sort().map((name) => readFile(join(folder, name), `corpus/${name}`));
  return {
    lines: read.flatMap(({ lines }) => lines),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readFile(file: string, path: string): Corpus {
  const stat = lstatSync(file);
  if (stat.isFile() && stat.size <= LARGEST_FILE) return readLines(readFileSync(file, "utf8"), path);
  const message = `Expected a file of ${LARGEST_FILE} bytes at most, and no link. Put one here or remove it.`;
  return { lines: [], problems: [{ path, message }] };
}

/** Reads the text of one file; `path` is its path below registry/. */
export function readLines(text: string, path: string): Corpus {
  const lines: CorpusLine[] = [];
  const problems: Problem[] = [];
  for (const [at, written] of text.replace(/\n$/, "").split("\n").entries()) {
    const read = readLine(written, path, at + 1);
    if (typeof read === "string") problems.push({ path, line: at + 1, column: 1, message: read });
    else lines.push(read);
  }
  return { lines, problems };
}

/** The line, or what is wrong with it. */
function readLine(written: string, path: string, line: number): CorpusLine | string {
  const value = parseObject(written);
  if (value === undefined) return "This line is no JSON object. Write one object a line.";
  const strange = Object.keys(value).find((key) => !KEYS.includes(key));
  if (strange !== undefined)
    return `${JSON.stringify(strange.slice(0, 80))} is not a key of a corpus line: ${KEYS.join(", ")}.`;
  const { reply, expected, today } = value;
  if (typeof reply !== "string") return `"reply" is missing. Give the reply as it came.`;
  if (!isAnswer(expected)) return `"expected" is missing. Give the id of an entry, or null.`;
  if (CONTEXT.some((key) => value[key] !== undefined && typeof value[key] !== "string"))
    return `${CONTEXT.join(", ")} are texts.`;
  const long = KEYS.find((key) => String(value[key] ?? "").length > LONGEST_TEXT);
  if (long !== undefined) return `"${long}" has more than ${LONGEST_TEXT} characters. Cut it.`;
  const found: CorpusLine = { path, line, reply, options: readContext(value), expected };
  if (!("today" in value)) return found;
  return isAnswer(today) ? { ...found, today } : `"today" is the id of an entry, or null.`;
}

function readContext(value: Readonly<Record<string, unknown>>): MatchOptions {
  return Object.fromEntries(CONTEXT.flatMap((key) => (key in value ? [[key, value[key]]] : [])));
}

function isAnswer(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

function parseObject(written: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
