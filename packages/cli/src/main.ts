import { commands, isCommand } from "./commands/index.js";
import { ExitCode } from "./exit-code.js";
import { UsageError } from "./usage-error.js";

/** Runs the command that the arguments name; `explain` where they name none. */
export async function main(args: readonly string[]): Promise<number> {
  const [first = ""] = args;
  if (first === "--version" || first === "-V") return (await import("./commands/version.js")).version();
  if (first === "--help" || first === "-h" || first === "help")
    return (await import("./commands/help.js")).help(args[1]);
  const name = isCommand(first) ? first : "explain";
  const rest = isCommand(first) ? args.slice(1) : args;
  try {
    const run = await commands[name]();
    return await run(rest);
  } catch (error) {
    return fail(error);
  }
}

/** A person reads one sentence; a stack trace helps nobody who did not write this program. */
function fail(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`bouncebook: ${error.message}`);
    return error.exitCode;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EPIPE") return ExitCode.answered;
  console.error(`bouncebook: ${message ?? String(error)}`);
  return ExitCode.unreadable;
}
