import { join } from "node:path";
import { REGISTRY, ROOT, readJson, readRegistry } from "../registry-files.ts";
import { writeProblem } from "../report.ts";
import { createContext, runRules } from "../run-rules.ts";
import { TO_DO } from "./skeleton.ts";

const NO_PAGE = 'Where no page explains it, the source is {"kind": "observed"} without "url".';

/** What the rules say of files that were written just now, and how to go on. */
export function whatIsLeft(paths: readonly string[]): string {
  const { packageManager } = readJson(join(ROOT, "package.json")) as { packageManager: string };
  const shown = paths.map((path) => `registry/${path}`);
  const absolute = paths.map((path) => join(REGISTRY, path));
  const problems = runRules(createContext(readRegistry().files, absolute));
  const hasNoSource = problems.some(({ message }) => message.includes(TO_DO.source));
  return [
    `Written: ${shown.join(", ")}`,
    "",
    ...(problems.length > 0
      ? ["To fill in or put right:", ...problems.map((each) => `  ${writeProblem(each)}`)]
      : []),
    ...(hasNoSource ? [NO_PAGE] : []),
    "",
    `Then: npx -y ${packageManager} check ${shown.join(" ")}`,
  ].join("\n");
}
