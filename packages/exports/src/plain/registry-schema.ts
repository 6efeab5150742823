import { schemasText } from "../generated/schemas.js";

type Schema = Readonly<Record<string, unknown>>;
interface FileSchema extends Schema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

export const REGISTRY_SCHEMA_ID = "https://bouncebook.org/schema/registry.schema.json";

/** The JSON Schemas (draft-07) of the registry's files, by the name of their file. */
export function fileSchemas(): Readonly<Record<string, Schema>> {
  return JSON.parse(schemasText()) as Record<string, Schema>;
}

/** What an entry has after its reason's verdict and advice are filled in. */
const RESOLVED: readonly (readonly [name: string, schema: Schema])[] = [
  ["category", common("category")],
  ["reason", common("reason")],
  ["bounce", common("bounce")],
  ["action", common("action")],
  ["exhausted", { ...common("action"), description: "What the sender does when the retry window ran out." }],
  ["meaning", common("sentence")],
  ["causes", sentences("Why it happens.")],
  ["fixes", sentences("What helps.")],
];

/**
 * The schema of `registry.json`. It is made from those of the registry's files: each without its own `$schema`,
 * and with the verdict filled in.
 */
export function registrySchema(): Schema {
  const files = fileSchemas();
  const of = (kind: string): FileSchema => files[`${kind}.schema.json`] as FileSchema;
  const explaining = ["basic", "enhanced", "response", "wording"].map((kind) => resolved(of(kind)));
  const lists: Record<string, Schema> = {
    reasons: list("The vocabulary, with default verdicts.", published(of("reason"))),
    providers: list("Who answers.", published(of("provider"))),
    blocklists: list("DNS blocklists that replies name.", resolved(of("blocklist"))),
    entries: list("Codes, responses and wordings, by id.", { oneOf: explaining }),
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: REGISTRY_SCHEMA_ID,
    title: "Registry",
    description: "The whole registry as one document, with every verdict filled in.",
    type: "object",
    additionalProperties: false,
    required: ["$schema", "version", ...Object.keys(lists), "vocabularies"],
    properties: {
      $schema: { const: REGISTRY_SCHEMA_ID, description: "Address of this schema." },
      version: { type: "string", description: "Version of the registry." },
      ...lists,
      vocabularies: {
        type: "object",
        description: "The label of every reason in the words of other programs, by vocabulary and reason.",
        additionalProperties: { type: "object", additionalProperties: { type: "string" } },
      },
    },
  };
}

function common(definition: string): Schema {
  return { $ref: `common.schema.json#/definitions/${definition}` };
}

function sentences(description: string): Schema {
  return { type: "array", description, items: common("sentence") };
}

function list(description: string, items: Schema): Schema {
  return { type: "array", description, items };
}

/** A file's schema for what is published of it: `$schema` is left out. */
function published(schema: FileSchema): FileSchema {
  const { $schema: _, ...properties } = schema.properties;
  return {
    title: schema.title,
    description: schema.description,
    type: "object",
    additionalProperties: false,
    required: schema.required.filter((name) => name !== "$schema"),
    properties,
  };
}

function resolved(schema: FileSchema): FileSchema {
  const { properties, required, ...rest } = published(schema);
  const provider = { type: "string", description: "Id of the provider that answers like this." };
  const isResponse = (properties.kind as { const?: string }).const === "response";
  return {
    ...rest,
    required: [...new Set([...required, ...RESOLVED.map(([name]) => name)])],
    properties: {
      ...properties,
      ...(isResponse && { provider }),
      ...Object.fromEntries(RESOLVED),
    },
  };
}
