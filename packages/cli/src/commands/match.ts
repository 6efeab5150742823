import { ExitCode } from "../exit-code.js";
import { readFlags } from "../flags.js";
import { LineAnswerer } from "../lines/answer-lines.js";
import { AnswerStream } from "../lines/answer-stream.js";
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
  const { registry, help: _, ...given } = flags;
  const job = { registry, usual: { ...given } };
  const answerer = new LineAnswerer(await matcherWith(registry), job.usual);
  const output = new ByteOutput(standardOutput());
  const total = { lines: 0, recognised: 0, unreadable: 0 };
  const stream = new AnswerStream(answerer, job, ({ bytes, lines, recognised, faults }) => {
    for (const { number, fault } of faults)
      console.error(`bouncebook: line ${total.lines + number}: ${fault}`);
    total.lines += lines;
    total.recognised += recognised;
    total.unreadable += faults.length;
    return output.write(bytes);
  });
  await stream.answer(wholeLines(process.stdin));
  if (total.unreadable > 0) return ExitCode.unreadable;
  return total.recognised > 0 || !output.open ? ExitCode.answered : ExitCode.nothing;
}
