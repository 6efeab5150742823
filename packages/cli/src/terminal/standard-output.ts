import { fstatSync, statSync, writeSync } from "node:fs";
import type { Writable } from "node:stream";
import { ExitCode } from "../exit-code.js";
import { UsageError } from "../usage-error.js";

const OUTPUT = 1;

/**
 * Writes an answer to standard output. Setting up a stream takes longer than finding most answers, so that the
 * system is asked directly; where it cannot take everything at once, the stream waits for it.
 *
 * @throws {UsageError} when it cannot be written, as on a full disk
 */
export function print(answer: string | Uint8Array): void {
  const bytes = typeof answer === "string" ? Buffer.from(answer) : answer;
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(OUTPUT, bytes, written);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EAGAIN") standardOutput().write(bytes.subarray(written));
    // Whoever read has enough; the command ends quietly.
    else if (code === "EPIPE") throw error;
    else throw new UsageError(cannotWrite(message), ExitCode.unreadable);
  }
}

let watched = false;

/** Standard output as a stream, for many lines. A closed pipe, as in `bouncebook list | head`, ends quietly. */
export function standardOutput(): Writable {
  if (!watched) {
    watched = true;
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(ExitCode.answered);
      console.error(`bouncebook: ${cannotWrite(error.message)}`);
      process.exit(ExitCode.unreadable);
    });
  }
  return process.stdout;
}

function cannotWrite(reason: string): string {
  return `the answer could not be written: ${reason}`;
}

/** Whether a person reads standard output. The null device is no terminal, which can be told without a stream. */
export function isTerminal(): boolean {
  const output = fstatSync(OUTPUT);
  if (!output.isCharacterDevice()) return false;
  const nothing = statSync("/dev/null", { throwIfNoEntry: false });
  return nothing?.rdev === output.rdev ? false : process.stdout.isTTY === true;
}
