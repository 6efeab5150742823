/**
 * `pnpm evaluate-messages FILE.jsonl [FOLDER] [--misses] [--json]`: how well bounce messages are read. A line is
 * {"file","index","kind","status","replyCode","recipient","accept","suppress"}; FOLDER holds the files, `messages/`
 * beside FILE by default.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compileTables } from "../packages/matcher/src/compile/index.ts";
import { createMatcher } from "../packages/matcher/src/engine/index.ts";
import { writeMessageMisses, writeMessageTable } from "./evaluate/message-tables.ts";
import { scoreMessages } from "./evaluate/messages.ts";
import { readRegistry } from "./registry-files.ts";

const flags = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const [path, folder = join(dirname(path ?? "."), "messages")] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith("--"));
if (path === undefined || !existsSync(path) || !existsSync(folder)) {
  console.error(
    `${path ?? "evaluate-messages"}: expected a file of labels, one JSON object a line, and a folder of messages.`,
  );
  process.exit(2);
}

const registry = readRegistry();
const { tables } = compileTables(
  registry.files.map((file) => file.value),
  { version: registry.version },
);
const score = scoreMessages(readFileSync(path, "utf8"), folder, createMatcher({ tables: [tables] }));
if (flags.includes("--json")) console.log(JSON.stringify(score.figures, null, 2));
else console.log(writeMessageTable(score));
if (flags.includes("--misses")) console.log(writeMessageMisses(score));
