/**
 * `pnpm new [PROVIDER] REPLY… [--id MEANING] [--reason REASON]`: writes the skeleton of an entry for replies that
 * nobody knows yet. Replies may come on standard input. `--host`, `--recipient` and `--command` say where they
 * came from, `--source` the page that explains them, read today; `--force` writes an entry though another one answers.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { visible } from "../packages/formatter/src/visible.ts";
import { planNew, type Request } from "./new/plan.ts";
import { splitReplies } from "./new/read-reply.ts";
import { whatIsLeft } from "./new/what-is-left.ts";
import { REGISTRY, readRegistry } from "./registry-files.ts";
import { reportProblems } from "./report.ts";
import { createContext } from "./run-rules.ts";
import { usage } from "./usage.ts";

const text = { type: "string" } as const;
const { values, positionals } = usage("new", () =>
  parseArgs({
    allowPositionals: true,
    options: {
      id: text,
      reason: text,
      host: text,
      recipient: text,
      command: text,
      source: text,
      force: { type: "boolean" },
    },
  }),
);

/** An id, a title or a name; replies are longer, or begin with a code. */
const PROVIDER = /^[\p{L}\p{N}][\p{L}\p{N} ._&+-]{0,40}$/u;

const registry = readRegistry();
reportProblems(registry.problems);
const plan = planNew(readRequest(), createContext(registry.files, []), (path) =>
  existsSync(join(REGISTRY, path)),
);
for (const line of plan.lines) console.log(line);
if (plan.complaint !== undefined) console.error(`new: ${visible(plan.complaint)}`);
process.exitCode = plan.exitCode;
if (plan.files.length > 0) {
  for (const { path, text: content } of plan.files) {
    mkdirSync(dirname(join(REGISTRY, path)), { recursive: true });
    writeFileSync(join(REGISTRY, path), content, { flag: "wx" });
  }
  console.log(whatIsLeft(plan.files.map(({ path }) => path)));
}

/** The first word is a provider unless it reads like a reply. */
function readRequest(): Request {
  const [first = ""] = positionals;
  const isNamed = PROVIDER.test(first) && !/^\d{3}\b/.test(first);
  const given = isNamed ? positionals.slice(1) : positionals;
  const replies = given.length > 0 ? given : splitReplies(readStandardInput());
  return {
    provider: isNamed ? first : undefined,
    replies,
    ...values,
    today: new Date().toISOString().slice(0, 10),
  };
}

function readStandardInput(): string {
  if (process.stdin.isTTY) return "";
  try {
    return readFileSync(0, "utf8");
  } catch {
    return "";
  }
}
