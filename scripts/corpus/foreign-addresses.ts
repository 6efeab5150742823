import type { Problem } from "../../packages/cli/src/registry/index.ts";
import { foreignAddress } from "../rules/documentation-addresses.ts";
import type { CheckContext } from "../rules/rule.ts";
import { templatesOf } from "../rules/templates.ts";
import type { CorpusLine } from "./read-corpus.ts";

/** Addresses in the corpus that may belong to somebody. */
export function foreignAddresses(lines: readonly CorpusLine[], { all }: CheckContext): Problem[] {
  const ours = new Set(all.flatMap(({ value }) => (value.kind === "provider" ? (value.domains ?? []) : [])));
  // A contact that a server's own text gives is a part of that text.
  const serverText = all
    .flatMap(templatesOf)
    .map(({ template }) => template)
    .join("\n")
    .toLowerCase();
  return lines.flatMap(({ path, line, reply, options }) => {
    const foreign = foreignAddress(`${reply} ${options.recipient ?? ""}`, ours, serverText);
    if (foreign === undefined) return [];
    const message = `${foreign} may belong to somebody. Use 192.0.2.1, 2001:db8::1 or somebody@example.com.`;
    return [{ path, line, column: 1, message }];
  });
}
