import { mailServerTargets } from "./mail-servers/index.js";
import { plainTargets } from "./plain/index.js";
import { sqlTargets } from "./sql/index.js";
import type { ExportTarget, TargetMaker } from "./target.js";

const MAKERS: readonly TargetMaker[] = [...mailServerTargets, ...sqlTargets, ...plainTargets];

/** Everything that can be exported, in the order in which it is shown. */
export const exportTargets: readonly ExportTarget[] = MAKERS;

/** The maker of a target; undefined when there is no such target. */
export function makerOf(name: string): TargetMaker | undefined {
  return MAKERS.find((target) => target.name === name);
}
