import { formatEntry } from "@bouncebook/formatter";
import { ExitCode } from "../exit-code.js";
import { readFlags } from "../flags.js";
import { registryWith } from "../matcher-with.js";
import { outputOptions } from "../terminal/output.js";
import { print } from "../terminal/standard-output.js";
import { UsageError } from "../usage-error.js";
import { help } from "./help.js";
import { suggestIds } from "./suggest.js";

/** `bouncebook show ID…`: entries of the registry. */
export async function show(args: readonly string[]): Promise<number> {
  const { flags, words } = readFlags(args, ["registry", "format", "color"]);
  if (flags.help) return help("show");
  if (words.length === 0) throw new UsageError("show needs an id or a code, as in: bouncebook show 5.1.1.");
  const { lookup, entries } = await registryWith(flags.registry);
  const writing = { ...outputOptions(flags), ...(flags.format && { format: flags.format }), lookup };
  const documents = words.map((id) => {
    const entry = lookup(id) ?? lookup(id.toLowerCase());
    if (!entry)
      throw new UsageError(
        `the registry has no entry ${JSON.stringify(id.slice(0, 60))}. ${suggestIds(id, entries())}`,
        ExitCode.nothing,
      );
    return formatEntry(entry, writing);
  });
  print(documents.join("\n"));
  return ExitCode.answered;
}
