import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";

/** Milliseconds that a Node process takes from its start to its end. */
export function wallOf(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  const elapsed = performance.now() - start;
  if (status !== 0) throw new Error(`bench: ${args.join(" ")} ended with ${status}: ${stderr}`);
  return elapsed;
}

/** Milliseconds of several commands in turn, so many rounds. */
export function wallsOf(commands, rounds) {
  const names = Object.keys(commands);
  const walls = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) wallOf(commands[name]);
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : [...names].reverse())
      walls[name].push(wallOf(commands[name]));
  return walls;
}

/** Runs a command from a file into nothing: milliseconds until its end, and the most memory it had, in MB. */
export async function runFromFile(args, path) {
  const input = openSync(path, "r");
  const start = performance.now();
  const child = spawn(process.execPath, ["--require", MEMORY, ...args], {
    stdio: [input, "ignore", "pipe"],
  });
  closeSync(input);
  let told = "";
  child.stderr.on("data", (chunk) => {
    told += chunk;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  const elapsed = performance.now() - start;
  const memory = /^memory: (\d+)$/m.exec(told);
  if (status !== 0 || !memory) throw new Error(`bench: ${args.join(" ")} ended with ${status}: ${told}`);
  return { elapsed, memory: Number(memory[1]) / 1024 };
}

const MEMORY = new URL("./tell-memory.cjs", import.meta.url).pathname;
