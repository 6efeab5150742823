/**
 * `pnpm evaluate FILE.jsonl [--misses] [--json]`: how well the registry in this working tree reads labelled
 * replies. A line is {"id","text","host","command","accept","primary","suppress"}: `accept` are the reasons that
 * count as right (empty: not scored), `primary` the closest, `suppress` whether the address should be dropped.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileTables } from "../packages/matcher/src/compile/index.ts";
import { createMatcher } from "../packages/matcher/src/engine/index.ts";
import { belowFloor } from "./evaluate/floor.ts";
import { readLabelled } from "./evaluate/labelled.ts";
import { scoreReplies } from "./evaluate/score.ts";
import { writeMisses, writeReasons, writeTable } from "./evaluate/tables.ts";
import { ROOT, readJson, readRegistry } from "./registry-files.ts";

const flags = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const [path] = paths;
if (path === undefined || paths.length > 1 || !existsSync(path)) {
  console.error(
    `${path ?? "evaluate"}: expected one existing file of labelled replies, one JSON object a line.`,
  );
  process.exit(2);
}

const registry = readRegistry();
const { tables } = compileTables(
  registry.files.map((file) => file.value),
  { version: registry.version },
);
const score = scoreReplies(
  readLabelled(readFileSync(path, "utf8"), path),
  createMatcher({ tables: [tables] }),
);
if (flags.includes("--json")) console.log(JSON.stringify(score.figures, null, 2));
else {
  console.log(writeTable(score));
  console.log(writeReasons(score));
  if (flags.includes("--misses")) console.log(writeMisses(score));
}
if (flags.includes("--floor")) {
  const floor = readJson(join(ROOT, "evaluation-floor.json")) as { replies: Record<string, number> };
  const failures = belowFloor(score.figures, floor.replies);
  for (const failure of failures) console.error(failure);
  process.exitCode = failures.length > 0 ? 1 : 0;
}
