import { byCodeUnit } from "../generate/header.ts";
import type { Change } from "./change.ts";

/** Words that applications branch on; each is a list of constants in common.schema.json. */
const VOCABULARY = ["reason", "category", "bounce", "action", "mechanism"] as const;

type Schemas = Readonly<Record<string, unknown>>;
type Properties = Readonly<Record<string, unknown>>;

/** Fields and words that came, went, or changed their type. */
export function compareSchemas(before: Schemas, after: Schemas): Change[] {
  // A build without schemas, such as a list of entries, says nothing about fields.
  if (Object.keys(before).length === 0 || Object.keys(after).length === 0) return [];
  const kinds = Object.keys({ ...before, ...after })
    .filter((kind) => kind !== "common")
    .sort(byCodeUnit);
  return [
    ...VOCABULARY.flatMap((name) =>
      compareWords(name, wordsOf(before.common, name), wordsOf(after.common, name)),
    ),
    ...kinds.flatMap((kind) => compareFields(kind, propertiesOf(before[kind]), propertiesOf(after[kind]))),
    ...compareFields("common", definitionsOf(before.common), definitionsOf(after.common)),
  ];
}

function compareWords(of: string, old: readonly string[], now: readonly string[]): Change[] {
  return [
    ...old.filter((word) => !now.includes(word)).map((word) => ({ kind: "word-removed" as const, of, word })),
    ...now.filter((word) => !old.includes(word)).map((word) => ({ kind: "word-added" as const, of, word })),
  ];
}

function compareFields(of: string, old: Properties, now: Properties): Change[] {
  return Object.keys({ ...old, ...now })
    .sort(byCodeUnit)
    .flatMap((field): Change[] => {
      if (!Object.hasOwn(now, field)) return [{ kind: "field-removed", of, field }];
      if (!Object.hasOwn(old, field)) return [{ kind: "field-added", of, field }];
      const [before, after] = [typeOf(old[field]), typeOf(now[field])];
      return before === after ? [] : [{ kind: "field-type", of, field, before, after }];
    });
}

function wordsOf(common: unknown, name: string): string[] {
  const { oneOf = [] } = (definitionsOf(common)[name] ?? {}) as { oneOf?: readonly { const?: unknown }[] };
  return oneOf.flatMap((option) => (typeof option.const === "string" ? [option.const] : []));
}

function definitionsOf(common: unknown): Properties {
  return (common as { definitions?: Properties } | undefined)?.definitions ?? {};
}

function propertiesOf(schema: unknown): Properties {
  return (schema as { properties?: Properties } | undefined)?.properties ?? {};
}

/** The shape of a field as far as a program that reads it must know it; words are compared elsewhere. */
function typeOf(schema: unknown): string {
  const { type, $ref, oneOf, items } = (schema ?? {}) as {
    type?: string;
    $ref?: string;
    oneOf?: readonly { const?: unknown }[];
    items?: unknown;
  };
  if ($ref !== undefined) return $ref.replace(/^.*\//, "");
  if (type === "array") return `list of ${typeOf(items)}`;
  if (type !== undefined) return type;
  if (oneOf?.every((option) => "const" in option)) return "word";
  return oneOf ? oneOf.map(typeOf).join(" or ") : "constant";
}
