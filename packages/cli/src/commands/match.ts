import { visible } from "@bouncebook/formatter";
import type { Matcher, MatchOptions } from "@bouncebook/matcher";
import { ExitCode } from "../exit-code.js";
import { type Flags, readFlags } from "../flags.js";
import { matcherWith } from "../matcher-with.js";
import { LineWriter } from "../terminal/line-writer.js";
import { readLines } from "../terminal/lines.js";
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
  const match = await matcherWith(flags.registry);
  const writer = new LineWriter(process.stdout);
  let recognised = 0;
  let unreadable = 0;
  let number = 0;
  for await (const lines of readLines(process.stdin)) {
    for (const line of lines) {
      number++;
      const { reply, options, fault } = readInput(line, flags);
      if (fault !== undefined) {
        unreadable++;
        console.error(`bouncebook: line ${number}: ${fault}`);
      }
      const diagnosis = match(reply, options);
      if (diagnosis.specificity !== "none") recognised++;
      writer.add(writeDiagnosis(diagnosis));
    }
    if (!(await writer.flush())) return ExitCode.answered;
  }
  await writer.flush();
  if (unreadable > 0) return ExitCode.unreadable;
  return recognised > 0 ? ExitCode.answered : ExitCode.nothing;
}

interface Input {
  readonly reply: string;
  readonly options: MatchOptions;
  /** Why the line is not what it seems to be; it is matched as the text that it is. */
  readonly fault?: string;
}

/** JSON on one line; a terminal never sees a control character of a stranger's. */
function writeDiagnosis(diagnosis: ReturnType<Matcher>): string {
  return visible(JSON.stringify(diagnosis));
}

function readInput(line: string, flags: Flags): Input {
  if (line.charCodeAt(0) !== 0x7b) return { reply: line, options: flags };
  const given = parseObject(line);
  if (given === undefined)
    return {
      reply: line,
      options: flags,
      fault: 'this begins like JSON and is not; expected {"reply": "…"}. It was read as text.',
    };
  const { reply } = given;
  if (typeof reply !== "string")
    return {
      reply: "",
      options: flags,
      fault: 'expected a text under "reply"; the line was answered as an empty reply.',
    };
  const wrong = ["host", "recipient", "command"].find(
    (name) => given[name] != null && typeof given[name] !== "string",
  );
  if (wrong !== undefined)
    return { reply, options: flags, fault: `expected a text under "${wrong}"; it was left out.` };
  return { reply, options: { ...flags, ...optionsOf(given) } };
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function optionsOf(given: Record<string, unknown>): MatchOptions {
  const text = (name: string): string | undefined =>
    typeof given[name] === "string" ? (given[name] as string) : undefined;
  return {
    ...(text("host") && { host: text("host") }),
    ...(text("recipient") && { recipient: text("recipient") }),
    ...(text("command") && { command: text("command") }),
    ...(typeof given.final === "boolean" && { final: given.final }),
  };
}
