import { visible } from "@bouncebook/formatter";
import type { DeliveryEvent } from "@bouncebook/parser";
import { diagnoseEvent } from "../events/diagnose-event.js";
import { findFiles } from "../events/find-files.js";
import { type Input, openFile, readEvents } from "../events/read-events.js";
import { ExitCode } from "../exit-code.js";
import { readFlags } from "../flags.js";
import { matcherWith } from "../matcher-with.js";
import { LineWriter } from "../terminal/line-writer.js";
import { standardOutput } from "../terminal/standard-output.js";
import { UsageError } from "../usage-error.js";
import { help } from "./help.js";

/**
 * `bouncebook parse [PATH…]`: bounce messages, mbox, Maildir, folders, server logs, webhook JSON, or standard
 * input, as one JSON event a line, each with its diagnosis, in the order of the input.
 */
export async function parse(args: readonly string[]): Promise<number> {
  const { flags, words } = readFlags(args, ["registry"]);
  if (flags.help) return help("parse");
  if (words.length === 0 && process.stdin.isTTY)
    throw new UsageError(
      "nothing to read. Name files or folders, or pipe something in, as in: bouncebook parse /var/log/mail.log.",
    );
  const match = await matcherWith(flags.registry);
  const writer = new LineWriter(standardOutput());
  let recognised = 0;
  let unreadable = 0;
  for (const input of inputsOf(words)) {
    try {
      for await (const event of readEvents(input)) {
        if (event.kind !== "other") recognised++;
        sayLimits(event);
        writer.add(visible(JSON.stringify({ ...event, diagnosis: diagnoseEvent(event, match) })));
        if (writer.mustWait && !(await writer.flush())) return ExitCode.answered;
      }
    } catch (error) {
      unreadable++;
      console.error(visible(`bouncebook: ${input.name ?? "standard input"}: ${reasonOf(error)}`));
    }
  }
  if (!(await writer.flush())) return ExitCode.answered;
  if (unreadable > 0) return ExitCode.unreadable;
  return recognised > 0 ? ExitCode.answered : ExitCode.nothing;
}

function* inputsOf(paths: readonly string[]): Generator<Input> {
  if (paths.length === 0) yield { name: undefined, stream: process.stdin };
  for (const path of findFiles(paths)) yield openFile(path);
}

function sayLimits({ limits, file, line }: DeliveryEvent): void {
  for (const limit of limits ?? [])
    console.error(visible(`bouncebook: ${file ?? "standard input"}${line ? `:${line}` : ""}: ${limit}`));
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EACCES") return "not allowed to read it. Change its permissions or run as another user.";
  if (code?.startsWith("Z_")) return "this is no complete gzip file.";
  return message;
}
