import { resolve } from "node:path";
import { type Problem, placeOf, type RegistryText } from "../packages/cli/src/registry/index.ts";
import { compileTables } from "../packages/matcher/src/compile/index.ts";
import { Engine } from "../packages/matcher/src/engine/index.ts";
import { REGISTRY } from "./registry-files.ts";
import * as rules from "./rules/index.ts";
import type { CheckContext, Finding, Rule, RuleProblem } from "./rules/rule.ts";

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

export function runRules(context: CheckContext, chosen: readonly Rule[] = RULES): RuleProblem[] {
  const broken = new Set<string>();
  const problems: RuleProblem[] = [];
  // Files that do not follow their schema are not asked anything else.
  for (const rule of [rules.schema, ...chosen.filter((rule) => rule !== rules.schema)]) {
    const sound = { ...context, chosen: context.chosen.filter((file) => !broken.has(file.path)) };
    for (const finding of rule.check(sound)) {
      if (rule === rules.schema) broken.add(finding.file.path);
      problems.push({ ...toProblem(finding), rule: rule.name });
    }
  }
  return problems;
}

function toProblem({ file, pointer, message }: Finding): Problem {
  return { path: file.path, ...placeOf(file.text, pointer), message };
}
