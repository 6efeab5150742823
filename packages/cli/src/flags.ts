import { parseArgs } from "node:util";
import type { DocumentFormat } from "@bouncebook/formatter";
import { closest } from "./closest.js";
import { UsageError } from "./usage-error.js";

const FLAGS = {
  host: { type: "string" },
  recipient: { type: "string" },
  command: { type: "string" },
  final: { type: "boolean" },
  registry: { type: "string" },
  format: { type: "string" },
  color: { type: "string" },
  kind: { type: "string" },
  provider: { type: "string" },
  reason: { type: "string" },
  out: { type: "string" },
  defer: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export type FlagName = keyof typeof FLAGS;

export interface Flags {
  readonly host?: string;
  readonly recipient?: string;
  readonly command?: string;
  readonly final?: boolean;
  readonly registry?: string;
  readonly format?: DocumentFormat;
  readonly color?: "auto" | "always" | "never";
  readonly kind?: string;
  readonly provider?: string;
  readonly reason?: string;
  readonly out?: string;
  readonly defer?: string;
  readonly help?: boolean;
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  format: ["text", "json", "markdown", "html"],
  color: ["auto", "always", "never"],
};

/** Flags and other words of a command that knows `allowed` and --help. */
export function readFlags(
  args: readonly string[],
  allowed: readonly FlagName[],
): { flags: Flags; words: string[] } {
  const known = [...allowed, "help"] as FlagName[];
  refuseUnknown(args, known);
  const options = Object.fromEntries(known.map((name) => [name, FLAGS[name]]));
  const { values, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
  });
  for (const name of known) checkValue(name, values[name]);
  return { flags: values as Flags, words: positionals };
}

function refuseUnknown(args: readonly string[], known: readonly FlagName[]): void {
  for (const [at, argument] of args.entries()) {
    if (argument === "--") return;
    if (!/^-./.test(argument) || argument === "-h" || isValueOf(args[at - 1], known)) continue;
    if (!argument.startsWith("--"))
      throw new UsageError(
        `unknown flag ${argument.slice(0, 40)}. Put -- in front of a reply that begins with -.`,
      );
    const name = argument.slice(2).split("=")[0]!;
    if ((known as string[]).includes(name)) continue;
    const near = closest(name, known);
    const cure = near
      ? `Did you mean --${near}?`
      : `Known are ${known.map((flag) => `--${flag}`).join(" ")}.`;
    throw new UsageError(`unknown flag --${name.slice(0, 40)}. ${cure}`);
  }
}

function isValueOf(before: string | undefined, known: readonly FlagName[]): boolean {
  if (!before?.startsWith("--") || before.includes("=")) return false;
  const flag = known.find((name) => `--${name}` === before);
  return flag !== undefined && FLAGS[flag].type === "string";
}

function checkValue(name: FlagName, value: unknown): void {
  if (value === undefined) return;
  if (FLAGS[name].type === "string" && typeof value !== "string")
    throw new UsageError(`--${name} needs a value, as in --${name} ${exampleOf(name)}.`);
  if (FLAGS[name].type === "boolean" && typeof value !== "boolean")
    throw new UsageError(`--${name} takes no value. Write it alone.`);
  const words = WORDS[name];
  if (words && !words.includes(value as string))
    throw new UsageError(`--${name} ${String(value) || '""'}: expected one of ${words.join(", ")}.`);
}

function exampleOf(name: FlagName): string {
  const examples: Partial<Record<FlagName, string>> = {
    host: "mx.example.com",
    recipient: "somebody@example.com",
    command: "RCPT",
    registry: "./our-entries",
    format: "json",
    color: "never",
    kind: "response",
    provider: "google",
    reason: "mailbox-full",
    out: "./bouncebook-sql",
    defer: "mailbox-full,rate-limited",
  };
  return examples[name] ?? "VALUE";
}
