import { visible } from "@bouncebook/formatter";
import { commands, isCommand } from "./commands/index.js";
import { ExitCode } from "./exit-code.js";
import { UsageError } from "./usage-error.js";

/** Runs the command that the arguments name; `explain` where they name none. */
export async function main(args: readonly string[]): Promise<number> {
  const [first = ""] = args;
  try {
    if (first === "--version" || first === "-V") return (await import("./commands/version.js")).version();
    if (first === "--help" || first === "-h" || first === "help")
      return (await import("./commands/help.js")).help(args[1]);
    const run = await commands[isCommand(first) ? first : "explain"]();
    return await run(isCommand(first) ? args.slice(1) : args);
  } catch (error) {
    return fail(error);
  }
}

/** A person reads one sentence; a stack trace helps nobody who did not write this program. */
function fail(error: unknown): number {
  const { code, message = String(error) } = error as NodeJS.ErrnoException;
  if (code === "EPIPE") return ExitCode.answered;
  // Names of files and what stands in them come from strangers too; a line end in them begins no other complaint.
  const lines = error instanceof UsageError ? error.lines : [message];
  console.error(`bouncebook: ${lines.map(visible).join("\n            ")}`);
  return error instanceof UsageError ? error.exitCode : ExitCode.unreadable;
}
