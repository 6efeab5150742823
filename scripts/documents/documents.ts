/** The Markdown documents of the project. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { ROOT } from "../registry-files.ts";

/** Paths below the root, sorted; what git ignores is none of the project's. */
export function documents(): string[] {
  const listed = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard", "*.md"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return listed
    .split("\0")
    .filter((path) => path !== "")
    .sort();
}

export interface Link {
  /** Path below the root. */
  readonly path: string;
  /** What stands behind the `#`; empty where nothing does. */
  readonly anchor: string;
}

/** Links of a document to files of the repository. */
export function linksIn(document: string): Link[] {
  const text = readFileSync(join(ROOT, document), "utf8").replace(/^( *)```[\s\S]*?^\1```/gm, "");
  return [...text.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].map(
    ([, path, anchor = ""]) => ({
      path: path === "" ? document : normalize(join(dirname(document), path!)),
      anchor,
    }),
  );
}

/** Anchors of a document, as GitHub makes them of its headings. */
export function anchorsIn(document: string): string[] {
  const text = readFileSync(join(ROOT, document), "utf8").replace(/^( *)```[\s\S]*?^\1```/gm, "");
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}\p{Mark} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** What `bouncebook --help` prints. */
export function bouncebookHelp(): string {
  const command = join(ROOT, "packages/cli/bin/bouncebook.js");
  return spawnSync(process.execPath, [command, "--help"], { encoding: "utf8" }).stdout;
}
