import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import { readJson, SCHEMAS } from "../registry-files.ts";

type Schema = JSONSchema & { definitions?: Record<string, JSONSchema> };

/** What the compiler says of definitions, which is true of all of them and helps nobody. */
const REFERENCE_NOTE =
  /(?: \*\n)? \* This interface was referenced by `Registry`'s JSON-Schema\n \* via the `definition` "[^"]*"\.\n/g;
const EMPTY_COMMENT = /\/\*\*\n \*\/\n/g;
const BUNDLE = /export interface Registry \{\}\n+/;

/** One TypeScript type for each schema and each shared definition. */
export async function generateRegistryTypes(): Promise<string> {
  const text = await compile(bundleSchemas(), "Registry", {
    additionalProperties: false,
    bannerComment:
      "// Generated from registry/schema by `pnpm generate`. Do not edit: change the schemas and generate again.",
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    unknownAny: true,
    style: { printWidth: 110 },
  });
  return text.replace(REFERENCE_NOTE, "").replace(EMPTY_COMMENT, "").replace(BUNDLE, "");
}

/** All schemas as definitions of one, since a reference into another file would repeat its type. */
function bundleSchemas(): Schema {
  const definitions: Record<string, JSONSchema> = {};
  for (const file of readdirSync(SCHEMAS).sort()) {
    const { $id, $schema, definitions: shared = {}, ...schema } = readJson(join(SCHEMAS, file)) as Schema;
    if (file === "common.schema.json") Object.assign(definitions, shared);
    else definitions[`${basename(file, ".schema.json")}File`] = schema;
  }
  const text = JSON.stringify(definitions).replaceAll("common.schema.json#/definitions/", "#/definitions/");
  return { type: "object", additionalProperties: false, definitions: JSON.parse(text, onlyReference) };
}

/** draft-07 ignores what stands beside a reference, and the compiler would make a type of its own of it. */
function onlyReference(_key: string, value: unknown): unknown {
  if (typeof value === "object" && value !== null && "$ref" in value) return { $ref: value.$ref };
  return value;
}
