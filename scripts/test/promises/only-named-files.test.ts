import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT } from "../../registry-files.ts";
import { COMMAND, node, PACKAGES, REPLY, runsOf, textsIn, writeInputs } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "bouncebook-files-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Node's own permission model: whatever is not named can be neither read nor written. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";

function confined(folders: readonly string[], args: readonly string[], input = ""): ReturnType<typeof node> {
  const readable = [join(ROOT, "packages"), ...folders].map((folder) => `--allow-fs-read=${folder}/*`);
  return node(["--no-warnings", PERMISSION, ...readable, COMMAND, ...args], input);
}

describe("No file is written, and none is read but those that were named.", () => {
  const inputs = writeInputs(root);
  const outside = join(root, "outside");
  mkdirSync(outside);
  writeFileSync(
    join(outside, "secret.eml"),
    `From: MAILER-DAEMON@a.example\nSubject: failure notice\n\n<secret@example.net>:\n${REPLY}\n`,
  );
  writeFileSync(
    join(outside, "secret.json"),
    '{"id":"google/secret","kind":"response","reason":"mailbox-full","match":["our own box is full"]}',
  );

  test.each(Object.entries(runsOf(inputs)))(
    "the command %s reads its own files and what it is given",
    (_name, { args, input = "" }) => {
      const answer = confined([inputs.mail, inputs.own], args, input);
      expect(answer).toEqual(node([COMMAND, ...args], input));
      expect(answer.status).toBe(0);
    },
  );

  test("the confinement holds", () => {
    const read = node([
      "--no-warnings",
      PERMISSION,
      `--allow-fs-read=${inputs.mail}/*`,
      "-e",
      `require("fs").readFileSync(${JSON.stringify(join(outside, "secret.eml"))})`,
    ]);
    expect(read.stderr).toContain("ERR_ACCESS_DENIED");
    expect(confined([], ["parse", inputs.mail]).status).toBe(3);
    const write = node([
      "--no-warnings",
      PERMISSION,
      `--allow-fs-read=${root}/*`,
      "-e",
      `require("fs").writeFileSync(${JSON.stringify(join(root, "x"))}, "")`,
    ]);
    expect(write.stderr).toContain("ERR_ACCESS_DENIED");
  });

  test("parse follows no link that lies in a folder", () => {
    const mail = join(root, "linked-mail");
    mkdirSync(mail);
    symlinkSync(join(outside, "secret.eml"), join(mail, "file.eml"));
    symlinkSync(outside, join(mail, "folder"));
    symlinkSync("..", join(mail, "up"));
    const { stdout, status } = node([COMMAND, "parse", mail]);
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
  });

  test("a registry folder leads nowhere else", () => {
    const own = join(root, "linked-own");
    mkdirSync(own);
    symlinkSync(join(outside, "secret.json"), join(own, "a.json"));
    const { stdout, stderr, status } = node([COMMAND, "--registry", own, "452 our own box is full"]);
    expect({ stdout, status }).toEqual({ stdout: "", status: 3 });
    expect(stderr).toContain("The link leads out of the registry folder");
  });

  test("nothing that input names is opened", () => {
    const path = join(outside, "secret.json");
    for (const text of [path, `file://${path}`, `@${path}`, `550 ${path}`, "../outside/secret.json"]) {
      const { stdout } = confined([], ["--format", "json", text]);
      expect(stdout).not.toContain("google/secret");
    }
    const { stdout } = node(
      [COMMAND, "match"],
      `${JSON.stringify({ reply: "452 our own box is full", registry: outside })}\n`,
    );
    expect(stdout).not.toContain("google/secret");
  });

  test("no package but the command names the file system", () => {
    const WRITES =
      /\b(?:writeFile|appendFile|createWriteStream|mkdir|mkdtemp|unlink|rmdir|rename|copyFile|symlink|chmod|chown|truncate|utimes)(?:Sync)?\s*\(|\brm(?:Sync)?\s*\(/;
    for (const name of PACKAGES) {
      const texts = textsIn(`packages/${name}/src`, /^(?!generated\/).*\.(?:ts|tsx|js|mjs)$/);
      const opens = texts.filter(({ text }) => /["'](?:node:)?fs(?:\/promises)?["']/.test(text));
      if (name === "cli") expect(opens.length).toBeGreaterThan(3);
      else if (["data", "matcher", "parser", "formatter"].includes(name))
        expect(opens.map(({ path }) => path)).toEqual([]);
      // A command that writes where a flag says so, such as --html FILE, is told in its own help.
      const written = texts.filter(
        ({ path, text }) =>
          WRITES.test(text) && !/commands\/(?:report|export)\b|\breport\/|terminal\/write-file/.test(path),
      );
      expect(written.map(({ path }) => path)).toEqual([]);
    }
  });

  test("nothing lies around afterwards", () => {
    expect(readdirSync(root).sort()).toEqual(["linked-mail", "linked-own", "mail", "outside", "own"]);
  });
});
