import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { type Tarball, withTarballs } from "../packages/tarballs.ts";
import { ROOT } from "../registry-files.ts";

/** What is published, with the real sizes of its tarballs, as a markdown table. */
export async function packageTable(): Promise<string> {
  const rows = await withTarballs((tarballs) => tarballs.map((tarball) => packageRow(tarball)));
  return ["| package | what it does | packed | unpacked |", "|---|---|---:|---:|", ...rows].join("\n");
}

function packageRow({ manifest: { name, description }, bytes }: Tarball): string {
  return `| \`${name}\` | ${description} | ${kilobytes(bytes.length)} | ${kilobytes(gunzipSync(bytes).length)} |`;
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
