import { ExitCode } from "./exit-code.js";

/** Something that the caller can put right: one sentence with the cure. */
export class UsageError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = ExitCode.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}
