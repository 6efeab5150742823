/** What is published, packed just as a release packs it. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPackageFromTarballData } from "@arethetypeswrong/core";
import { ROOT, readJson } from "../registry-files.ts";
import { runCommand } from "./run-command.ts";

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly type?: string;
  readonly sideEffects?: boolean;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly homepage?: string;
  readonly bugs?: { readonly url: string };
  readonly repository?: { readonly url: string; readonly directory: string };
  readonly publishConfig?: { readonly access?: string; readonly provenance?: boolean };
  readonly engines?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

export interface Tarball {
  /** Name of the folder below `packages`. */
  readonly folder: string;
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly manifest: Manifest;
  /** Paths in the package, sorted. */
  readonly files: readonly string[];
  read(file: string): string;
}

const PACKAGES = join(ROOT, "packages");

export function manifestOf(folder: string): Manifest {
  return readJson(join(PACKAGES, folder, "package.json")) as Manifest;
}

/** Folders below `packages` with a manifest for npm; what is there for other languages may have none. */
export function packageFolders(): string[] {
  return readdirSync(PACKAGES).filter((folder) => existsSync(join(PACKAGES, folder, "package.json")));
}

/** Folders below `packages` that are published. */
export function publishedFolders(): string[] {
  return packageFolders().filter((folder) => manifestOf(folder).private !== true);
}

/** `npx -y` with the version of pnpm that the repository names. */
export const PNPM: readonly string[] = [
  "npx",
  "-y",
  (readJson(join(ROOT, "package.json")) as { packageManager: string }).packageManager,
];

/** Packs every published package into a folder of its own, hands the tarballs over, and removes the folder. */
export async function withTarballs<T>(use: (tarballs: Tarball[]) => T | Promise<T>): Promise<T> {
  const into = mkdtempSync(join(tmpdir(), "bouncebook-tarballs-"));
  const remove = (): void => rmSync(into, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    const filter = ["-r", "--filter", "./packages/*"];
    const run = await runCommand([...PNPM, ...filter, "pack", "--pack-destination", into], { cwd: ROOT });
    if (run.status !== 0) throw new Error(`pnpm pack failed: ${run.output}`);
    return await use(publishedFolders().map((folder) => tarballOf(folder, into)));
  } finally {
    remove();
    process.off("exit", remove);
  }
}

function tarballOf(folder: string, into: string): Tarball {
  const { name, version } = manifestOf(folder);
  const path = join(into, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  const bytes = new Uint8Array(readFileSync(path));
  const unpacked = createPackageFromTarballData(bytes);
  const root = `/node_modules/${name}/`;
  const read = (file: string): string => unpacked.readFile(root + file);
  const files = unpacked.listFiles().map((file) => file.slice(root.length));
  return { folder, path, bytes, read, files: files.sort(), manifest: JSON.parse(read("package.json")) };
}
