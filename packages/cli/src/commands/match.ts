import { ExitCode } from "../exit-code.js";
import { readFlags } from "../flags.js";
import { LineAnswerer } from "../lines/answer-lines.js";
import { matcherWith } from "../matcher-with.js";
import { ByteOutput } from "../terminal/byte-output.js";
import { standardOutput } from "../terminal/standard-output.js";
import { wholeLines } from "../terminal/whole-lines.js";
import { UsageError } from "../usage-error.js";
import { help } from "./help.js";

/**
 * `bouncebook match`: one JSON diagnosis a line, in the order of the input and in constant memory. A line is a
 * reply, or an object with `reply` and what else is known.
 */
export async function matchLines(args: readonly string[]): Promise<number> {
  const { flags, words } = readFlags(args, ["host", "recipient", "command", "final", "registry"]);
  if (flags.help) return help("match");
  if (words.length > 0)
    throw new UsageError(
      `match reads standard input, not arguments. Use: bouncebook "${words[0]!.slice(0, 40)}", or pipe lines into it.`,
    );
  if (process.stdin.isTTY)
    throw new UsageError(
      "match reads standard input. Pipe lines into it, as in: bouncebook match < replies.txt.",
    );
  const { registry, help: _, ...usual } = flags;
  const answerer = new LineAnswerer(await matcherWith(registry), { ...usual }, ({ number, fault }) =>
    console.error(`bouncebook: line ${number}: ${fault}`),
  );
  const output = new ByteOutput(standardOutput());
  for await (const lines of wholeLines(process.stdin)) {
    for (const answers of answerer.answer(lines)) {
      if (!(await output.write(answers))) return ExitCode.answered;
    }
  }
  if (answerer.unreadable > 0) return ExitCode.unreadable;
  return answerer.recognised > 0 ? ExitCode.answered : ExitCode.nothing;
}
