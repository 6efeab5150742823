import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportFiles, exportTargets } from "@bouncebook/exports";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bouncebook, problemsOf, shell } from "./run.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bouncebook-export-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("without a target it lists the targets", () => {
  const answer = bouncebook(["export"]);
  expect(problemsOf(answer)).toEqual([]);
  expect(answer.code).toBe(0);
  const names = answer.stdout
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" ")[0]);
  expect(names).toEqual(exportTargets.map(({ name }) => name));
});

test.each(["json", "ndjson", "csv"])("%s goes to standard output, as the library makes it", (target) => {
  const answer = bouncebook(["export", target]);
  expect(answer.code).toBe(0);
  expect(answer.stderr).toBe("");
  expect(answer.stdout).toBe(exportFiles(target)[0]!.text);
});

test.each(["schemas", "sql", "dbt"])("%s goes into a folder, as the library makes it", (target) => {
  const out = join(folder, "deep", target);
  const answer = bouncebook(["export", target, "--out", out]);
  expect(problemsOf(answer)).toEqual([]);
  expect(answer.code).toBe(0);
  const files = exportFiles(target);
  expect(answer.stdout).toBe(files.map(({ path }) => `${join(out, path)}\n`).join(""));
  for (const { path, text, bytes } of files)
    expect(readFileSync(join(out, path)).equals(Buffer.from(text ?? bytes)), path).toBe(true);
});

test("one file can go into a folder too, in place of an older one", () => {
  const out = join(folder, "one");
  bouncebook(["export", "csv", "--out", out]);
  writeFileSync(join(out, "registry.csv"), "old");
  expect(bouncebook(["export", "csv", `--out=${out}`]).code).toBe(0);
  expect(readdirSync(out)).toEqual(["registry.csv"]);
  expect(readFileSync(join(out, "registry.csv"), "utf8")).toMatch(/^entry,kind,/);
});

const WRONG: [line: string[], code: number, stderr: string | RegExp][] = [
  [["export", "nosuch"], 2, /export nosuch: expected one of .*sql.*json/],
  [["export", "jsn"], 2, "Did you mean json?"],
  [["export", "constructor"], 2, "expected one of"],
  [["export", "\u001b[2J"], 2, "expected one of"],
  [["export", "json", "csv"], 2, "export takes one target, not 2."],
  [["export", "sql"], 2, "Name a folder for them: --out bouncebook-sql."],
  [["export", "json", "--provider", "google"], 2, "export json takes no --provider. Leave it out."],
  [["export", "json", "--defer", "mailbox-full"], 2, "export json takes no --defer. Leave it out."],
  [["export", "json", "--host", "a"], 2, "unknown flag --host."],
  [["export", "postfix", "--defer", "delivered", "--out", "x"], 2, "--defer delivered cannot be deferred"],
  [["export", "postfix", "--defer", "mailbox-ful", "--out", "x"], 2, "mailbox-ful"],
  [["export", "kumomta", "--provider", "gogle", "--out", "x"], 2, "Did you mean google?"],
  [["export", "csv", "--out"], 2, "--out needs a value, as in --out ./bouncebook-sql."],
  [["export", "csv", "--out", "/dev/null/x"], 3, "/dev/null/x/registry.csv could not be written"],
];

test.each(WRONG)("%j", (line, code, stderr) => {
  const answer = bouncebook(line);
  expect(problemsOf(answer)).toEqual([]);
  expect(answer.stdout).toBe("");
  expect(answer.stderr).toMatch(stderr);
  expect(answer.code).toBe(code);
});

test("--help tells what it does", () => {
  const answer = bouncebook(["export", "--help"]);
  expect(answer).toEqual(bouncebook(["help", "export"]));
  expect(answer.stdout).toContain("bouncebook export sql --out bouncebook-sql");
  expect(bouncebook(["--help"]).stdout).toContain("bouncebook export [TARGET]");
});

test("a reader that stops early is no complaint", () => {
  expect(shell('"$NODE" "$BOUNCEBOOK" export json | head -c 100 | wc -c')).toEqual({
    code: 0,
    stdout: "100\n",
    stderr: "",
  });
});

describe("start-up", () => {
  const bundle = new URL("../dist/bundle/", import.meta.url);

  test("what only export needs stays out of the file that every call reads", () => {
    const main = readFileSync(new URL("main.cjs", bundle), "utf8");
    expect(main).not.toMatch(/parquetWrite|regexp_extract|CREATE OR REPLACE/);
    expect(readFileSync(new URL("exports.cjs", bundle), "utf8")).toMatch(/regexp_extract/);
    expect(existsSync(new URL("NOTICE.txt", bundle))).toBe(true);
    expect(readFileSync(new URL("NOTICE.txt", bundle), "utf8")).toContain("hyparquet");
  });
});

test("completion offers the targets", () => {
  const script = bouncebook(["completion", "bash"]).stdout;
  const { stdout } = shell(
    `bouncebook() { "$NODE" "$BOUNCEBOOK" "$@"; }; source <(cat); COMP_WORDS=(bouncebook export js); COMP_CWORD=2; _bouncebook; printf '%s\\n' "\${COMPREPLY[@]}"`,
    { input: script },
  );
  expect(stdout).toBe("json\n");
});
