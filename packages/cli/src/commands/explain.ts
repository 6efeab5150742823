import { lookup } from "@bouncebook/data";
import { formatDiagnosis, formatEntry } from "@bouncebook/formatter";
import type { Diagnosis } from "@bouncebook/matcher";
import { ExitCode } from "../exit-code.js";
import { type Flags, readFlags } from "../flags.js";
import { matcherWith } from "../matcher-with.js";
import { readStandardInput } from "../terminal/input.js";
import { outputOptions } from "../terminal/output.js";
import { UsageError } from "../usage-error.js";
import { help } from "./help.js";

/** `bouncebook [explain] [REPLY | CODE | ID]…`: a person's answer. */
export async function explain(args: readonly string[]): Promise<number> {
  const { flags, words } = readFlags(args, [
    "host",
    "recipient",
    "command",
    "final",
    "registry",
    "format",
    "color",
  ]);
  if (flags.help) return help("explain");
  const asked = words.length > 0 ? words : repliesIn(await readStandardInput());
  if (asked.every((text) => text.trim() === "")) {
    throw new UsageError(
      'the reply is empty. Give what the server said, as in: bouncebook "550 5.1.1 User unknown".',
      ExitCode.nothing,
    );
  }
  const match = await matcherWith(flags.registry);
  let recognised = 0;
  const answers = asked.map((text) => {
    const entry = isId(text) ? lookup(text.trim()) : undefined;
    const diagnosis = entry ? undefined : match(text, flags);
    if (entry || (diagnosis && isRecognised(diagnosis))) recognised++;
    return entry ? formatEntry(entry, writing(flags)) : formatDiagnosis(diagnosis!, writing(flags));
  });
  process.stdout.write(answers.join("\n"));
  return recognised > 0 ? ExitCode.answered : ExitCode.nothing;
}

function writing(flags: Flags): Parameters<typeof formatEntry>[1] {
  return { ...outputOptions(flags), ...(flags.format && { format: flags.format }) };
}

/** A word without spaces that no server would send: an id such as google/dmarc-policy, or x.1.1. A bare code is a reply. */
function isId(text: string): boolean {
  return /^[a-z][a-z0-9.-]*(?:\/[a-z0-9-]+)*$/.test(text.trim());
}

function isRecognised(diagnosis: Diagnosis): boolean {
  return diagnosis.specificity !== "none";
}

/**
 * What was pasted: one reply over several lines where each line continues the one before (RFC 5321, section
 * 4.2.1) or has no code, else one reply a line.
 */
function repliesIn(text: string): string[] {
  const replies: string[] = [];
  let open = false;
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === "") {
      open = false;
      continue;
    }
    const code = /^\s*([2-5]\d\d)([ -]|$)/.exec(line);
    if (replies.length > 0 && (open || !code)) replies[replies.length - 1] += `\n${line}`;
    else replies.push(line);
    open = code?.[2] === "-" || (open && !code);
  }
  return replies.length === 0 ? [text] : replies;
}
