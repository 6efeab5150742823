// `pnpm test`: build, lint, types, registry checks and all tests; the last line counts them.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTurbo } from "./run-turbo.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const folders = ["scripts", ...readdirSync(join(ROOT, "packages")).map((name) => join("packages", name))];
const results = folders.map((folder) => join(ROOT, folder, "test-results.json"));
for (const path of results) rmSync(path, { force: true });
// Trials that ran just before and are too long for every day; the caller says where their counts are.
if (process.env.COUNT_ALSO) results.push(join(ROOT, process.env.COUNT_ALSO));

const status = runTurbo([
  "run",
  "build",
  "lint",
  "unused",
  "typecheck",
  "check",
  "test",
  "--output-logs=errors-only",
  "--continue=dependencies-successful",
]);
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const path of results.filter((each) => existsSync(each))) {
  const report = JSON.parse(readFileSync(path, "utf8"));
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests;
  counts.skipped += report.numPendingTests + report.numTodoTests;
}
// A step that is no test (build, lint, unused, types, check) or a file that did not load counts as one failure.
if (status !== 0 && counts.failed === 0) counts.failed = 1;
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(status);
