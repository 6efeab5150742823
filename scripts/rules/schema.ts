import type { ErrorObject, ValidateFunction } from "ajv";
import { closest } from "../../packages/cli/src/closest.ts";
import { compileSchemas, readSchemas } from "../schemas.ts";
import type { Rule } from "./rule.ts";

export const schema: Rule = {
  name: "schema",
  description: "A file follows the schema of its kind.",
  *check({ chosen }) {
    for (const file of chosen) {
      const validate = validatorOf(file.value.kind);
      if (!validate) {
        const kinds = [...validators().keys()].join(", ");
        yield {
          file,
          pointer: "/kind",
          message: `There is no kind ${JSON.stringify(file.value.kind)}. Expected one of ${kinds}.`,
        };
      } else if (!validate(file.value)) {
        for (const error of plainErrors(validate.errors ?? [])) {
          yield { file, pointer: error.instancePath, message: wordError(error) };
        }
      }
    }
  },
};

let compiled: Map<string, ValidateFunction> | undefined;

function validators(): Map<string, ValidateFunction> {
  compiled ??= compileSchemas(readSchemas()).validators;
  return compiled;
}

export function validatorOf(kind: string): ValidateFunction | undefined {
  return validators().get(kind);
}

/** One error says what is wrong in a place: neither each branch of a `oneOf`, nor a form and its pattern. */
function plainErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const plain: ErrorObject[] = [];
  for (const place of new Set(errors.map((error) => error.instancePath))) {
    const here = errors.filter((error) => error.instancePath === place);
    const keys = here.filter(({ keyword }) => keyword === "additionalProperties" || keyword === "required");
    const isWord = here.some((error) => error.keyword === "oneOf" && wordsOf(error).length > 0);
    if (keys.length > 0 && !isWord) plain.push(...keys);
    else plain.push(here.find(({ keyword }) => keyword === "oneOf") ?? here.find(humanOf) ?? here[0]!);
  }
  // What is wrong further in says more than that the whole is of no known shape.
  return plain.filter(
    ({ keyword, instancePath }) =>
      keyword !== "oneOf" || !plain.some((other) => other.instancePath.startsWith(`${instancePath}/`)),
  );
}

function humanOf({ parentSchema }: ErrorObject): string | undefined {
  return (parentSchema as { errorMessage?: string } | undefined)?.errorMessage;
}

const LONGEST_QUOTED = 80;

function wordError(error: ErrorObject): string {
  const place = error.instancePath.split("/").findLast((step) => !/^\d*$/.test(step));
  const found = `${place === undefined ? "" : `"${place}": `}${JSON.stringify(error.data)?.slice(0, LONGEST_QUOTED)}`;
  const human = humanOf(error);
  switch (error.keyword) {
    case "additionalProperties":
      return `The key ${JSON.stringify(error.params.additionalProperty)} is not known here. ${nearKey(error)}`;
    case "required":
      return `The key ${JSON.stringify(error.params.missingProperty)} is missing. Add it.`;
    case "oneOf":
      return wordsOf(error).length > 0
        ? `${found} is not one of the known words. ${nearWord(error)}`
        : `${found} ${human ?? "has none of the shapes that the schema knows"}.`;
    case "const":
      return `${found} is not allowed. Expected ${JSON.stringify(error.params.allowedValue)}, or no such key.`;
    case "pattern":
      return `${found} ${human ?? `does not follow the pattern ${error.params.pattern}`}.`;
    case "type":
      return `${found} must be ${TYPES[error.params.type as string] ?? error.params.type}.`;
    default:
      return `${found} ${human ?? error.message ?? "is not allowed"}.`;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  array: "a list in [ ]",
  object: "an object in { }",
  string: 'a text in "quotes"',
  integer: "a whole number without quotes",
  boolean: "true or false without quotes",
};

function wordsOf(error: ErrorObject): string[] {
  const options = Array.isArray(error.schema) ? (error.schema as readonly { const?: string }[]) : [];
  return options.flatMap((option) => option.const ?? []);
}

function nearWord(error: ErrorObject): string {
  const words = wordsOf(error);
  const near = nearest(error.data, words);
  return `${near ? `Did you mean ${near}? ` : ""}Expected one of ${words.join(", ")}.`;
}

function nearKey({ params, parentSchema }: ErrorObject): string {
  const keys = Object.keys((parentSchema as { properties?: object } | undefined)?.properties ?? {});
  const near = nearest(params.additionalProperty, keys);
  return near ? `Did you mean ${JSON.stringify(near)}?` : "Remove it or correct its spelling.";
}

/** A slip of the finger, or a word that is a part of the right one: `spam` for `spam-content`. */
function nearest(found: unknown, words: readonly string[]): string | undefined {
  if (typeof found !== "string" || !/^[\w-]{3,40}$/.test(found)) return undefined;
  const word = found.toLowerCase();
  // Nobody slips at the first letter: `spf-failed` is not `tls-failed`.
  const near = closest(word, words);
  if (near?.[0] === word[0]) return near;
  return words.find((known) => known.split("-").includes(word) || known.endsWith(`-${word}`));
}
