/** The tools of `pnpm packages`: a trial that fails is never shown as one that passed. */
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { blocksOf, entryPoints } from "../packages/examples.ts";
import { runCommand } from "../packages/run-command.ts";
import { problemsText, trialsTable } from "../packages/table.ts";
import { outcomeOf, type Trial } from "../packages/trials.ts";

const cwd = tmpdir();
const node = (program: string, limit = 30_000) =>
  runCommand([process.execPath, "-e", program], { cwd, limit });

describe("a program", () => {
  test("is run with its input, and without the settings of npm and pnpm", async () => {
    const program =
      "process.stdin.pipe(process.stdout); console.log(Object.keys(process.env).filter((name) => /^p?npm_/.test(name)).length)";
    const run = await runCommand([process.execPath, "-e", program], { cwd, input: "given" });
    expect(run).toMatchObject({ status: 0, stdout: "0\ngiven" });
  });

  test("that fails tells its status and both outputs", async () => {
    const run = await node('console.log("out"); console.error("err"); process.exitCode = 7');
    expect(run).toMatchObject({ status: 7, stdout: "out\n" });
    expect(run.output).toContain("err");
  });

  test("that hangs is stopped, with what it started", async () => {
    // The grandchild holds the same output: as long as it lives, the run does not end.
    const grandchild =
      'require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"], { stdio: "inherit" })';
    const run = await node(`${grandchild}; setInterval(() => 0, 1000)`, 1500);
    expect(run.status).toBe(1);
    expect(run.output).toContain("stopped after 1.5 seconds");
  });

  test("that is not there fails", async () => {
    const run = await runCommand(["no-such-program-of-ours"], { cwd });
    expect(run.status).toBe(1);
    expect(run.output).toContain("ENOENT");
  });
});

test("a trial passes only with status 0 and the expected output", () => {
  const run = { status: 0, stdout: "all imported\n", output: "all imported\n" };
  expect(outcomeOf(run, /all imported/)).toEqual({ outcome: "ok" });
  expect(outcomeOf(run, /all required/)).toMatchObject({ outcome: "failed" });
  expect(outcomeOf({ ...run, status: 1 }, /all imported/)).toMatchObject({ outcome: "failed" });
});

const trial = (row: string, column: string, outcome: Trial["outcome"], detail?: string): Trial => ({
  row,
  column,
  what: "import",
  outcome,
  ...(detail === undefined ? {} : { detail }),
});

test("the table shows the worst of each cell", () => {
  const trials = [
    trial("npm", "Node 20", "ok"),
    trial("npm", "Node 20", "ok"),
    trial("npm", "Bun", "skipped", "Bun could not be fetched with npx"),
    trial("Yarn 4", "Node 20", "ok"),
    trial("Yarn 4", "Node 20", "failed", "first\nlast"),
    trial("README", "", "ok"),
  ];
  expect(trialsTable(trials)).toBe(
    ["        Node 20     Bun", "npm     ok 2        skipped 1/1", "Yarn 4  failed 1/2  -"].join("\n") +
      "\n\nok      README: import",
  );
  expect(problemsText(trials)).toBe(
    "npm, Bun\nskipped: import\n    Bun could not be fetched with npx\nYarn 4, Node 20\nfailed: import\n    first\n    last",
  );
});

test("trials that say the same are told once, and no more than the last lines", () => {
  const long = Array.from({ length: 50 }, (_, index) => `line ${index}`).join("\n");
  const text = problemsText([trial("npm", "Bun", "failed", long), trial("pnpm", "Bun", "failed", long)]);
  expect(text).toMatch(/^npm, Bun; pnpm, Bun\nfailed: import\n {4}line 44\n/);
  expect(text).toMatch(/line 49$/);
});

test("stacks, colours and folders of one run are left out, and not everything is told", () => {
  const stack =
    "\x1b[31mError\x1b[0m: no /tmp/bouncebook-packages-a1/npm/dist/x.js\n    at run (node:1:1)\n\nNode.js v20";
  expect(problemsText([trial("npm", "Bun", "failed", stack)])).toBe(
    "npm, Bun\nfailed: import\n    Error: no dist/x.js",
  );
  const many = Array.from({ length: 20 }, (_, index) => trial("npm", "Bun", "failed", `fault ${index}`));
  expect(problemsText(many).split("\n").at(-1)).toBe("and 8 more");
});

test("examples are the fenced blocks of their language", () => {
  const markdown = "```js\na\n```\ntext\n```sh\nb\n```\n\n```js\nc\nd\n```\n";
  expect(blocksOf(markdown, "js")).toEqual(["a\n", "c\nd\n"]);
  expect(blocksOf(markdown, "sh")).toEqual(["b\n"]);
});

test("entry points are what a manifest exports", () => {
  const exports = { ".": {}, "./codes": {}, "./package.json": "./package.json" };
  expect(entryPoints([{ name: "@bouncebook/data", version: "1.0.0", exports }])).toEqual([
    "@bouncebook/data",
    "@bouncebook/data/codes",
  ]);
});
