import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocksOf } from "../../../../scripts/documents/blocks.ts";
import { blocksToRun } from "../../../../scripts/documents/owners.ts";
import { exportFiles, exportTargets } from "../../src/index.js";
import { writeFiles } from "../sql/folder.js";

const DOCUMENT = new URL("../../../../docs/mail-servers.md", import.meta.url);
const blocks = blocksOf("docs/mail-servers.md");
const commands = blocksToRun("docs/mail-servers.md").flatMap(({ code }) => code.split("\n"));
const PATH = `${process.env.PATH}:/usr/sbin:${join(process.env.TMPDIR ?? "/tmp", "bouncebook-exim/usr/sbin")}`;

/** Whether a program is there and does what the document needs of it. */
function works(program: string, args: readonly string[], folder: string, answer: RegExp): boolean {
  const { stdout } = spawnSync(program, args, {
    encoding: "utf8",
    env: { ...process.env, PATH },
    cwd: folder,
  });
  return answer.test(stdout ?? "");
}

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bouncebook-document-"));
  writeFileSync(join(folder, "main.cf"), "");
  writeFileSync(join(folder, "exim.conf"), "\n");
  for (const line of commands) if (line.startsWith("bouncebook ")) runExport(line);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What `bouncebook export` does, below the folder of the test. */
function runExport(line: string): void {
  const [, target, flags = "", out, file] =
    /^bouncebook export (\w+)((?: --(?:defer|provider) \S+)*)(?: --out (\S+)| > (\S+))$/.exec(line) ?? [];
  if (target === undefined) throw new Error(`not understood: ${line}`);
  const defer = /--defer (\S+)/.exec(flags)?.[1]?.split(",");
  const files = exportFiles(target, defer ? { defer } : {});
  const paths = files.map(({ path, text }) => ({
    path: file ? join(dirname(file), path) : join(out!, path),
    text,
  }));
  writeFiles(folder, paths as never);
}

/** Runs a command of the document with its folders below that of the test. */
function run(line: string): string {
  const here = line
    .replaceAll(/\/etc\/(?:postfix|exim4)\//g, (path) => `${folder}${path}`)
    .replace(/^(postmap|postconf) /, `$1 -c ${folder} `)
    .replace(/^exim4 /, `exim4 -C ${folder}/exim.conf `);
  const { stdout, stderr, status } = spawnSync("sh", ["-c", here], {
    encoding: "utf8",
    env: { ...process.env, PATH },
  });
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return stdout.trimEnd();
}

describe("docs/mail-servers.md", () => {
  const probe = mkdtempSync(join(tmpdir(), "bouncebook-probe-"));
  writeFileSync(join(probe, "main.cf"), "");
  writeFileSync(join(probe, "map"), "/found/ yes\n");
  const postfix = works("postmap", ["-c", probe, "-q", "found", `pcre:${probe}/map`], probe, /yes/);
  const exim = works("exim4", ["-bV"], probe, /^Exim version/);
  rmSync(probe, { recursive: true });

  test("every command is an export, or one of those tested here", () => {
    const others = commands.filter((line) => !line.startsWith("bouncebook export "));
    expect(others.map((line) => line.split(" ")[0])).toEqual(["postmap", "postmap", "postconf", "exim4"]);
    expect(readdirSync(join(folder, "etc/postfix"))).toHaveLength(2);
  });

  test.skipIf(!postfix)("Postfix gives the answers that the document tells", () => {
    const asked = commands.filter((line) => line.startsWith("postmap "));
    const told = blocks.find(({ code }) => code.startsWith("4.2.2 "))!.code;
    expect(asked.map(run).join("\n")).toBe(told);
    run(commands.find((line) => line.startsWith("postconf "))!);
    expect(readFileSync(join(folder, "main.cf"), "utf8")).toContain("smtp_delivery_status_filter = pcre:");
  });

  test.skipIf(!exim)("Exim gives the answer that the document tells", () => {
    expect(run(commands.find((line) => line.startsWith("exim4 "))!)).toBe("user-unknown suppress");
  });

  test("KumoMTA is told all files, in their order", () => {
    const lua = blocks.find(({ language }) => language === "lua")!.code;
    const names = [...lua.matchAll(/bounces-[\w-]+\.toml/g)].map(([name]) => name);
    expect(names).toEqual(exportTargets.find(({ name }) => name === "kumomta")!.files);
  });

  test.for([
    ["kumomta", "KumoMTA", /^ {2}".*", # /gm],
    ["powermta", "PowerMTA", /^ {2}\//gm],
    ["zonemta", "ZoneMTA", /^[^#\n].*$/gm],
  ] as const)("it tells about how many rules %s has", ([target, server, line]) => {
    const count = exportFiles(target).reduce((sum, file) => sum + (file.text!.match(line)?.length ?? 0), 0);
    const told = new RegExp(`\\| ${server} \\| about ([\\d,]+) \\|`).exec(readFileSync(DOCUMENT, "utf8"))!;
    expect(count / Number(told[1]!.replace(",", ""))).toSatisfy(
      (share: number) => share > 0.9 && share < 1.1,
    );
  });
});
