import { compileTables } from "../../packages/matcher/src/compile/index.ts";
import { createMatcher } from "../../packages/matcher/src/engine/index.ts";
import { readRegistry } from "../registry-files.ts";

/** A reply of the registry that our server gives, and what must come back for it. */
export interface Case {
  readonly recipient: string;
  /** Lines joined with line feeds, each with its codes. */
  readonly reply: string;
  /** Half of the servers refuse at RCPT, half when the message is there. */
  readonly command: "RCPT" | "DATA";
  readonly entry: string;
  /** Name of the server that the example belongs to; on loopback it must be told to the engine. */
  readonly host?: string;
}

export interface Trial {
  readonly cases: readonly Case[];
  /** The entry that a reply is taken for. */
  readonly entryOf: (reply: string, host: string | undefined) => string | undefined;
}

export const DOMAIN = "recipients.example";
export const SENDER = "sender@senders.example";

/** Of the cases, those whose reply has several lines: what logs and messages change most. */
const MULTI_LINE_SHARE = 60;

/** Takes one example an entry, multi-line ones first, then as evenly over the entries as `count` allows. */
export function chooseCases(count: number): Trial {
  const registry = readRegistry();
  const { tables } = compileTables(
    registry.files.map((file) => file.value),
    { version: registry.version },
  );
  const match = createMatcher({ tables: [tables] });
  const entryOf: Trial["entryOf"] = (reply, host) => match(reply, host === undefined ? {} : { host }).entry;
  const usable = examples(registry.files.map((file) => file.value)).filter(
    ({ reply, host, entry }) => isSendable(reply) && entryOf(reply, host) === entry,
  );
  const several = evenly(
    firstOfEach(usable.filter(({ reply }) => reply.includes("\n"))),
    Math.min(MULTI_LINE_SHARE, count),
  );
  const taken = new Set(several.map(({ entry }) => entry));
  const single = firstOfEach(usable.filter(({ reply, entry }) => !reply.includes("\n") && !taken.has(entry)));
  const chosen = [...several, ...evenly(single, count - several.length)];
  return { entryOf, cases: chosen.map((example, at) => ({ ...example, ...placeOf(at) })) };
}

function placeOf(at: number): Pick<Case, "recipient" | "command"> {
  return { recipient: `case-${at}@${DOMAIN}`, command: at % 2 === 0 ? "RCPT" : "DATA" };
}

type Example = Pick<Case, "reply" | "entry" | "host">;

function examples(values: readonly unknown[]): Example[] {
  return values.flatMap((value) => {
    const { id, examples: written = [] } = value as {
      id: string;
      examples?: (string | { reply: string; host?: string })[];
    };
    if (!id.includes("/") || id.startsWith("blocklists/")) return [];
    return written.map((one) =>
      typeof one === "string" ? { reply: one, entry: id } : { ...one, entry: id },
    );
  });
}

/** Replies that an SMTP server can send as they stand: ASCII (RFC 5321, section 4.2), each line with the same code. */
function isSendable(reply: string): boolean {
  const code = reply.slice(0, 3);
  if (!/^[45]\d\d$/.test(code) || /[^\x20-\x7e\n]/.test(reply)) return false;
  const lines = reply.split("\n");
  return lines.every((line, at) => line.startsWith(code + (at < lines.length - 1 ? "-" : " ")));
}

function firstOfEach(all: readonly Example[]): Example[] {
  return [...new Map([...all].reverse().map((example) => [example.entry, example])).values()].reverse();
}

function evenly<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]!);
}
