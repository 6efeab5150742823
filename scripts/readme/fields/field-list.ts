/** Every field of every schema, read from the schemas themselves. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readJson, SCHEMAS } from "../../registry-files.ts";

export interface Field {
  readonly kind: string;
  /** Such as "match", "links.codes", "examples[].host", "labels.*.primary". */
  readonly path: string;
  readonly description: string;
  readonly needed: boolean;
}

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
}

/** Kinds in the order in which the page tells them. */
export const KINDS = [
  "response",
  "provider",
  "wording",
  "basic",
  "enhanced",
  "blocklist",
  "reason",
  "category",
  "vocabulary",
  "moved",
] as const;

/** Kinds that have a schema. */
export function schemaKinds(): string[] {
  return readdirSync(SCHEMAS)
    .map((name) => name.replace(".schema.json", ""))
    .filter((kind) => kind !== "common");
}

export function fieldsOf(kind: string): Field[] {
  return [...fieldsIn(readJson(join(SCHEMAS, `${kind}.schema.json`)) as Schema, kind, "")];
}

function* fieldsIn(schema: Schema, kind: string, prefix: string): Generator<Field> {
  for (const [name, held] of Object.entries(schema.properties ?? {})) {
    const path = prefix + name;
    const inside = resolved(held);
    const description = held.description ?? inside.description ?? "";
    yield { kind, path, description, needed: schema.required?.includes(name) ?? false };
    yield* fieldsBelow(inside, kind, path);
  }
}

/** What objects in a field hold: of an array, of each key, or in itself. */
function* fieldsBelow(schema: Schema, kind: string, path: string): Generator<Field> {
  yield* fieldsIn(schema, kind, `${path}.`);
  if (schema.additionalProperties) yield* fieldsIn(resolved(schema.additionalProperties), kind, `${path}.*.`);
  if (!schema.items) return;
  const item = resolved(schema.items);
  for (const each of [item, ...(item.oneOf ?? []).map(resolved)]) yield* fieldsIn(each, kind, `${path}[].`);
}

/** A definition that several schemas share, for what only refers to it. */
function resolved(schema: Schema): Schema {
  const name = /definitions\/(\w+)$/.exec(schema.$ref ?? "")?.[1];
  if (name === undefined) return schema;
  const { definitions } = readJson(join(SCHEMAS, "common.schema.json")) as {
    definitions: Record<string, Schema>;
  };
  return definitions[name]!;
}
