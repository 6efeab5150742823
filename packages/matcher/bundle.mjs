// Three modules and what they share instead of forty: most of the time until the first answer goes into finding,
// reading and linking modules. Types stay as they are; TypeScript writes them.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const OUT = "dist";

// What an earlier build left would be published too.
for (const path of readdirSync(OUT, { recursive: true })) if (path.endsWith(".js")) rmSync(join(OUT, path));

const { outputFiles } = await build({
  entryPoints: ["src/index.ts", "src/engine/index.ts", "src/compile/index.ts"],
  outdir: OUT,
  outbase: "src",
  chunkNames: "shared/[name]-[hash]",
  bundle: true,
  splitting: true,
  packages: "external",
  format: "esm",
  platform: "neutral",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  write: false,
});

/** An import for its effects alone; modules here have none, and other bundlers complain of it. */
const BARE_IMPORT = /^import "[^"]+";\n/gm;

for (const { path, text } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text.replace(BARE_IMPORT, ""));
}
