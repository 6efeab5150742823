/**
 * `node scripts/review/watch.ts FILE…`: puts the texts of the files, one under the other, into the one issue that
 * tells what to look at again. Needs nothing installed.
 */
import { readFileSync, statSync } from "node:fs";
import { connect } from "./github.ts";
import { updateIssue } from "./watch-issue.ts";

const { GH_TOKEN = "", REPOSITORY = "" } = process.env;
const texts = process.argv.slice(2).map((path) => {
  const isThere = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return isThere ? readFileSync(path, "utf8").trim() : "";
});
console.log(
  await updateIssue(connect(GH_TOKEN), REPOSITORY, texts.filter((text) => text !== "").join("\n\n")),
);
