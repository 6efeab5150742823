import { resolve } from "node:path";
import type { Problem } from "../../packages/cli/src/registry/index.ts";
import { REGISTRY } from "../registry-files.ts";
import type { CheckContext } from "../rules/rule.ts";
import { type Compared, compareLines } from "./compare.ts";
import { foreignAddresses } from "./foreign-addresses.ts";
import type { Corpus, CorpusLine } from "./read-corpus.ts";

export interface CorpusCheck {
  readonly problems: readonly Problem[];
  readonly compared: readonly Compared[];
}

/**
 * Compares a corpus with a registry. Where files are named, only lines count that stand in one of them, or whose
 * entry does.
 */
export function checkCorpus(
  { lines, problems }: Corpus,
  context: CheckContext,
  paths: readonly string[] = [],
): CorpusCheck {
  const compared = compareLines(lines, context);
  const names = namedBy(paths, context);
  return {
    problems: [
      ...problems,
      ...lines.flatMap((line) => strangeIds(line, context)),
      ...foreignAddresses(lines, context),
    ],
    compared: paths.length === 0 ? compared : compared.filter(names),
  };
}

function strangeIds({ path, line, expected, today }: CorpusLine, { byId }: CheckContext): Problem[] {
  return [expected, today].flatMap((id) =>
    typeof id !== "string" || byId.has(id)
      ? []
      : [{ path, line, column: 1, message: `There is no entry ${id}. Give the id of an entry, or null.` }],
  );
}

function namedBy(paths: readonly string[], { chosen }: CheckContext): (compared: Compared) => boolean {
  const named = paths.map((path) => resolve(path));
  const ids = new Set<string | null | undefined>(chosen.map(({ value }) => value.id));
  return ({ line, now }) => {
    const own = resolve(REGISTRY, line.path);
    if (named.some((path) => own === path || own.startsWith(`${path}/`))) return true;
    return [now, line.expected, line.today].some((id) => typeof id === "string" && ids.has(id));
  };
}
