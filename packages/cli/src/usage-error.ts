import { ExitCode } from "./exit-code.js";

/** Something that the caller can put right: a sentence with the cure, or several, each on a line of its own. */
export class UsageError extends Error {
  readonly lines: readonly string[];
  readonly exitCode: number;

  constructor(message: string | readonly string[], exitCode: number = ExitCode.usage) {
    const lines = typeof message === "string" ? [message] : message;
    super(lines.join(" "));
    this.lines = lines;
    this.exitCode = exitCode;
  }
}
