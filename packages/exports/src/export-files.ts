import { entries, registryVersion } from "@bouncebook/data";
import { tables } from "@bouncebook/data/tables";
import type { ExportFile, ExportOption, ExportOptions, ExportSource, TargetMaker } from "./target.js";
import { makerOf } from "./targets.js";

/**
 * The files of a target, made from the registry that `@bouncebook/data` holds, sorted by path.
 *
 * @throws TypeError when there is no such target, or it does not take an option that is given
 * @example
 * for (const { path, text } of exportFiles("json")) console.log(path, text?.length);
 */
export function exportFiles(target: string, options: ExportOptions = {}): readonly ExportFile[] {
  const maker = makerOf(target);
  if (!maker) throw new TypeError(`exportFiles: there is no target ${JSON.stringify(target)}`);
  for (const name of Object.keys(options)) refuseUnless(maker, name as ExportOption, options);
  return maker.make(publicRegistry(), options);
}

function refuseUnless(maker: TargetMaker, name: ExportOption, options: ExportOptions): void {
  if (options[name] === undefined || maker.options.includes(name)) return;
  throw new TypeError(`exportFiles: the target ${maker.name} takes no option ${JSON.stringify(name)}`);
}

function publicRegistry(): ExportSource {
  return { version: registryVersion, entries: [...entries()], tables: tables() };
}
