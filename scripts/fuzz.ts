/**
 * `pnpm fuzz [--seconds 60] [--seed N] [--only NAME] [--rounds N]`: random input, mixed with real pieces, for the
 * matcher, the parser, the formatter, the compiler of templates and the reader of registry folders. Two run side by
 * side. The seed is printed first; a failure comes with its smallest input and the command that repeats it.
 * Exit: 0 everything holds, 1 something does not, 2 wrong usage.
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { TARGETS, type TargetName } from "./fuzz/index.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string" },
    only: { type: "string" },
    rounds: { type: "string", default: "Infinity" },
  },
});
const seconds = number("seconds", values.seconds);
const rounds = values.rounds === "Infinity" ? Number.POSITIVE_INFINITY : number("rounds", values.rounds);
const seed = values.seed === undefined ? Date.now() % 1e9 : number("seed", values.seed);
const chosen = TARGETS.filter((name) => values.only === undefined || name === values.only);
if (chosen.length === 0) fail(`--only ${values.only}: expected one of ${TARGETS.join(", ")}`);

const SIDE_BY_SIDE = 2;
/** Building the inputs and shrinking a failure take their time on a busy machine; more than this, it hangs. */
const PATIENCE = 120;

console.log(`seed ${seed}, ${seconds} seconds each: ${chosen.join(", ")}`);
const waiting = [...chosen];
const results = await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
process.exitCode = results.flat().every((status) => status === 0) ? 0 : 1;

async function work(): Promise<number[]> {
  const statuses: number[] = [];
  for (let name = waiting.shift(); name; name = waiting.shift()) statuses.push(await run(name));
  return statuses;
}

function run(name: TargetName): Promise<number> {
  const script = fileURLToPath(new URL("fuzz/one.ts", import.meta.url));
  const child = fork(script, [name, String(seed), String(seconds), String(rounds)], {
    execArgv: process.execArgv,
  });
  let round: unknown = seed;
  child.on("message", (started) => {
    round = started;
  });
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => {
        console.log(
          `${name}: seed ${round} does not come to an end; again with: npx -y pnpm@12.21.0 fuzz --only ${name} --seed ${round} --rounds 1`,
        );
        child.kill("SIGKILL");
      },
      1000 * (2 * seconds + PATIENCE),
    );
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve(status ?? 1);
    });
  });
}

function number(name: string, written: string): number {
  if (/^\d{1,9}$/.test(written)) return Number(written);
  return fail(`--${name} takes a whole number below 1,000,000,000, not ${JSON.stringify(written)}`);
}

function fail(message: string): never {
  console.error(`fuzz: ${message}`);
  process.exit(2);
}
