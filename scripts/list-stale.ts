/**
 * `pnpm stale`: entries without a source that anybody read, and entries whose sources nobody read for a year
 * (`--days N`). `--markdown` writes the part of an issue, `--json` the ids. Never fails: time is nobody's fault.
 */
import { parseArgs } from "node:util";
import { codeSpan } from "./compare/render-markdown.ts";
import { readRegistry } from "./registry-files.ts";
import { reportProblems } from "./report.ts";
import { agedEntries, staleEntries } from "./stale.ts";
import { usage } from "./usage.ts";

const DAY = 24 * 60 * 60 * 1000;
/** An issue is no list; `pnpm stale` writes them all. */
const MOST = 50;

const { values } = usage("stale", () =>
  parseArgs({
    options: {
      days: { type: "string", default: "365" },
      markdown: { type: "boolean" },
      json: { type: "boolean" },
    },
  }),
);
const days = Number(values.days);
if (!Number.isInteger(days) || days < 0 || days > 100_000) {
  console.error("stale: --days is a number of days, such as 365.");
  process.exit(2);
}

const { files, problems } = readRegistry();
reportProblems(problems);
const before = new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
const unread = staleEntries(files).map(({ path }) => `registry/${path}`);
const aged = agedEntries(files, before).map(({ path }) => `registry/${path}`);
if (values.json) console.log(JSON.stringify({ unread, aged, before }));
else if (values.markdown) {
  process.stdout.write(part("No source was read", unread) + part(`No source was read since ${before}`, aged));
} else {
  for (const path of [...unread, ...aged]) console.log(path);
  console.error(
    `${unread.length} of ${files.length} files have no source that was read, ${aged.length} none since ${before}`,
  );
}

function part(title: string, paths: readonly string[]): string {
  if (paths.length === 0) return "";
  const more = paths.length > MOST ? [`- … and ${paths.length - MOST} more (\`pnpm stale\`)`] : [];
  return `**${title}** (${paths.length})\n\n${[...paths.slice(0, MOST).map((path) => `- ${codeSpan(path)}`), ...more].join("\n")}\n\n`;
}
