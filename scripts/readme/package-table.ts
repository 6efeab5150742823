import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { ROOT, readJson } from "../registry-files.ts";

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly private?: boolean;
}

/** What is published, with the real sizes of its tarballs, as a markdown table. */
export function packageTable(): string {
  const folders = readdirSync(join(ROOT, "packages")).filter((name) => isPublished(name));
  const rows = folders.map((name) => packageRow(name));
  return ["| package | what it does | packed | unpacked |", "|---|---|---:|---:|", ...rows].join("\n");
}

function manifest(name: string): Manifest {
  return readJson(join(ROOT, "packages", name, "package.json")) as Manifest;
}

function isPublished(name: string): boolean {
  try {
    return manifest(name).private !== true && statSync(join(ROOT, "packages", name, "dist")).isDirectory();
  } catch {
    return false;
  }
}

function packageRow(name: string): string {
  const { name: full, description } = manifest(name);
  const folder = mkdtempSync(join(tmpdir(), "bouncebook-"));
  try {
    execFileSync("npx", ["-y", "pnpm@12.21.0", "pack", "--pack-destination", folder], {
      cwd: join(ROOT, "packages", name),
      stdio: "pipe",
    });
    const tarball = readFileSync(join(folder, readdirSync(folder)[0]!));
    return `| \`${full}\` | ${description} | ${kilobytes(tarball.length)} | ${kilobytes(gunzipSync(tarball).length)} |`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a statement brings into a browser bundle, minified and gzipped. In bytes. */
export async function bundleSize(statement: string): Promise<number> {
  return gzipSync(await bundleText(statement)).length;
}

/** The minified bundle of a statement. */
export async function bundleText(statement: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: statement, resolveDir: join(ROOT, "packages/cli") },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return outputFiles[0]!.text;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} KB`;
}
