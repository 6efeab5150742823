// Runs gofmt, go vet and go test, and counts into test-results.json. Without Go it counts one skipped test.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const PACKAGE = fileURLToPath(new URL(".", import.meta.url));
const MODULE = "github.com/bouncebook/bouncebook/packages/sdk-go";
const VERSION = JSON.parse(readFileSync(`${PACKAGE}package.json`, "utf8")).version;
const counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };

if (run("go", ["version"]).status !== 0) {
  skip("Go is not installed, so the Go package was not tested. Debian: apt-get install golang-go");
} else {
  const unformatted = run("gofmt", ["-l", "."]);
  expect("gofmt", unformatted.status === 0 && unformatted.stdout === "", unformatted);
  const vet = run("go", ["vet", "./..."]);
  expect("go vet", vet.status === 0, vet);
  testPackage();
  testRaces();
  testRelease();
}
writeFileSync(`${PACKAGE}test-results.json`, `${JSON.stringify(counts)}\n`);
console.log(
  `${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped`,
);
process.exit(counts.numFailedTests > 0 ? 1 : 0);

/** One event a line; a failed test's output is told, and a skipped one's, which says why. */
function testPackage() {
  const test = run("go", ["test", "-json", "./..."]);
  const output = new Map();
  const before = { ...counts };
  for (const line of test.stdout.split("\n")) {
    if (!line.startsWith("{")) continue;
    const { Action, Test, Output } = JSON.parse(line);
    if (!Test) continue;
    if (Action === "output") output.set(Test, (output.get(Test) ?? "") + Output);
    if (Action === "pass") counts.numPassedTests++;
    if (Action === "fail") counts.numFailedTests++;
    if (Action === "skip") counts.numPendingTests++;
    if (Action === "fail" || Action === "skip") console.error(output.get(Test));
  }
  const ran = counts.numPassedTests > before.numPassedTests;
  const failed = counts.numFailedTests > before.numFailedTests;
  // A package that does not build has no tests at all.
  if (!ran || (test.status !== 0 && !failed)) expect("go test", false, test);
}

/** The race detector needs a C compiler. */
function testRaces() {
  if (run("gcc", ["--version"]).status !== 0) {
    skip(
      "gcc is not installed, so the Go package was not tested for races. Debian: apt-get install gcc libc6-dev",
    );
    return;
  }
  const races = run("go", ["test", "-race", "-run", "AtOnce", "."]);
  expect("go test -race", races.status === 0, races);
}

/** The tag of release.mjs in a repository of its own, fetched by `go get` as from the public one. */
function testRelease() {
  if (run("git", ["--version"]).status !== 0) {
    skip(
      "git is not installed, so the release of the Go package was not tested. Debian: apt-get install git",
    );
    return;
  }
  const memory = mkdtempSync(join(tmpdir(), "bouncebook-go-"));
  try {
    const repository = createRepository(join(memory, "repository"));
    const released = run("node", [join(repository, "packages/sdk-go/release.mjs")]);
    const user = createUser(join(memory, "user"));
    const environment = { ...fetchingFrom(repository), GOMODCACHE: join(memory, "modules") };
    const got = run("go", ["get", `${MODULE}@v${VERSION}`], user, environment);
    const ran = run("go", ["run", "."], user, environment);
    expect("release", ran.stdout === "suppress\n", {
      stdout: released.stdout,
      stderr: released.stderr + got.stderr + ran.stderr,
    });
  } finally {
    rmSync(memory, { recursive: true, force: true });
  }
}

/** A repository with this package, where the data is ignored, as in the public one. */
function createRepository(folder) {
  const inside = join(folder, "packages/sdk-go");
  cpSync(PACKAGE, inside, { recursive: true });
  writeFileSync(join(folder, ".gitignore"), "packages/sdk-go/data/\n");
  const git = (...parameters) => run("git", parameters, folder);
  git("init", "--quiet");
  git("config", "user.name", "test");
  git("config", "user.email", "test@example.com");
  git("add", ".");
  git("commit", "--quiet", "--no-verify", "--message", "package");
  return folder;
}

function createUser(folder) {
  mkdirSync(folder);
  writeFileSync(join(folder, "go.mod"), "module user\n\ngo 1.19\n");
  writeFileSync(
    join(folder, "main.go"),
    `package main\n\nimport (\n\t"fmt"\n\n\tbouncebook "${MODULE}"\n)\n\nfunc main() {\n\tfmt.Println(bouncebook.Match("550 5.1.1 User unknown", bouncebook.Options{}).Action)\n}\n`,
  );
  return folder;
}

/** Git's own way to read one repository where another is asked for; nothing is asked of the network. */
function fetchingFrom(repository) {
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `url.${pathToFileURL(repository)}.insteadOf`,
    GIT_CONFIG_VALUE_0: "https://github.com/bouncebook/bouncebook",
    GOPROXY: "direct",
    GOSUMDB: "off",
    // Files of the module cache can be removed again.
    GOFLAGS: "-mod=mod -modcacherw",
  };
}

function expect(name, passed, { stdout, stderr }) {
  if (passed) counts.numPassedTests++;
  else counts.numFailedTests++;
  if (!passed) console.error(`${name} failed:\n${stdout}${stderr}`);
}

function skip(why) {
  counts.numPendingTests++;
  console.log(`skipped: ${why}`);
}

function run(command, parameters, cwd = PACKAGE, environment = {}) {
  const env = { ...process.env, ...environment };
  const ran = spawnSync(command, parameters, { cwd, env, encoding: "utf8", maxBuffer: 1 << 28 });
  return { status: ran.status, stdout: ran.stdout ?? "", stderr: ran.stderr ?? String(ran.error ?? "") };
}
