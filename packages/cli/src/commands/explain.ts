import type { Entry } from "@bouncebook/data";
import { formatDiagnosis, formatEntry } from "@bouncebook/formatter";
import type { Diagnosis, Matcher } from "@bouncebook/matcher";
import { closest } from "../closest.js";
import { diagnoseEvent } from "../events/diagnose-event.js";
import { type Asked, readPasted } from "../events/pasted.js";
import { ExitCode } from "../exit-code.js";
import { type Flags, readFlags } from "../flags.js";
import { registryWith } from "../matcher-with.js";
import { readStandardInput } from "../terminal/input.js";
import { outputOptions } from "../terminal/output.js";
import { print } from "../terminal/standard-output.js";
import { UsageError } from "../usage-error.js";
import { help } from "./help.js";
import { commands } from "./index.js";
import { nearId } from "./suggest.js";

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
  const asked = words.length > 0 ? words.map((text) => ({ text })) : await readAsked();
  if (asked.every(({ text }) => text.trim() === "")) {
    throw new UsageError(
      'the reply is empty. Give what the server said, as in: bouncebook "550 5.1.1 User unknown".',
      ExitCode.nothing,
    );
  }
  const { match, lookup, entries } = await registryWith(flags.registry);
  const writing = { ...outputOptions(flags), ...(flags.format && { format: flags.format }), lookup };
  let recognised = 0;
  for (const [at, question] of asked.entries()) {
    const entry = isId(question.text) ? lookup(question.text.trim()) : undefined;
    const diagnosis = entry ? undefined : diagnose(question, match, flags);
    if (entry || isRecognised(diagnosis!)) recognised++;
    else if (isId(question.text)) suggest(question.text.trim(), entries);
    const answer = entry ? formatEntry(entry, writing) : formatDiagnosis(diagnosis!, writing);
    print(at === 0 ? answer : `\n${answer}`);
  }
  return recognised > 0 ? ExitCode.answered : ExitCode.nothing;
}

/** A person reads no more; whoever has more wants lines of JSON. */
const MOST_ANSWERS = 1000;

async function readAsked(): Promise<Asked[]> {
  const asked = await readPasted(await readStandardInput());
  if (asked.length > MOST_ANSWERS)
    console.error(
      `bouncebook: answered the first ${MOST_ANSWERS} of ${asked.length} replies; use "bouncebook match" for many replies.`,
    );
  return asked.slice(0, MOST_ANSWERS);
}

/** A word that no server sends may be an id or a command with a slip in it. */
function suggest(word: string, entries: () => Entry[]): void {
  const near = closest(word, Object.keys(commands)) ?? nearId(word, entries());
  if (near) console.error(`bouncebook: there is no entry ${JSON.stringify(word)}. Did you mean ${near}?`);
}

function diagnose({ text, event }: Asked, match: Matcher, flags: Flags): Diagnosis {
  return event ? diagnoseEvent(event, match) : match(text, flags);
}

/** A word without spaces that no server would send: an id such as google/dmarc-policy, or x.1.1. A bare code is a reply. */
function isId(text: string): boolean {
  return /^[a-z][a-z0-9.-]*(?:\/[a-z0-9-]+)*$/.test(text.trim());
}

function isRecognised(diagnosis: Diagnosis): boolean {
  return diagnosis.specificity !== "none" || diagnosis.category === "not-a-bounce";
}
