import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT } from "../../registry-files.ts";
import { BYTES, FILES, SIZES, type Tampered, writeSound } from "../tampered/cases.ts";
import { VALUES } from "../tampered/values.ts";

const root = mkdtempSync(join(tmpdir(), "bouncebook-tampered-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const SOUND: Tampered = { what: "nothing", tamper: () => undefined, check: /^$/, command: undefined };
const CASES = [SOUND, ...SIZES, ...FILES, ...BYTES, ...VALUES].map((tampered, at) => {
  const folder = join(root, String(at));
  mkdirSync(folder);
  writeSound(folder);
  tampered.tamper(folder);
  return { ...tampered, folder };
});

/** Whoever takes longer than this for some fifty folders hangs on one of them. */
const PATIENCE = 60_000;
/** What a terminal obeys, and what turns or hides text. */
const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const COMMAND = join(ROOT, "packages/cli/bin/bouncebook.js");

describe("A registry folder that somebody tampered with is refused with a sentence that says where, what and the cure.", () => {
  describe("pnpm check refuses", () => {
    const script = fileURLToPath(new URL("../tampered/check-folders.ts", import.meta.url));
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ["--import", "tsx", script, ...CASES.map(({ folder }) => folder)],
      { encoding: "utf8", timeout: PATIENCE, cwd: ROOT, maxBuffer: 64 * 1024 * 1024 },
    );
    const said = new Map(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { folder: string; said: string[] })
        .map((answer) => [answer.folder, answer.said]),
    );

    test("and comes to an end", () => {
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    });

    test.each(CASES.slice(1))("$what", ({ folder, check }) => {
      const sentences = said.get(folder) ?? [];
      expect(
        sentences.filter((sentence) => check.test(sentence)),
        sentences.slice(0, 5).join("\n"),
      ).not.toEqual([]);
      expect(sentences.filter((sentence) => HIDDEN.test(sentence) || sentence.includes("\n"))).toEqual([]);
      expect(sentences.filter((sentence) => !/^registry\/.+ {2}\S.+\.$/.test(sentence))).toEqual([]);
      expect(Math.max(...sentences.map((sentence) => sentence.length))).toBeLessThan(600);
    });

    test("nothing of a sound registry", () => {
      expect(said.get(CASES[0]!.folder)).toEqual([]);
    });
  });

  describe("bouncebook --registry refuses", () => {
    test.each(CASES)("$what", (tampered) => {
      const { folder } = tampered;
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ["--max-old-space-size=256", COMMAND, "--registry", folder, "552 the box of a@example.com overflows"],
        { encoding: "utf8", timeout: PATIENCE },
      );
      expect(stderr.replaceAll("\n", "")).not.toMatch(HIDDEN);
      expect(stderr).not.toMatch(/^ {4}at |node:internal/m);
      if ("command" in tampered && tampered.command === undefined) {
        expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
        expect(stdout).toMatch(/entry +acme\/box-full/);
        return;
      }
      const lines = stderr.trimEnd().split("\n");
      const wanted = new RegExp((tampered.command ?? tampered.check).source, "m");
      expect(
        lines.filter((line) => wanted.test(line)),
        stderr.slice(0, 2_000),
      ).not.toEqual([]);
      expect(lines.filter((line) => !line.includes(`${folder}/`) && !/^ +and \d+ more$/.test(line))).toEqual(
        [],
      );
      expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
    });
  });
});
