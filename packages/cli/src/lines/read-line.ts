import type { MatchOptions } from "@bouncebook/matcher";

/** What a line asks. */
export interface Question {
  readonly reply: string;
  readonly options: MatchOptions | undefined;
  /** Why the line is not what it seems to be; it is matched as the text that it is. */
  readonly fault: string | undefined;
}

const BRACE = 0x7b;

/** A line is a reply, or an object with `reply` and what else is known; what it says goes before `usual`. */
export function readLine(line: string, usual: MatchOptions | undefined): Question {
  if (line.charCodeAt(0) !== BRACE) return { reply: line, options: usual, fault: undefined };
  const given = parseObject(line);
  if (given === undefined)
    return {
      reply: line,
      options: usual,
      fault: 'this begins like JSON and is not; expected {"reply": "…"}. It was read as text.',
    };
  const { reply } = given;
  if (typeof reply !== "string")
    return {
      reply: "",
      options: usual,
      fault: 'expected a text under "reply"; the line was answered as an empty reply.',
    };
  const wrong = ["host", "recipient", "command"].find(
    (name) => given[name] != null && typeof given[name] !== "string",
  );
  if (wrong !== undefined)
    return { reply, options: usual, fault: `expected a text under "${wrong}"; it was left out.` };
  return { reply, options: { ...usual, ...optionsOf(given) }, fault: undefined };
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
