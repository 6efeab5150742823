import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";

// Each run starts a process; on a machine that tests several packages at once that takes its time.
vi.setConfig({ testTimeout: 60_000 });

export const COMMAND = fileURLToPath(new URL("../bin/bouncebook.js", import.meta.url));

export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Given {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command as a shell would; a run that takes longer than this hangs. */
export function bouncebook(args: readonly string[], { input = "", env = {} }: Given = {}): Answer {
  const options = {
    input,
    timeout: 60_000,
    maxBuffer: 256 * 1024 * 1024,
    env: { ...cleanEnvironment(), ...env },
  };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [COMMAND, ...args],
    options satisfies SpawnSyncOptions,
  );
  return { code: status, stdout: stdout.toString("utf8"), stderr: stderr.toString("utf8") };
}

/** Runs a line of shell in which `$BOUNCEBOOK` is the command. */
export function shell(line: string, { input = "", env = {} }: Given = {}): Answer {
  const options = {
    input,
    timeout: 60_000,
    env: { ...cleanEnvironment(), ...env, BOUNCEBOOK: COMMAND, NODE: process.execPath },
  };
  const { status, stdout, stderr } = spawnSync("bash", ["-c", line], options);
  return { code: status, stdout: stdout.toString("utf8"), stderr: stderr.toString("utf8") };
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const { NO_COLOR: _no, FORCE_COLOR: _force, NODE_OPTIONS: _options, ...rest } = process.env;
  return rest;
}

/** Whatever a terminal would obey; line ends and nothing else are allowed. */
export const CONTROL =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** What holds for every run: no stack trace, no raw control character, one sentence that names the command. */
export function problemsOf({ code, stdout, stderr }: Answer): string[] {
  return [
    ...(code === null ? ["did not end"] : []),
    ...(code !== null && ![0, 1, 2, 3].includes(code) ? [`exit code ${code}`] : []),
    ...(/^ {4}at |node:internal|\bUncaught\b/m.test(stderr) ? ["stack trace"] : []),
    ...(CONTROL.test(stdout) ? ["control character on stdout"] : []),
    ...(CONTROL.test(stderr) ? ["control character on stderr"] : []),
    ...(stderr !== "" && !stderr.startsWith("bouncebook: ") ? ["stderr does not name the command"] : []),
  ];
}
