import type { Problem } from "../packages/cli/src/registry/index.ts";

/** Prints problems as `registry/path:line:column  message`, one a line, on stderr. */
export function reportProblems(problems: readonly Problem[]): void {
  for (const problem of problems) console.error(writeProblem(problem));
}

export function writeProblem({ path, line, column, message }: Problem): string {
  const place = line === undefined ? "" : `:${line}:${column ?? 1}`;
  return `registry/${path}${place}  ${message}`;
}
