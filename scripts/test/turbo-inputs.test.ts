/**
 * What a task is remembered by holds no file that a build makes: else the second run after a fresh clone does
 * everything again, since the first one was remembered before those files were there.
 */
import { join, normalize } from "node:path";
import { expect, test } from "vitest";
import { runCommand } from "../packages/run-command.ts";
import { PNPM } from "../packages/tarballs.ts";
import { ROOT } from "../registry-files.ts";

interface Task {
  readonly taskId: string;
  readonly directory: string;
  readonly inputs: Readonly<Record<string, string>>;
}

const TASKS = ["build", "lint", "unused", "typecheck", "check", "test"];

async function ignoredAmong(files: readonly string[]): Promise<string[]> {
  const run = await runCommand(["git", "check-ignore", "--stdin"], { cwd: ROOT, input: files.join("\n") });
  return run.stdout.split("\n").filter((file) => file !== "");
}

test("no input of a task is a file that git ignores", async () => {
  const command = [...PNPM, "-s", "exec", "turbo", "run", ...TASKS, "--dry=json"];
  const { stdout } = await runCommand(command, { cwd: ROOT, env: { TURBO_TELEMETRY_DISABLED: "1" } });
  const { tasks } = JSON.parse(stdout) as { tasks: Task[] };
  const inputs = tasks.flatMap(({ directory, inputs: files }) =>
    Object.keys(files).map((file) => normalize(join(directory, file))),
  );
  expect(inputs.length).toBeGreaterThan(1000);
  expect(await ignoredAmong([...new Set([...inputs, "node_modules/x"])])).toEqual(["node_modules/x"]);
});
