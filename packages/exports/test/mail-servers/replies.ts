import { type Entry, entries } from "@bouncebook/data";
import { match } from "@bouncebook/matcher";

/** An example of the registry: what a server said, and what the engine makes of it. */
export interface Reply {
  readonly entry: string;
  readonly text: string;
  readonly reason: string;
  readonly action: string;
}

/** Every example that begins with a reply code of class 4 or 5, as a sending server receives it. */
export function refusals(): Reply[] {
  return [...entries()].flatMap((entry) =>
    examplesOf(entry).flatMap((example) => {
      const { reply, ...options } = typeof example === "string" ? { reply: example } : example;
      if (!/^[45]\d\d[ -]/.test(reply)) return [];
      const { reason, action } = match(reply, options);
      return [{ entry: entry.id, text: reply, reason, action }];
    }),
  );
}

type Example = string | { reply: string; host?: string; recipient?: string; command?: string };

/** The examples of an entry as the registry writes them. */
export function examplesOf(entry: Entry): readonly Example[] {
  return ("examples" in entry ? (entry.examples as readonly Example[] | undefined) : undefined) ?? [];
}

/** How KumoMTA puts a reply on one line: `550 5.7.1 first second`, the codes of later lines left out. */
export function asKumomta(reply: string): string {
  const [first = "", ...rest] = reply.split(/\r?\n/);
  const words = rest.map((line) => line.replace(/^[2-5]\d\d[ -](?:[245]\.\d{1,3}\.\d{1,3} )?/, ""));
  return [first.replace(/^(\d\d\d)-/, "$1 "), ...words].join(" ");
}

/** The diagnostic of PowerMTA's accounting file: one line, every line of the reply with its codes. */
export function asPowermta(reply: string): string {
  return `smtp;${reply.replace(/\r?\n/g, " ")}`;
}

/** The text that Postfix makes of a refusal: the enhanced code, who said it, all lines, and the command. */
export function asPostfix(reply: string): string {
  const enhanced = /^\d\d\d[ -]([245]\.\d{1,3}\.\d{1,3})/.exec(reply)?.[1] ?? `${reply[0]}.0.0`;
  const said = reply.replace(/\r?\n/g, " ");
  return `${enhanced} host mx.example.com[192.0.2.1] said: ${said} (in reply to RCPT TO command)`;
}
