import { execFileSync } from "node:child_process";
import { ROOT } from "../registry-files.ts";
import { commitOf } from "./build.ts";

/** Where a branch usually left: the first of these that is there. */
const MAIN = ["upstream/main", "origin/main", "main"];

/** The commit at which the working tree left main; undefined where there is no main. */
export function defaultBase(root = ROOT): string | undefined {
  const main = MAIN.find((ref) => commitOf(ref, root) !== undefined);
  if (main === undefined) return undefined;
  try {
    return execFileSync("git", ["merge-base", main, "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  } catch {
    // A shallow clone may hold no common ancestor.
    return main;
  }
}
