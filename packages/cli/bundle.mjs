// One CommonJS file instead of a hundred modules: most of the time until the first answer goes into opening,
// resolving and linking modules, and Node starts its loader for ES modules only when one is asked for. The
// registry's texts stay beside the code: read as plain files they need not be scanned as source.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const OUT = "dist/bundle";

/** Turns a generated function that gives a long text into one that reads it from a file, when it is asked for. */
const textsAsFiles = {
  name: "texts-as-files",
  setup({ onLoad }) {
    onLoad({ filter: /generated[\\/](?:entries|tables)\.js$/ }, async ({ path }) => {
      const [[name, text]] = Object.entries(await import(path));
      const file = `${name}.txt`;
      writeFileSync(join(OUT, file), text());
      const contents = `let text;
export function ${name}() {
  text ??= require("node:fs").readFileSync(__dirname + "/${file}", "latin1");
  return text;
}`;
      return { contents, loader: "js" };
    });
  },
};

/** Beside the entries' text a list says where each entry begins, so that one of them is read alone. */
const entriesOneByOne = {
  name: "entries-one-by-one",
  setup({ onLoad }) {
    onLoad({ filter: /data[\\/]dist[\\/]entry-line\.js$/ }, async ({ path }) => {
      const { entriesText } = await import(join(dirname(path), "generated/entries.js"));
      writeFileSync(join(OUT, "entryPlaces.txt"), placesIn(entriesText()));
      const contents = `const fs = require("node:fs");
let places;
let file;
export function entryLine(id) {
  places ??= fs.readFileSync(__dirname + "/entryPlaces.txt", "latin1");
  const line = /\\s/.test(id) ? -1 : places.indexOf("\\n" + id + " ");
  if (line < 0) return undefined;
  const [start, length] = places.slice(line + id.length + 2, places.indexOf("\\n", line + 1)).split(" ").map(Number);
  file ??= fs.openSync(__dirname + "/entriesText.txt");
  const bytes = Buffer.allocUnsafe(length);
  return bytes.latin1Slice(0, fs.readSync(file, bytes, 0, length, start));
}`;
      return { contents, loader: "js" };
    });
  },
};

/** A line an entry: its id, where its text begins, and how long it is. The text is ASCII, so that places are bytes. */
function placesIn(text) {
  if (/[^\u0000-\u007f]/.test(text)) throw new Error("the entries' text is not ASCII");
  let start = 1;
  const lines = text
    .slice(1, -1)
    .split("\n")
    .map((line) => {
      const place = `${JSON.parse(line).id} ${start} ${line.length}`;
      start += line.length + 1;
      return place;
    });
  return `\n${lines.join("\n")}\n`;
}

/** Libraries that most calls do not need stay files of their own, so that Node does not read them for nothing. */
const APART = {
  "@bouncebook/exports": "exports.cjs",
  "@bouncebook/parser": "parser.cjs",
  "@humanwhocodes/momoa": "momoa.cjs",
};

const apart = {
  name: "apart",
  setup({ onResolve }) {
    onResolve({ filter: /^@(?:bouncebook\/(?:exports|parser)|humanwhocodes\/momoa)$/ }, ({ path, kind }) =>
      kind === "entry-point" ? undefined : { path: `./${APART[path]}`, external: true },
    );
  },
};

const shared = {
  outdir: OUT,
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  charset: "ascii",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  logLevel: "warning",
  outExtension: { ".js": ".cjs" },
};

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
await build({ ...shared, entryPoints: ["dist/main.js"], plugins: [textsAsFiles, entriesOneByOne, apart] });
for (const [library, file] of Object.entries(APART)) {
  const entryPoints = [{ in: library, out: file.replace(/\.cjs$/, "") }];
  await build({ ...shared, entryPoints, plugins: [textsAsFiles, entriesOneByOne] });
}

// What is not ours in the bundle, its author and its licence; the package itself comes without a licence file.
const momoa = JSON.parse(readFileSync("node_modules/@humanwhocodes/momoa/package.json", "utf8"));
const notice = `momoa.cjs is ${momoa.name} ${momoa.version} by ${momoa.author} (${momoa.homepage}),
bundled without changes to its code under the ${momoa.license} licence, https://www.apache.org/licenses/LICENSE-2.0.txt

exports.cjs holds code of hyparquet-writer and hyparquet (https://github.com/hyparam) under this licence:

${readFileSync("../exports/node_modules/hyparquet-writer/LICENSE", "utf8")}`;
writeFileSync(join(OUT, "NOTICE.txt"), notice);
