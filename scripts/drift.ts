/**
 * `pnpm drift FILE…`: in what the registry and IANA's SMTP Enhanced Status Codes registry differ. FILE is the XML
 * or one of the CSV files of https://www.iana.org/assignments/smtp-enhanced-status-codes/. `--accept` remembers
 * IANA's present words, so that the next run tells their changes; `--fail` makes differences exit with 1.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compareIana, NOTHING_SEEN, type Seen, seenOf } from "./drift/compare-iana.ts";
import { type IanaTables, NotIana, readIana } from "./drift/iana.ts";
import { writeDrift } from "./drift/write.ts";
import { ROOT, readRegistry } from "./registry-files.ts";
import { reportProblems } from "./report.ts";
import { fromWorkingFolder, usage } from "./usage.ts";

/** IANA's words as they were last looked at. */
const SEEN = join(ROOT, "scripts/drift/seen.json");
const flag = { type: "boolean" } as const;

const { values, positionals } = usage("drift", () =>
  parseArgs({ allowPositionals: true, options: { accept: flag, fail: flag, json: flag, markdown: flag } }),
);
if (positionals.length === 0) {
  console.error("drift: name the XML or CSV file of IANA's registry that you downloaded.");
  process.exit(2);
}
try {
  run(merge(positionals.map(readTables)));
} catch (error) {
  if (!(error instanceof NotIana)) throw error;
  console.error(`drift: ${error.message}`);
  process.exitCode = 2;
}

function run(tables: IanaTables): void {
  const { files, problems } = readRegistry();
  reportProblems(problems);
  const seen = existsSync(SEEN) ? (JSON.parse(readFileSync(SEEN, "utf8")) as Seen) : NOTHING_SEEN;
  const drift = compareIana(
    files.map(({ value }) => value),
    tables,
    seen,
  );
  const format = values.json ? "json" : values.markdown ? "markdown" : "text";
  process.stdout.write(writeDrift(drift, tables.codes.length + tables.subjects.size, format));
  if (values.accept) writeFileSync(SEEN, `${JSON.stringify(seenOf(tables, seen), null, 2)}\n`);
  if (values.fail && drift.length > 0) process.exitCode = 1;
}

function readTables(path: string): IanaTables {
  try {
    return readIana(readFileSync(fromWorkingFolder(path), "utf8"));
  } catch (error) {
    if (error instanceof NotIana) throw new NotIana(`${path}: ${error.message}`);
    throw new NotIana(`${path}: this file cannot be read.`);
  }
}

function merge(all: readonly IanaTables[]): IanaTables {
  return {
    codes: all.flatMap(({ codes }) => codes),
    subjects: new Map(all.flatMap(({ subjects }) => [...subjects])),
  };
}
