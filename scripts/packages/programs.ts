/** The programs of others that the trials need. npx fetches what is missing; the versions are those tried together. */
import { tmpdir } from "node:os";
import { delimiter, dirname } from "node:path";
import { inPairs } from "./in-pairs.ts";
import { INSIDE, OUTSIDE, runCommand } from "./run-command.ts";

/** Name in the table → the package that brings it, and what it is called there. */
const PROGRAMS = {
  "Node 20": ["node@20", "node"],
  "Node 22": ["node@22", "node"],
  "Node 24": ["node@24", "node"],
  "Node 26": ["node@26", "node"],
  Bun: ["bun@1.4.5", "bun"],
  Deno: ["deno@2.9.6", "deno"],
  pnpm: ["pnpm@12.21.0", "pnpm"],
  "Yarn 1": ["yarn@1.22.22", "yarn"],
  "Yarn 4": ["@yarnpkg/cli-dist@4.18.1", "yarn"],
  "TypeScript 5": ["typescript@5.9.3", "tsc"],
  "TypeScript 7": ["typescript@7.0.2", "tsc"],
} as const satisfies Record<string, readonly [fetched: string, called: string]>;

export type ProgramName = keyof typeof PROGRAMS;

/** Paths of programs; one that cannot be had is not in it. */
export type Programs = ReadonlyMap<ProgramName, string>;

export async function findPrograms(): Promise<Programs> {
  const found = new Map<ProgramName, string>();
  await inPairs(Object.keys(PROGRAMS) as ProgramName[], async (name) => {
    const [fetched, called] = PROGRAMS[name];
    const command = ["npx", "-y", "-p", fetched, "-c", `command -v ${called}`];
    const { status, stdout } = await runCommand(command, { cwd: tmpdir(), env: INSIDE });
    if (status === 0) found.set(name, stdout.trim());
  });
  return found;
}

/** Chromium or Chrome of the system; undefined where there is none. */
export async function findBrowser(): Promise<string | undefined> {
  const names = ["chromium", "chromium-browser", "google-chrome"].map((name) => `command -v ${name}`);
  const { stdout } = await runCommand(["sh", "-c", names.join(" || ")], { cwd: tmpdir() });
  return stdout.trim() || undefined;
}

/** A search path on which the given program comes first. */
export function pathWith(program: string): string {
  return [dirname(program), OUTSIDE.PATH].join(delimiter);
}
