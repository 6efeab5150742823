/** Other programs, without blocking this one: the registry that they ask runs in this process. */
import { spawn } from "node:child_process";
import { delimiter } from "node:path";

export interface Run {
  /** Exit status; 1 where the program could not be started or was stopped for taking too long. */
  readonly status: number;
  /** What it printed, on standard output. */
  readonly stdout: string;
  /** Both of its outputs as they came, for a person who has to find out what went wrong. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** Added to the environment outside of this repository; `undefined` takes a variable out of it. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** After so many milliseconds the program and what it started are stopped. */
  readonly limit?: number;
  readonly input?: string;
}

/** An install from a slow registry takes a minute; what takes longer hangs. */
const LIMIT = 120_000;

/**
 * The environment outside of this repository: npm, npx and pnpm give what they start their own settings and the
 * commands of the nearest node_modules, and a consumer has neither.
 */
export const OUTSIDE: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:npm|pnpm)_|^NODE_OPTIONS$/.test(name)),
  ),
  PATH: (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"))
    .join(delimiter),
};

/** For calls that need this machine's own settings of npm, which may come in the environment. */
export const INSIDE: Readonly<Record<string, string | undefined>> = { ...process.env };

/** Runs a program to its end. It never rejects: what went wrong is in the status and the output. */
export function runCommand(command: readonly string[], options: RunOptions): Promise<Run> {
  const { cwd, env = {}, limit = LIMIT, input = "" } = options;
  const [program = "", ...args] = command;
  return new Promise((resolve) => {
    // A group of its own, so that what the program starts ends with it.
    const child = spawn(program, args, { cwd, env: { ...OUTSIDE, ...env }, detached: true });
    running.add(child.pid!);
    let stdout = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    const timer = setTimeout(() => {
      output += `\nstopped after ${limit / 1000} seconds`;
      stopGroup(child.pid!);
    }, limit);
    const end = (status: number): void => {
      clearTimeout(timer);
      running.delete(child.pid!);
      resolve({ status, stdout, output });
    };
    child.on("error", (error) => {
      output += error.message;
      end(1);
    });
    child.on("close", (status) => end(status ?? 1));
    child.stdin.on("error", () => undefined).end(input);
  });
}

const running = new Set<number>();

function stopGroup(group: number): void {
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Stops whatever still runs; for a process that is about to end early. */
export function stopAll(): void {
  for (const group of running) stopGroup(group);
}
