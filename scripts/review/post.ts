/**
 * `node scripts/review/post.ts FOLDER`: posts what the run of a pull request left in FOLDER. It runs with the right
 * to write comments, so it needs nothing installed, and takes FOLDER for a stranger's.
 */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { connect } from "./github.ts";
import { postReview } from "./post-review.ts";

/** The review of a change to every entry there is takes a few megabytes. */
const LARGEST = 16 * 1024 * 1024;

const [folder = "."] = process.argv.slice(2);
const { GH_TOKEN = "", REPOSITORY = "", HEAD_REPOSITORY = "", HEAD_COMMIT = "" } = process.env;
const run = { repository: REPOSITORY, headRepository: HEAD_REPOSITORY, headCommit: HEAD_COMMIT };
const artifact = { review: read("review.json"), patch: read("fix.patch") };
console.log(await postReview(connect(GH_TOKEN), run, artifact));

/** Nothing where there is no such file, or one that is no file of that size. */
function read(name: string): string {
  const path = join(folder, name);
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() && stat.size <= LARGEST ? readFileSync(path, "utf8") : "";
}
