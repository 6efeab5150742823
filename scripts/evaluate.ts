/**
 * `pnpm evaluate FILE.jsonl [--messages] [--misses] [--json] [--floor] [--page]`: how well the registry in this working tree
 * reads labelled replies, beside the rule that drops an address for any 5xx; or with --messages, how well the parser and the registry read labelled bounce messages.
 *
 * A line of replies is {"id","text","host","command","accept","primary","suppress"}: `accept` are the reasons that
 * count as right (empty: not scored), `primary` the closest, `suppress` whether the address should be dropped. A
 * line of messages is {"file","index","kind","status","replyCode","recipient","accept","suppress"}; the files lie in
 * `messages/` beside FILE.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compileTables } from "../packages/matcher/src/compile/index.ts";
import { createMatcher, type Matcher } from "../packages/matcher/src/engine/index.ts";
import { belowFloor } from "./evaluate/floor.ts";
import { readLabelled } from "./evaluate/labelled.ts";
import { writeMessageMisses, writeMessageTable } from "./evaluate/message-tables.ts";
import { scoreMessages } from "./evaluate/messages.ts";
import { pageWith, problemsOfPage } from "./evaluate/page.ts";
import { type Score, scoreReplies } from "./evaluate/score.ts";
import { writeMisses, writeReasons, writeTable } from "./evaluate/tables.ts";
import { ROOT, readJson, readRegistry } from "./registry-files.ts";

interface Report {
  readonly figures: object;
  readonly table: string;
  readonly misses: string;
  /** Of replies. */
  readonly score?: Score;
}

const FLAGS = ["--messages", "--misses", "--json", "--floor", "--page"];
const flags = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const unknown = flags.find((flag) => !FLAGS.includes(flag));
if (unknown !== undefined) fail(`${unknown}: unknown flag. Known are ${FLAGS.join(" ")}.`);
const [path] = paths;
if (path === undefined || paths.length > 1 || !existsSync(path)) {
  fail(`${path ?? "evaluate"}: expected one existing file of labels, one JSON object a line.`);
}

const messages = flags.includes("--messages");
const report = messages
  ? evaluateMessages(path!, registryMatcher())
  : evaluateReplies(path!, registryMatcher());
console.log(flags.includes("--json") ? JSON.stringify(report.figures, null, 2) : report.table);
if (flags.includes("--misses")) console.log(report.misses);
if (flags.includes("--floor")) holdFloor(report, messages ? "messages" : "replies");
if (flags.includes("--page") && report.score) writePage(report.score);

function registryMatcher(): Matcher {
  const registry = readRegistry();
  const files = registry.files.map((file) => file.value);
  return createMatcher({ tables: [compileTables(files, { version: registry.version }).tables] });
}

function evaluateReplies(file: string, match: Matcher): Report {
  const score = scoreReplies(readLabelled(readFileSync(file, "utf8"), file), match);
  return {
    figures: score.figures,
    table: `${writeTable(score)}\n${writeReasons(score)}`,
    misses: writeMisses(score),
    score,
  };
}

function evaluateMessages(file: string, match: Matcher): Report {
  const score = scoreMessages(readFileSync(file, "utf8"), join(dirname(file), "messages"), match);
  return { figures: score.figures, table: writeMessageTable(score), misses: writeMessageMisses(score) };
}

/** docs/taxonomy.md tells what was measured here. */
function writePage(score: Score): void {
  const { path, text } = pageWith(score);
  writeFileSync(path, text);
}

function holdFloor({ figures, score }: Report, part: "replies" | "messages"): void {
  const floor = readJson(join(ROOT, "evaluation-floor.json")) as Record<typeof part, Record<string, number>>;
  const failures = belowFloor(figures as Record<string, number>, floor[part]);
  if (score) failures.push(...problemsOfPage(score));
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
