import { resolve } from "node:path";
import { type Place, type Problem, placesIn, type RegistryText } from "../packages/cli/src/registry/index.ts";
import { compileTables } from "../packages/matcher/src/compile/index.ts";
import { Engine } from "../packages/matcher/src/engine/index.ts";
import { REGISTRY } from "./registry-files.ts";
import * as rules from "./rules/index.ts";
import type { CheckContext, Rule, RuleProblem } from "./rules/rule.ts";

export const RULES: readonly Rule[] = Object.values(rules);

/** A context over the whole registry; `paths` names files or folders, none means all. */
export function createContext(all: readonly RegistryText[], paths: readonly string[]): CheckContext {
  // What cannot be compiled is left out here, and told by the rules.
  const { tables } = compileTables(
    all.map((file) => file.value),
    { version: "0.0.0" },
  );
  return {
    all,
    chosen: paths.length === 0 ? all : all.filter((file) => paths.some((path) => holds(path, file))),
    byId: new Map(all.filter(({ value }) => value.kind !== "category").map(({ value }) => [value.id, value])),
    engine: new Engine([tables]),
  };
}

function holds(path: string, file: RegistryText): boolean {
  const wanted = resolve(path);
  const own = resolve(REGISTRY, file.path);
  return own === wanted || own.startsWith(`${wanted}/`);
}

/** What an engine answers with where no entry does (MATCHING.md, section 0). */
const NEEDED_REASONS = ["delivered", "in-progress", "deferred", "ip-refused", "unknown"];

/** Reasons without which nothing can be matched, so that no rule can be asked either. */
export function lostReasons(all: readonly RegistryText[]): Problem[] {
  const held = new Set(all.filter(({ value }) => value.kind === "reason").map(({ value }) => value.id));
  return NEEDED_REASONS.filter((id) => !held.has(id)).map((id) => ({
    path: `reasons/${id}.json`,
    message: "This reason is missing, and every answer without an entry needs it. Put the file back.",
  }));
}

/** Of one rule in one file: whoever made a mistake a thousand times needs no list of it. */
const MOST_FINDINGS = 20;

export function runRules(context: CheckContext, chosen: readonly Rule[] = RULES): RuleProblem[] {
  const broken = new Set<string>();
  const found = new Map<string, number>();
  const placeOf = createPlacer();
  const problems: RuleProblem[] = [];
  // Files that do not follow their schema are asked no more than what holds for any shape.
  for (const rule of [rules.schema, ...chosen.filter((rule) => rule !== rules.schema)]) {
    const asked = rule.readsAnyShape
      ? context
      : { ...context, chosen: context.chosen.filter((file) => !isLeftOut(file.path, broken)) };
    for (const { file, pointer, message } of rule.check(asked)) {
      if (rule === rules.schema) broken.add(file.path);
      const key = `${rule.name} ${file.path}`;
      const count = (found.get(key) ?? 0) + 1;
      found.set(key, count);
      if (count > MOST_FINDINGS) continue;
      problems.push({ path: file.path, ...placeOf(file, pointer), message, rule: rule.name });
    }
  }
  return problems;
}

/** Entries of a provider that does not follow its schema are not used, so that nothing comes back as one of them. */
function isLeftOut(path: string, broken: ReadonlySet<string>): boolean {
  return broken.has(path) || broken.has(path.replace(/^(providers\/[^/]+)\/[^/]+$/, "$1/provider.json"));
}

/** Each text is read once, however many places of it are asked for. */
function createPlacer(): (file: RegistryText, pointer: string) => Place {
  const read = new Map<string, (pointer: string) => Place>();
  return ({ path, text }, pointer) => {
    const placeIn = read.get(path) ?? placesIn(text);
    read.set(path, placeIn);
    return placeIn(pointer);
  };
}
