// One target in a process of its own: `tsx one.ts NAME SEED SECONDS ROUNDS`. Each round's seed goes to whoever
// started it, so that a run which does not come to an end can be named.
import { FUZZ, type TargetName, wordOutcome } from "./index.ts";

const [name, seed, seconds, rounds] = process.argv.slice(2) as [TargetName, string, string, string];
const ran = FUZZ[name]({
  seed: Number(seed),
  seconds: Number(seconds),
  rounds: Number(rounds),
  onRound: (started) => process.send?.(started),
});
// Somebody who asks for a few rounds wants to see a failure again, not to prove anything.
const outcome = Number.isFinite(Number(rounds)) ? { ...ran, missed: [] } : ran;
for (const line of wordOutcome(name, outcome)) console.log(line);
process.exitCode = outcome.failure || outcome.missed.length > 0 ? 1 : 0;
process.disconnect?.();
