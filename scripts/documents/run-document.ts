/**
 * Runs a document from its first block to its last, as a reader would.
 *
 * - A block whose lead ends in `` `NAME`: `` is the content of that file.
 * - A block of `sh`, `js`, `python` or `go` is run. Its lead may name another exit status than 0: "(exit status 3)".
 * - A block of `text`, `json` or `ndjson` behind it is what it printed; a line `…` stands for any lines.
 * - A block without a language is for the eye.
 * - Comments behind `console.log(…);` are what it printed last.
 */
import type { Block } from "./blocks.ts";
import type { Printed, ProgramLanguage, ReaderFolder } from "./reader-folder.ts";

export interface Outcome {
  readonly block: Block;
  /** What the block must say, as it says now; undefined for a block that nothing is printed for. */
  readonly expected?: string;
  readonly printed?: string;
  /** Why it failed, where it did. */
  readonly problem?: string;
}

const RUNS: readonly string[] = ["sh", "js", "python", "go"];
const OUTPUTS: readonly string[] = ["text", "json", "ndjson"];

/** The file that a block is the content of. */
export function fileOf({ lead }: Block): string | undefined {
  return /`([\w./-]+\.\w+)`:$/.exec(lead)?.[1];
}

/** Runs blocks one after the other in one folder; one outcome a block. */
export async function runBlocks(blocks: readonly Block[], folder: ReaderFolder): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let last: Printed | undefined;
  for (const block of blocks) {
    if (fileOf(block) === undefined && RUNS.includes(block.language)) {
      last = await run(block, folder);
      outcomes.push(judgeRun(block, last));
    } else outcomes.push(judgeRest(block, last?.text.trimEnd(), folder));
  }
  return outcomes;
}

/** A block that is not run: the content of a file, or what the one before it printed. */
function judgeRest(block: Block, printed: string | undefined, folder: ReaderFolder): Outcome {
  const file = fileOf(block);
  if (file !== undefined) {
    folder.write(file, `${block.code}\n`);
    return { block };
  }
  if (block.language === "") return { block };
  if (!OUTPUTS.includes(block.language)) return { block, problem: "nobody knows how to run this block" };
  if (printed === undefined) return { block, problem: "nothing was run that would have printed this" };
  return judgeOutput(block, printed);
}

function run({ language, code }: Block, folder: ReaderFolder): Promise<Printed> {
  return language === "sh" ? folder.run(code) : folder.runProgram(language as ProgramLanguage, code);
}

function judgeRun(block: Block, { status, text }: Printed): Outcome {
  const told = Number(/\(exit status (\d)\)/.exec(block.lead)?.[1] ?? 0);
  if (status !== told) return { block, problem: `ended with status ${status}, not ${told}:\n${text}` };
  const comments = [...block.code.matchAll(/^ *console\.log\(.*\); \/\/ (.+)$/gm)].map(
    ([, comment]) => comment!,
  );
  if (comments.length === 0) return { block };
  const printed = text.trimEnd().split("\n").slice(-comments.length).join("\n");
  return { block, ...(printed === comments.join("\n") ? {} : { problem: `printed\n${printed}` }) };
}

function judgeOutput(block: Block, printed: string): Outcome {
  const outcome = { block, expected: block.code, printed };
  return holds(block.code, printed) ? outcome : { ...outcome, problem: `printed\n${printed}` };
}

const LEFT_OUT = "…";

/** True if a text is what was printed, with a line `…` for any lines. */
function holds(told: string, printed: string): boolean {
  const parts = told.split(new RegExp(`^${LEFT_OUT}$`, "m"));
  if (parts.length === 1) return told === printed;
  const [first, ...rest] = parts;
  const last = rest.pop()!;
  if (!printed.startsWith(first!) || !printed.slice(first!.length).endsWith(last)) return false;
  let at = first!.length;
  return rest.every((part) => {
    at = printed.indexOf(part, at) + part.length;
    return at >= part.length;
  });
}

/** What an output block should say: what was printed, cut as it was cut. */
export function outputFor({ expected = "", printed = "" }: Outcome): string {
  const told = expected.split("\n");
  const first = told.indexOf(LEFT_OUT);
  if (first < 0) return printed;
  const lines = printed.split("\n");
  const behind = told.length - 1 - told.lastIndexOf(LEFT_OUT);
  return [...lines.slice(0, first), LEFT_OUT, ...(behind > 0 ? lines.slice(-behind) : [])].join("\n");
}
