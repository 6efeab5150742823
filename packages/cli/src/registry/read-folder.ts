import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { RegistryFile } from "@bouncebook/data";
import { LARGEST_REGISTRY, MOST_MEMBERS } from "./limits.js";
import { listFiles } from "./list-files.js";
import { parseJson } from "./parse-json.js";
import type { Problem } from "./problem.js";
import { readText } from "./read-text.js";

/** One file of a registry folder. */
export interface RegistryText {
  /** Path below the folder, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly value: RegistryFile;
}

/**
 * Reads every entry below a folder, sorted by path. What cannot be read, and what no registry holds, is a problem,
 * never an exception. Nothing outside the folder is read, whatever links say.
 */
export function readRegistryFolder(folder: string): { files: RegistryText[]; problems: Problem[] } {
  const listed = listFiles(realpathSync(resolve(folder)));
  const files: RegistryText[] = [];
  const { problems } = listed;
  let size = 0;
  for (const { path, shown } of listed.files) {
    const outcome = readEntry(path, shown);
    if ("message" in outcome) problems.push(outcome);
    else files.push(outcome);
    size += "text" in outcome ? outcome.text.length : 0;
    if (size > LARGEST_REGISTRY) return { files: [], problems: [...problems, tooLarge(shown)] };
  }
  return { files, problems };
}

function tooLarge(path: string): Problem {
  const limit = `${LARGEST_REGISTRY / 2 ** 20} MB`;
  return {
    path,
    message: `With this file the folder holds more than ${limit}. Expected a registry; take out what is none.`,
  };
}

/** Reads one file as an entry; `shown` is the path that a problem names. */
export function readEntry(path: string, shown: string): RegistryText | Problem {
  const read = readJsonFile(path, shown);
  if ("message" in read) return read;
  const { text, value } = read;
  if (!isEntry(value)) {
    return {
      path: shown,
      line: 1,
      column: 1,
      message: 'Expected an object with the texts "id" and "kind"; add them.',
    };
  }
  return { path: shown, text, value };
}

/** Reads one file of JSON: of bounded size, in UTF-8, without what reads differently elsewhere. */
export function readJsonFile(
  path: string,
  shown: string,
): { readonly text: string; readonly value: unknown } | Problem {
  const read = readText(path, shown);
  if ("message" in read) return read;
  const parsed = parseJson(read.text);
  if ("fault" in parsed) {
    const {
      message,
      line,
      column,
      cure = "Expected JSON without comments; correct this place",
    } = parsed.fault;
    return {
      path: shown,
      line,
      column,
      message: `${message}. ${cure}.`,
    };
  }
  const { value } = parsed;
  const most = mostMembers(value);
  if (most <= MOST_MEMBERS) return { text: read.text, value };
  return {
    path: shown,
    message: `A list or object here has ${most} members; expected at most ${MOST_MEMBERS}. Split the entry by meaning.`,
  };
}

function mostMembers(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const members = Object.values(value);
  return members.reduce((most: number, member) => Math.max(most, mostMembers(member)), members.length);
}

function isEntry(value: unknown): value is RegistryFile {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { id, kind } = value as { id?: unknown; kind?: unknown };
  return typeof id === "string" && typeof kind === "string";
}
