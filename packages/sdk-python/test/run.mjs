// Runs the tests with Python 3.9 or later; where there is none they count as one that was skipped.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const MODERN = "import sys; sys.exit(sys.version_info < (3, 9))";
const python = [process.env.PYTHON, "python3", "python", "/usr/bin/python3"].find(
  (name) => name && spawnSync(name, ["-c", MODERN]).status === 0,
);

if (python) {
  const tests = fileURLToPath(new URL("run.py", import.meta.url));
  process.exitCode = spawnSync(python, ["-B", tests], { stdio: "inherit" }).status ?? 1;
} else {
  console.error("skipped: the tests of the Python package; install Python 3.9 or later");
  const skipped = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 };
  writeFileSync(new URL("../test-results.json", import.meta.url), JSON.stringify(skipped));
}
