// `pnpm bouncebook …`: builds what is missing, quietly, and runs the command with all its arguments.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { runTurbo } from "./run-turbo.mjs";

const build = runTurbo(["run", "build", "--filter=@bouncebook/cli", "--output-logs=errors-only"], {
  quiet: true,
});
if (build !== 0) process.exit(build);
const command = fileURLToPath(new URL("../packages/cli/bin/bouncebook.js", import.meta.url));
const run = spawnSync(process.execPath, [command, ...process.argv.slice(2)], {
  stdio: "inherit",
  cwd: process.env.INIT_CWD,
});
process.exit(run.status ?? 1);
