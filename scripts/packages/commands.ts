/** The command as a person gets it: by the README of its package, and without installing it. */
import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { blocksOf, MAIL_LOG } from "./examples.ts";
import { emptyFolder, type Registries } from "./managers.ts";
import type { Programs } from "./programs.ts";
import { OUTSIDE, runCommand } from "./run-command.ts";
import type { Tarball } from "./tarballs.ts";
import { outcomeOf, REPLY, type Trial } from "./trials.ts";

const ANSWER = /user-unknown[\s\S]*suppress/;
const PACKAGE = "@bouncebook/cli";

/** Every line of the README's shell block, in a folder of its own; `--global` goes into that folder too. */
export async function tryReadmeCommands(
  cli: Tarball,
  folder: string,
  registries: Registries,
): Promise<Trial[]> {
  emptyFolder(folder, registries);
  writeFileSync(join(folder, "mail.log"), MAIL_LOG);
  const prefix = join(folder, "prefix");
  const env = {
    npm_config_prefix: prefix,
    // What is installed globally asks the settings of the user, not those of a folder.
    npm_config_userconfig: join(folder, ".npmrc"),
    npm_config_cache: `${folder}.cache`,
    PATH: [join(prefix, "bin"), OUTSIDE.PATH].join(delimiter),
  };
  const lines = blocksOf(cli.read("README.md"), "sh").flatMap((block) => block.trim().split("\n"));
  const trials: Trial[] = [];
  for (const line of lines) {
    // The folder is not the consumer's, so that what is found is what was installed globally.
    const command = line.replace("/var/log/mail.log", "mail.log");
    const run = await runCommand(["sh", "-c", command], { cwd: folder, env });
    trials.push({ row: "README of cli", column: "", what: line, ...outcomeOf(run) });
  }
  return [...trials, eventsTrial(folder)];
}

/** The README's last line writes events; the one of the log has to be among them. */
function eventsTrial(folder: string): Trial {
  const trial = {
    row: "README of cli",
    column: "",
    what: "events.ndjson holds the event with its diagnosis",
  };
  try {
    const event = JSON.parse(readFileSync(join(folder, "events.ndjson"), "utf8").split("\n")[0]!);
    const ok = event.recipient === "nobody@example.com" && event.diagnosis.action === "suppress";
    return ok ? { ...trial, outcome: "ok" } : { ...trial, outcome: "failed", detail: JSON.stringify(event) };
  } catch (error) {
    return { ...trial, outcome: "failed", detail: String(error) };
  }
}

/** `npx bouncebook` in a folder that has it, and the forms that fetch it for one call. */
export async function tryOneCalls(
  installed: string,
  folder: string,
  registries: Registries,
  programs: Programs,
): Promise<Trial[]> {
  emptyFolder(folder, registries);
  const cache = `${folder}.cache`;
  const calls: [what: string, program: string | undefined, args: readonly string[], cwd: string][] = [
    ["npx bouncebook, where it is installed", "npx", ["bouncebook"], installed],
    [`npx -y ${PACKAGE}`, "npx", ["-y", PACKAGE], folder],
    [`pnpm dlx ${PACKAGE}`, programs.get("pnpm"), ["--store-dir", cache, "dlx", PACKAGE], folder],
    ["bun x bouncebook, where it is installed", programs.get("Bun"), ["x", "bouncebook"], installed],
  ];
  const trials: Trial[] = [];
  for (const [what, program, args, cwd] of calls) {
    const env = { npm_config_cache: cache, BUN_INSTALL_CACHE_DIR: cache };
    const result: Pick<Trial, "outcome" | "detail"> = program
      ? outcomeOf(await runCommand([program, ...args, REPLY], { cwd, env }), ANSWER)
      : { outcome: "skipped", detail: "the program could not be fetched with npx" };
    trials.push({ row: "one call", column: "", what, ...result });
  }
  return trials;
}
