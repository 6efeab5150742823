/** The files that a package may hold: what its sources compile to, and what is named here. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../registry-files.ts";

/** In every package. pnpm takes the licence from the root of the repository. */
const EVERYWHERE = ["LICENSE", "README.md", "package.json"];

interface Special {
  /** Files beside the compiled sources. */
  readonly also: readonly string[];
  /** Folders below `src` whose outputs are packed; all of them where it is not said. */
  readonly compiled?: readonly string[];
  /** The only sources that become modules, where a bundler puts the others into `dist/shared` under its own names. */
  readonly modules?: readonly string[];
}

const SPECIAL: Readonly<Record<string, Special>> = {
  matcher: { also: ["MATCHING.md"], modules: ["compile/index.ts", "engine/index.ts", "index.ts"] },
  cli: {
    // The command is one bundle; only what other programs import is there as modules too.
    compiled: ["registry"],
    also: [
      "bin/bouncebook.js",
      "bin/package.json",
      "dist/bundle/NOTICE.txt",
      "dist/bundle/entriesText.txt",
      "dist/bundle/entryPlaces.txt",
      "dist/bundle/exports.cjs",
      "dist/bundle/main.cjs",
      "dist/bundle/momoa.cjs",
      "dist/bundle/parser.cjs",
      "dist/bundle/tablesText.txt",
    ],
  },
};

/** Paths in the tarball of a package, sorted. */
export function expectedFiles(folder: string): string[] {
  const { also, compiled, modules } = SPECIAL[folder] ?? { also: [] };
  const sources = sourcesOf(folder).filter(
    (path) => compiled === undefined || compiled.some((each) => path.startsWith(`${each}/`)),
  );
  const outputs = [
    ...(modules ?? sources).map((path) => path.replace(/\.ts$/, ".js")),
    ...sources.map((path) => path.replace(/\.ts$/, ".d.ts")),
    ...(modules ? sharedOf(folder) : []),
  ];
  return [...EVERYWHERE, ...also, ...outputs.map((path) => `dist/${path}`)].sort();
}

/** What several modules of a bundle share. */
function sharedOf(folder: string): string[] {
  return readdirSync(join(ROOT, "packages", folder, "dist/shared")).map((name) => `shared/${name}`);
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(ROOT, "packages", folder, "src"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"));
}
