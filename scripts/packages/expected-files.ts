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
}

const SPECIAL: Readonly<Record<string, Special>> = {
  matcher: { also: ["MATCHING.md"] },
  cli: {
    // The command is one bundle; only what other programs import is there as modules too.
    compiled: ["registry"],
    also: [
      "bin/bouncebook.js",
      "bin/package.json",
      "dist/bundle/NOTICE.txt",
      "dist/bundle/entriesText.txt",
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
  const { also, compiled } = SPECIAL[folder] ?? { also: [] };
  const outputs = sourcesOf(folder)
    .filter((path) => compiled === undefined || compiled.some((each) => path.startsWith(`${each}/`)))
    .flatMap((path) => [path.replace(/\.ts$/, ".js"), path.replace(/\.ts$/, ".d.ts")])
    .map((path) => `dist/${path}`);
  return [...EVERYWHERE, ...also, ...outputs].sort();
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(ROOT, "packages", folder, "src"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"));
}
