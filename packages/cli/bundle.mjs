// One file a command instead of a hundred modules: most of the start-up time is opening and reading files. The
// registry's texts stay beside the code: read as plain files they need not be scanned as source.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const OUT = "dist/bundle";

/** Turns `export const NAME = "…"` of a generated module into a text file that is read when the module is loaded. */
const textsAsFiles = {
  name: "texts-as-files",
  setup({ onLoad }) {
    onLoad({ filter: /generated[\\/](?:entries|tables)\.js$/ }, async ({ path }) => {
      const [[name, text]] = Object.entries(await import(path));
      const file = `${name.toLowerCase()}.txt`;
      writeFileSync(join(OUT, file), text);
      const contents = `import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
export const ${name} = readFileSync(fileURLToPath(new URL("./${file}", import.meta.url)), "utf8");`;
      return { contents, loader: "js", resolveDir: dirname(path) };
    });
  },
};

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
await build({
  entryPoints: ["dist/main.js"],
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
  plugins: [textsAsFiles],
});
