import { lookup } from "@bouncebook/data";
import { formatEntry } from "@bouncebook/formatter";
import { ExitCode } from "../exit-code.js";
import { readFlags } from "../flags.js";
import { outputOptions } from "../terminal/output.js";
import { print } from "../terminal/standard-output.js";
import { UsageError } from "../usage-error.js";
import { help } from "./help.js";
import { suggestIds } from "./suggest.js";

/** `bouncebook show ID…`: entries of the registry. */
export async function show(args: readonly string[]): Promise<number> {
  const { flags, words } = readFlags(args, ["format", "color"]);
  if (flags.help) return help("show");
  if (words.length === 0) throw new UsageError("show needs an id or a code, as in: bouncebook show 5.1.1.");
  const documents = words.map((id) => {
    const entry = lookup(id);
    if (!entry)
      throw new UsageError(
        `the registry has no entry ${JSON.stringify(id.slice(0, 60))}. ${suggestIds(id)}`,
        ExitCode.nothing,
      );
    return formatEntry(entry, { ...outputOptions(flags), ...(flags.format && { format: flags.format }) });
  });
  print(documents.join("\n"));
  return ExitCode.answered;
}
