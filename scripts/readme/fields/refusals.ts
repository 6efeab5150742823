/** What `pnpm check` says to the bad value of each field, in an otherwise sound registry. */
import type { RegistryText } from "../../../packages/cli/src/registry/index.ts";
import { readRegistry } from "../../registry-files.ts";
import { format } from "../../rules/formatting.ts";
import { createContext, runRules } from "../../run-rules.ts";
import { BAD_VALUES, type BadValue } from "./bad-values.ts";
import type { Field } from "./field-list.ts";
import { GOOD_FILES } from "./good-files.ts";

export interface Example {
  readonly good: unknown;
  readonly bad: BadValue;
  /** What `pnpm check` says; undefined where it has another objection than the one that was meant, or none. */
  readonly refusal: string | undefined;
}

/** The sound files, with the public reasons, categories and vocabularies. */
export function soundRegistry(): RegistryText[] {
  const own = new Set(GOOD_FILES.map(({ path }) => path));
  const words = readRegistry().files.filter(
    ({ path, value }) => ["reason", "category", "vocabulary"].includes(value.kind) && !own.has(path),
  );
  return [...GOOD_FILES, ...words];
}

/** The bad value for a field; undefined where nobody wrote one down. */
export function badValueOf({ kind, path }: Field): BadValue | undefined {
  const own = BAD_VALUES[`${kind}.${path}`];
  return own ?? BAD_VALUES[path] ?? BAD_VALUES[path.replace(/^rejects\[\]/, "examples[]")];
}

/** The good value of a field and the bad one with its refusal; undefined where no sound file uses the field. */
export function exampleOf(field: Field, sound: readonly RegistryText[]): Example | undefined {
  const bad = badValueOf(field);
  const steps = field.path.split(/\.|(?=\[\])/);
  const file = GOOD_FILES.find(
    ({ value }) => value.kind === field.kind && valueAt(value, steps) !== undefined,
  );
  if (!file || !bad) return undefined;
  return { good: valueAt(file.value, steps), bad, refusal: refusalOf(file, steps, bad, sound) };
}

function refusalOf(
  file: RegistryText,
  steps: readonly string[],
  bad: BadValue,
  sound: readonly RegistryText[],
): string | undefined {
  const value = withValue(file.value, steps, bad.value) as RegistryText["value"];
  const broken: RegistryText = { path: file.path, value, text: format(value) };
  const all = sound.map((each) => (each.path === file.path ? broken : each));
  const problems = runRules({ ...createContext(all, []), chosen: [broken] });
  return problems.find(({ message }) => message.includes(bad.because))?.message;
}

type Held = Record<string, unknown>;

function valueAt(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  if (step === "[]" || step === "*") return valueAt(Object.values(value)[0], rest);
  return valueAt((value as Held)[step], rest);
}

/** A copy with another value in one place, or without it. */
function withValue(value: unknown, [step, ...rest]: readonly string[], replacement: unknown): unknown {
  if (step === undefined) return replacement;
  if (Array.isArray(value)) return [withValue(value[0], rest, replacement), ...value.slice(1)];
  const held = value as Held;
  const key = step === "*" ? Object.keys(held)[0]! : step;
  const changed = Object.entries({ ...held, [key]: withValue(held[key], rest, replacement) });
  return Object.fromEntries(changed.filter(([, each]) => each !== undefined));
}
