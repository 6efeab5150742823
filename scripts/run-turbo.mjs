import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Runs turbo in the root; with `quiet`, its output is shown on standard error and only when it fails. */
export function runTurbo(args, { quiet = false } = {}) {
  const run = spawnSync("turbo", args, {
    cwd: ROOT,
    shell: process.platform === "win32",
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    encoding: "utf8",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" },
  });
  if (run.error)
    console.error(`turbo could not be started: ${run.error.message}. Run \`npx -y pnpm@12.21.0 install\`.`);
  if (quiet && run.status !== 0) process.stderr.write(`${run.stdout ?? ""}${run.stderr ?? ""}`);
  return run.status ?? 1;
}
