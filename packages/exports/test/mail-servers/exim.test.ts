import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreement } from "./first-match.js";
import { textOf } from "./read-files.js";
import { refusals } from "./replies.js";

/** Exim on the path, or where .ci/mail-servers unpacks it beside Postfix. */
const program = [
  "/usr/sbin/exim4",
  "/usr/sbin/exim",
  join(process.env.TMPDIR ?? "/tmp", "bouncebook-exim/usr/sbin/exim4"),
].find((path) => existsSync(path));
if (!program)
  console.log("Exim is not installed, so its test is skipped: apt-get install exim4-daemon-light");

describe.skipIf(program === undefined)("a real Exim", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bouncebook-exim-test-"));
    writeFileSync(join(folder, "exim.conf"), "\n");
    writeFileSync(join(folder, "map"), textOf("exim", "bouncebook.nwildlsearch"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("looks up reason and action of examples", () => {
    // A dollar, a brace or a backslash would be read as part of Exim's own expression here; in $event_data it is not.
    const asked = refusals().filter(
      ({ text }, at) => at % 40 === 0 && text.length < 90 && !/[\\{}$\n]/.test(text),
    );
    const expressions = asked.map(
      ({ text }) =>
        `\${lookup{SMTP error from remote mail server after RCPT TO:<user@example.com>: ${text}}nwildlsearch{${folder}/map}{$value}{none}}`,
    );
    const { stdout, stderr } = spawnSync(program!, ["-C", join(folder, "exim.conf"), "-be", ...expressions], {
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    const answers = stdout.trimEnd().split("\n");
    expect(answers).toHaveLength(asked.length);
    const pairs = asked.map((reply, at) => ({ reply, answer: answers[at]! }));
    expect(pairs.length).toBeGreaterThan(100);
    expect(agreement(pairs, ({ reply, answer }) => answer.startsWith(`${reply.reason} `))).toBeGreaterThan(
      95,
    );
  });
});
