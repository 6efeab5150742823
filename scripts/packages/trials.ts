/** What is tried in a folder where the packages were installed. One trial is one test in the sums. */
import { join } from "node:path";
import type { Manager } from "./managers.ts";
import { type ProgramName, type Programs, pathWith } from "./programs.ts";
import { type Run, runCommand } from "./run-command.ts";

export type Outcome = "ok" | "failed" | "skipped";

export interface Trial {
  /** Row of the table: a package manager. */
  readonly row: string;
  /** Column of the table: a runtime, a compiler or a browser. */
  readonly column: string;
  readonly what: string;
  readonly outcome: Outcome;
  /** What was printed, where it failed; what to install, where it was skipped. */
  readonly detail?: string;
}

export const REPLY = "550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown";

const RUNTIMES: readonly ProgramName[] = ["Node 20", "Node 22", "Node 24", "Node 26", "Bun", "Deno"];
const COMPILERS: readonly ProgramName[] = ["TypeScript 5", "TypeScript 7"];
const MODULE_SETTINGS: readonly (readonly [name: string, module: string])[] = [
  ["node16", "node16"],
  ["nodenext", "nodenext"],
  ["bundler", "esnext"],
];

export function outcomeOf(run: Run, expected?: RegExp): Pick<Trial, "outcome" | "detail"> {
  if (run.status === 0 && (expected === undefined || expected.test(run.stdout))) return { outcome: "ok" };
  return { outcome: "failed", detail: `status ${run.status}\n${run.output.trim()}` };
}

/** All trials that need no browser, in what one package manager installed. */
export async function tryFolder(manager: Manager, folder: string, programs: Programs): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const runtime of manager.runtimes ?? RUNTIMES) {
    const program = programs.get(runtime);
    trials.push(
      ...(program ? await tryRuntime(manager, folder, runtime, program, programs) : missing(runtime)),
    );
  }
  // Bun and Deno lay the packages out as npm does. The compilers know nothing of Plug'n'Play.
  const compilers = manager.runtimes ? [] : COMPILERS;
  for (const compiler of compilers) {
    const program = programs.get(compiler);
    trials.push(...(program ? await tryCompiler(folder, compiler, program) : missing(compiler)));
  }
  return trials.map((trial) => ({ ...trial, row: manager.name }));
}

function missing(column: ProgramName): Trial[] {
  const detail = `${column} could not be fetched with npx`;
  return [{ row: "", column, what: "start", outcome: "skipped", detail }];
}

async function tryRuntime(
  manager: Manager,
  folder: string,
  runtime: ProgramName,
  program: string,
  programs: Programs,
): Promise<Trial[]> {
  const start = launcher(manager, runtime, program, programs);
  const bin = manager.plugAndPlay
    ? ["yarn", "run", "bouncebook", REPLY]
    : [...start.run, join("node_modules", "@bouncebook", "cli", "bin", "bouncebook.js"), REPLY];
  const trials: [what: string, command: readonly string[], expected: RegExp][] = [
    ["import", [...start.run, "import-all.js"], /all imported/],
    ["require", [...start.run, "require-all.cjs"], /all required/],
    ["README", [...start.run, "run-examples.js"], /all examples ran/],
    ["command", bin, /user-unknown[\s\S]*suppress/],
  ];
  // Node 20 links a required module past the hooks by which Yarn finds packages in archives; there `import` is the way.
  const left = manager.plugAndPlay && runtime === "Node 20" ? "require" : undefined;
  const results: Trial[] = [];
  for (const [what, command, expected] of trials.filter(([name]) => name !== left)) {
    const run = await runCommand(command, { cwd: folder, env: start.env, limit: 60_000 });
    results.push({ row: manager.name, column: runtime, what, ...outcomeOf(run, expected) });
  }
  return results;
}

/** How a script is started: by the runtime, or through Yarn, which teaches Node where the packages are. */
function launcher(manager: Manager, runtime: ProgramName, program: string, programs: Programs) {
  const env: Record<string, string | undefined> = { PATH: pathWith(program) };
  if (runtime === "Deno") return { run: [program, "run", "--allow-all", "--quiet"], env };
  if (!manager.plugAndPlay) return { run: [program], env };
  return {
    run: [program, "--require", "./.pnp.cjs", "--loader", "./.pnp.loader.mjs"],
    env: withYarn(env, programs),
  };
}

function withYarn(env: Record<string, string | undefined>, programs: Programs) {
  const yarn = programs.get("Yarn 4")!;
  return { ...env, PATH: `${env.PATH}:${join(yarn, "..")}` };
}

async function tryCompiler(folder: string, compiler: ProgramName, program: string): Promise<Trial[]> {
  const results: Trial[] = [];
  for (const [resolution, module] of MODULE_SETTINGS) {
    const settings = [
      "--module",
      module,
      "--moduleResolution",
      resolution,
      "--target",
      "es2022",
      "--lib",
      "es2022,dom",
    ];
    const strict = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--skipLibCheck", "false"];
    const command = [program, ...settings, ...strict, "typed.ts"];
    const run = await runCommand(command, { cwd: folder });
    results.push({ row: "", column: compiler, what: resolution, ...outcomeOf(run) });
  }
  return results;
}
