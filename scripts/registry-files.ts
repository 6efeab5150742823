/** Where the registry's files are, and reading them. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Problem,
  parseJson,
  type RegistryText,
  readRegistryFolder,
} from "../packages/cli/src/registry/index.ts";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
export const REGISTRY = join(ROOT, "registry");
export const SCHEMAS = join(REGISTRY, "schema");

export interface Registry {
  readonly version: string;
  readonly files: readonly RegistryText[];
  readonly problems: readonly Problem[];
}

/** The registry, with the version of the data package that will hold it. */
export function readRegistry(): Registry {
  const { version } = readJson(join(ROOT, "packages/data/package.json")) as { version: string };
  const { files, problems } = readRegistryFolder(REGISTRY);
  const loose = problems.flatMap(({ path, message }) => (message === COMMA ? readLoosely(path) : []));
  return { version, files: loose.length > 0 ? inOrder([...files, ...loose]) : files, problems };
}

/** The slip that everybody makes. It stays a problem, but the rest of the file is looked at, and `pnpm fix` mends it. */
const COMMA = "Nothing follows this comma. Remove it.";

function readLoosely(path: string): RegistryText[] {
  const text = readFileSync(join(REGISTRY, path), "utf8");
  const parsed = parseJson(withoutLastCommas(text));
  const value = "value" in parsed ? (parsed.value as RegistryText["value"] | null) : null;
  return typeof value?.id === "string" && typeof value.kind === "string" ? [{ path, text, value }] : [];
}

/** Leaves out commas in front of a closing bracket; what stands in texts stays. */
export function withoutLastCommas(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g, (found) => (found === "," ? "" : found));
}

function inOrder(files: RegistryText[]): RegistryText[] {
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
