import { join } from "node:path";
import { REGISTRY, ROOT, readJson, readRegistry } from "../registry-files.ts";
import { writeProblem } from "../report.ts";
import { createContext, runRules } from "../run-rules.ts";
import { TO_DO } from "./skeleton.ts";

const TYPES =
  'A mailbox provider is "mailbox", a filter in front of other servers "gateway", mail server software "mta", a sending service "esp".';
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
    ...(problems.some(({ message }) => message.includes(TO_DO.type)) ? [TYPES] : []),
    ...(problems.some(({ message }) => message.includes(TO_DO.reason))
      ? [`The reasons: npx -y ${packageManager} -s bouncebook list --kind reason`]
      : []),
    ...(hasNoSource ? [NO_PAGE] : []),
    'Look at "title", "reason" and "match" too: they are proposals. What the sender should change goes into "fixes".',
    "",
    `Then: npx -y ${packageManager} check ${shown.join(" ")}`,
  ].join("\n");
}
