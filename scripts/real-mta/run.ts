import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { LogFormat } from "../../packages/parser/src/log/index.ts";
import { chooseCases, type Trial } from "./cases.ts";
import { inject, untilListening } from "./inject.ts";
import { judgeLog, judgeMessages, report } from "./outcome.ts";
import { startServer, type TrialServer } from "./smtp-server.ts";

/** Replies that the mail server under trial meets. */
const CASES = 200;
/** How long all bounce messages together may take. In milliseconds. */
const PATIENCE = 120_000;

export interface MailServer {
  readonly name: string;
  readonly program: string;
  readonly install: string;
  readonly format: LogFormat;
  /**
   * Writes a configuration that listens on `port` of loopback, sends everything to the port `smarthost`, and gives
   * a message up after the first attempt.
   */
  configure(place: Place): Running;
}

export interface Place {
  readonly folder: string;
  /** Path of the program. */
  readonly program: string;
  readonly port: number;
  readonly smarthost: number;
}

export interface Running {
  /** Where the log will be. */
  readonly log: string;
  /** A command that stays in the foreground. */
  readonly start: readonly string[];
  /** A command that ends it; without it the process gets a SIGTERM. */
  readonly stop?: readonly string[];
}

/** Runs the trial and sets the exit code: 0 all came back, or it cannot be tried here; 1 something is missing. */
export async function runTrial(server: MailServer): Promise<void> {
  const program = findProgram(server.program);
  if (program === undefined || process.getuid?.() !== 0) {
    const cause = program === undefined ? `is not installed (${server.install})` : "starts only as root";
    console.log(`${server.name} ${cause}; nothing was tried.`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "bouncebook-trial-"));
  // The servers give up root, and must still reach their files.
  chmodSync(folder, 0o755);
  try {
    process.exitCode = (await tryOut(server, program, folder)) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tryOut(server: MailServer, program: string, folder: string): Promise<boolean> {
  const trial = chooseCases(CASES);
  const smarthost = await startServer(trial.cases);
  const port = await freePort();
  const running = server.configure({ folder, program, port, smarthost: smarthost.port });
  await deliver(running, port, trial, smarthost);
  const fromLog = judgeLog(trial, running.log, server.format);
  return report(server.name, [fromLog, await judgeMessages(trial, smarthost.messages)]);
}

async function deliver(running: Running, port: number, trial: Trial, smarthost: TrialServer): Promise<void> {
  const [command, ...args] = running.start;
  const child = spawn(command!, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  try {
    await untilListening(port);
    await inject(port, trial.cases);
    await untilArrived(smarthost, trial.cases.length);
  } catch (error) {
    console.error(said);
    throw error;
  } finally {
    await stop(child, running.stop);
    await smarthost.close();
  }
}

async function untilArrived({ messages }: TrialServer, count: number): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (messages.length < count && Date.now() < end) await new Promise((done) => setTimeout(done, 100));
}

async function stop(child: ChildProcess, command: Running["stop"]): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  if (command) spawnSync(command[0]!, command.slice(1), { stdio: "ignore" });
  else child.kill("SIGTERM");
  const last = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(last);
}

/** Mail servers are installed where only root's path leads. */
function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
