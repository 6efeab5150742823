// One file a command instead of a hundred modules: most of the start-up time is opening files.
import { build } from "esbuild";

await build({
  entryPoints: ["dist/main.js"],
  outdir: "dist/bundle",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
});
