import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { entries } from "@bouncebook/data";
import type { ExportFile, ExportOptions, ExportTarget } from "@bouncebook/exports";
import { closest } from "../closest.js";
import { ExitCode } from "../exit-code.js";
import { type Flags, readFlags } from "../flags.js";
import { print } from "../terminal/standard-output.js";
import { UsageError } from "../usage-error.js";
import { help } from "./help.js";
import { refuseUnknown } from "./list.js";

/** `bouncebook export [TARGET]`: the registry in another form; without a target, what there is. */
export async function exportTarget(args: readonly string[]): Promise<number> {
  const { flags, words } = readFlags(args, ["out", "defer", "provider"]);
  if (flags.help) return help("export");
  const { exportFiles, exportTargets } = await import("@bouncebook/exports");
  if (words.length === 0) return listTargets(exportTargets);
  if (words.length > 1) throw new UsageError(`export takes one target, not ${words.length}.`);
  const target = findTarget(words[0]!, exportTargets);
  const options = readOptions(target, flags);
  if (flags.out === undefined && target.files.length > 1)
    throw new UsageError(
      `export ${target.name} makes ${target.files.length} files. Name a folder for them: --out bouncebook-${target.name}.`,
    );
  const files = makeFiles(() => exportFiles(target.name, options));
  if (flags.out === undefined) return writeOut(files[0]!);
  writeFiles(files, flags.out);
  return ExitCode.answered;
}

function listTargets(targets: readonly ExportTarget[]): number {
  const width = Math.max(...targets.map(({ name }) => name.length)) + 2;
  for (const { name, description } of targets) print(`${name.padEnd(width)}${description}\n`);
  return ExitCode.answered;
}

function findTarget(name: string, targets: readonly ExportTarget[]): ExportTarget {
  const target = targets.find((each) => each.name === name);
  if (target) return target;
  const names = targets.map((each) => each.name);
  const near = closest(name, names);
  throw new UsageError(
    `export ${name.slice(0, 40)}: expected one of ${names.join(", ")}.${near ? ` Did you mean ${near}?` : ""}`,
  );
}

function readOptions(target: ExportTarget, { defer, provider }: Flags): ExportOptions {
  const given = { defer, provider };
  for (const name of ["defer", "provider"] as const) {
    if (given[name] !== undefined && !target.options.includes(name))
      throw new UsageError(`export ${target.name} takes no --${name}. Leave it out.`);
  }
  const reasons = defer?.split(",").map((reason) => reason.trim());
  const all = provider === undefined ? [] : [...entries()];
  refuseUnknown("provider", provider, all);
  return { ...(reasons && { defer: reasons }), ...(provider !== undefined && { provider }) };
}

/** A value that only the target can judge, such as a reason that may not be deferred, is a mistake of the caller. */
function makeFiles(make: () => readonly ExportFile[]): readonly ExportFile[] {
  try {
    return make();
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

function writeOut({ text, bytes }: ExportFile): number {
  print(text ?? bytes);
  return ExitCode.answered;
}

/** Writes the files below the folder and tells their paths, one a line. */
function writeFiles(files: readonly ExportFile[], folder: string): void {
  for (const { path, text, bytes } of files) {
    const at = join(folder, path);
    try {
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, text ?? bytes);
    } catch (error) {
      const { message } = error as Error;
      throw new UsageError(`${at} could not be written: ${message}`, ExitCode.unreadable);
    }
    print(`${at}\n`);
  }
}
