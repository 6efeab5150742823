import type { Problem } from "../packages/cli/src/registry/index.ts";
import { visible } from "../packages/formatter/src/visible.ts";

/** Prints problems as `registry/path:line:column  message`, one a line, on stderr. */
export function reportProblems(problems: readonly Problem[]): void {
  for (const problem of problems) console.error(writeProblem(problem));
}

/** What a file or its name holds is shown with its hidden characters, so that it cannot look like another line. */
export function writeProblem({ path, line, column, message }: Problem): string {
  const place = line === undefined ? "" : `:${line}:${column ?? 1}`;
  return visible(`registry/${path}${place}  ${message}`);
}
