// `node release.mjs`: the tag that `go get` fetches. Go takes a module out of the repository, where the registry's
// data is not committed. So the tag is on a commit of its own behind HEAD that has the data, and no branch leads to
// it. The files in the working tree stay as they are.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = "packages/sdk-go";
const PACKAGE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

if (!existsSync(join(PACKAGE, "data/tables.json"))) {
  console.error(`${FOLDER}/data is not there yet. Run \`pnpm generate\`.`);
  process.exit(1);
}
const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
const tag = `${FOLDER}/v${version}`;
const memory = mkdtempSync(join(tmpdir(), "bouncebook-release-"));
try {
  // A second index keeps what the developer has staged out of it.
  const index = { GIT_INDEX_FILE: join(memory, "index") };
  git(["read-tree", "HEAD"], index);
  git(["add", "--force", `${FOLDER}/data`], index);
  const tree = git(["write-tree"], index);
  const commit = git(["commit-tree", tree, "-p", "HEAD", "-m", `${tag}, with the registry's data`]);
  git(["tag", tag, commit]);
  console.log(`${tag} is on ${commit}. Push it with \`git push origin ${tag}\`.`);
} finally {
  rmSync(memory, { recursive: true, force: true });
}

function git(parameters, environment = {}) {
  return execFileSync("git", parameters, {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, ...environment },
  }).trim();
}
