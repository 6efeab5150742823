import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { RegistryFile } from "@bouncebook/data";
import { parseJson } from "./parse-json.js";

/** One file of a registry folder. */
export interface RegistryText {
  /** Path below the folder, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly value: RegistryFile;
}

/** What is wrong with a file, in the order in which it is told: where, what, expected, cure. */
export interface Problem {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** An entry is a page at most; a larger file is no entry. */
const LARGEST_FILE = 256 * 1024;
const MOST_FILES = 50_000;
/** Folders of a registry that hold no entries. */
const NO_ENTRIES = new Set(["schema", "corpus", "node_modules"]);

/** Reads every entry below a folder, sorted by path. What cannot be read is a problem, never an exception. */
export function readRegistryFolder(folder: string): { files: RegistryText[]; problems: Problem[] } {
  const root = realpathSync(resolve(folder));
  const files: RegistryText[] = [];
  const problems: Problem[] = [];
  for (const path of listJson(root, root, problems)) {
    const outcome = readEntry(join(root, path), path);
    if ("message" in outcome) problems.push(outcome);
    else files.push(outcome);
  }
  return { files, problems };
}

function listJson(root: string, folder: string, problems: Problem[]): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    const shown = relative(root, path).split(sep).join("/");
    const isLink = lstatSync(path).isSymbolicLink();
    const stat = statSync(path, { throwIfNoEntry: false });
    if (isLink && !(stat && realpathSync(path).startsWith(root + sep))) {
      problems.push({
        path: shown,
        message: `The link leads ${stat ? "out of the registry folder" : "nowhere"}; put the file itself here.`,
      });
    } else if (stat?.isDirectory()) {
      if (!NO_ENTRIES.has(name) && !isLink) found.push(...listJson(root, path, problems));
    } else if (stat && name.endsWith(".json") && name !== "package.json") {
      found.push(shown);
    }
    if (found.length > MOST_FILES) break;
  }
  return found;
}

/** Reads one file as an entry; `shown` is the path that a problem names. */
export function readEntry(path: string, shown: string): RegistryText | Problem {
  const stat = statSync(path);
  // Reading a pipe would wait for whoever writes into it.
  if (!stat.isFile()) return { path: shown, message: "This is not a file; put one here or remove it." };
  const { size } = stat;
  if (size > LARGEST_FILE) {
    return {
      path: shown,
      message: `The file has ${size} bytes; an entry has at most ${LARGEST_FILE}. Split it by meaning.`,
    };
  }
  const text = readFileSync(path, "utf8");
  const parsed = parseJson(text);
  if ("fault" in parsed) {
    const { message, line, column } = parsed.fault;
    return {
      path: shown,
      line,
      column,
      message: `${message}. Expected JSON without comments; correct this place.`,
    };
  }
  const { value } = parsed;
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

function isEntry(value: unknown): value is RegistryFile {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { id, kind } = value as { id?: unknown; kind?: unknown };
  return typeof id === "string" && typeof kind === "string";
}
