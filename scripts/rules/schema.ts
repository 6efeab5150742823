import type { ErrorObject, ValidateFunction } from "ajv";
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

/** Without the follow-ups of a `oneOf` of words, which say the same once for each word. */
function plainErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const words = new Set(
    errors.filter((error) => error.keyword === "oneOf").map((error) => error.instancePath),
  );
  return errors.filter((error) => error.keyword !== "const" || !words.has(error.instancePath));
}

function wordError(error: ErrorObject): string {
  const human = (error.parentSchema as { errorMessage?: string } | undefined)?.errorMessage;
  const found = JSON.stringify(error.data)?.slice(0, 80);
  switch (error.keyword) {
    case "additionalProperties":
      return `The key ${JSON.stringify(error.params.additionalProperty)} is not known here. Remove it or correct its spelling.`;
    case "required":
      return `The key ${JSON.stringify(error.params.missingProperty)} is missing. Add it.`;
    case "oneOf":
      return `${found} is not one of the known words or shapes. ${wordsOf(error)}`;
    case "const":
      return `${found} is not allowed. Expected ${JSON.stringify(error.params.allowedValue)}, or no such key.`;
    case "pattern":
      return `${found} ${human ?? `does not follow the pattern ${error.params.pattern}`}.`;
    default:
      return `${found} ${error.message ?? "is not allowed"}.`;
  }
}

function wordsOf(error: ErrorObject): string {
  const options = (error.schema as readonly { const?: string }[])
    .map((option) => option.const)
    .filter((word) => word !== undefined);
  return options.length > 0 ? `Expected one of ${options.join(", ")}.` : "See the schema.";
}
