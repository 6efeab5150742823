import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { RegistryFile } from "@bouncebook/data";
import {
  type Problem,
  type RegistryText,
  readRegistryFolder,
} from "../../packages/cli/src/registry/index.ts";
import { type Corpus, readCorpus } from "../corpus/read-corpus.ts";
import { ROOT } from "../registry-files.ts";

/** A registry as it stood at one time: its entries, its schemas and its corpus. */
export interface Build {
  /** What a person calls it: a folder or a git ref. */
  readonly name: string;
  readonly files: readonly RegistryText[];
  /** By kind of entry, such as `response`; `common` holds the vocabulary. */
  readonly schemas: Readonly<Record<string, unknown>>;
  readonly corpus: Corpus;
  readonly problems: readonly Problem[];
}

/** Something that a person named and that cannot be read; its message is one sentence for them. */
export class NoBuild extends Error {}

/** Reads a registry folder, or a JSON file that holds a list of entries. */
export function readBuild(path: string, name = path): Build {
  if (!existsSync(path)) throw new NoBuild(`${path}: there is no such folder or file.`);
  if (!statSync(path).isDirectory()) return readSnapshot(path, name);
  const { files, problems } = readRegistryFolder(path);
  if (files.length === 0) throw new NoBuild(`${path}: this folder holds no registry entries.`);
  const corpus = existsSync(join(path, "corpus")) ? readCorpus(join(path, "corpus")) : NO_CORPUS;
  return { name, files, schemas: readSchemas(join(path, "schema")), corpus, problems };
}

/** Reads the registry of a commit, branch or tag without touching the working tree. */
export function readBuildAt(ref: string, root = ROOT): Build {
  const commit = commitOf(ref, root);
  if (commit === undefined) throw new NoBuild(`${ref}: git knows no such commit, branch or tag.`);
  const folder = mkdtempSync(join(tmpdir(), "bouncebook-registry-"));
  try {
    const archive = execFileSync("git", ["archive", "--format=tar", commit, "registry"], {
      cwd: root,
      maxBuffer: LARGEST_ARCHIVE,
      stdio: ["ignore", "pipe", "ignore"],
    });
    execFileSync("tar", ["-xf", "-", "-C", folder], { input: archive });
    return readBuild(join(folder, "registry"), ref);
  } catch (error) {
    if (error instanceof NoBuild) throw error;
    throw new NoBuild(`${ref}: the registry of this commit cannot be read.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The registry of today is a few megabytes. */
const LARGEST_ARCHIVE = 256 * 1024 * 1024;
const NO_CORPUS: Corpus = { lines: [], problems: [] };

/** The full hash of what a ref names; undefined where there is none. A ref that looks like a flag is none. */
export function commitOf(ref: string, root = ROOT): string | undefined {
  try {
    const found = execFileSync(
      "git",
      ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`],
      { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
    );
    return found.trim();
  } catch {
    return undefined;
  }
}

function readSchemas(folder: string): Record<string, unknown> {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith(".schema.json"))
      .map((name) => [basename(name, ".schema.json"), JSON.parse(readFileSync(join(folder, name), "utf8"))]),
  );
}

/** A list of entries, as `{"id", "kind", …}` each; there are no schemas in it. */
function readSnapshot(path: string, name: string): Build {
  let entries: unknown;
  try {
    entries = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new NoBuild(`${path}: this is not JSON. Expected a registry folder, or a JSON list of entries.`);
  }
  if (!Array.isArray(entries) || !entries.every(isEntry))
    throw new NoBuild(`${path}: expected a list of entries, each with the texts "id" and "kind".`);
  const files = entries.map((value: RegistryFile) => ({ path: value.id, text: "", value }));
  return { name, files, schemas: {}, corpus: NO_CORPUS, problems: [] };
}

function isEntry(value: unknown): value is RegistryFile {
  const entry = value as { id?: unknown; kind?: unknown } | null;
  return typeof entry === "object" && typeof entry?.id === "string" && typeof entry.kind === "string";
}
