/** Where the registry's files are, and reading them. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Problem, type RegistryText, readRegistryFolder } from "../packages/cli/src/registry/index.ts";

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
  return { version, ...readRegistryFolder(REGISTRY) };
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
