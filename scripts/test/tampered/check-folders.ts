/** `tsx check-folders.ts FOLDER…`: what `pnpm check` says of each folder, as a line of JSON; a folder that takes it longer than a few seconds shows there. */
import { readRegistryFolder } from "../../../packages/cli/src/registry/index.ts";
import { writeProblem } from "../../report.ts";
import { createContext, runRules } from "../../run-rules.ts";

for (const folder of process.argv.slice(2)) {
  const { files, problems } = readRegistryFolder(folder);
  const found = problems.length > 0 ? problems : runRules(createContext(files, []));
  console.log(JSON.stringify({ folder, said: found.map(writeProblem) }));
}
