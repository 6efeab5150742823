import { join } from "node:path";
import type { RegistryFile } from "@bouncebook/data";
import { readJson, SCHEMAS } from "../registry-files.ts";
import type { Rule } from "./rule.ts";

export const formatting: Rule = {
  name: "formatting",
  description:
    "Keys stand in the order of the schema; the text is JSON.stringify(value, null, 2) and a line end.",
  readsAnyShape: true,
  *check({ chosen }) {
    for (const file of chosen) {
      if (file.text !== format(file.value)) {
        yield {
          file,
          pointer: "",
          message: "The order of the keys or the formatting differs from the registry's. Run `pnpm fix`.",
        };
      }
    }
  },
  fix: (file) => format(file.value),
};

/** Check and fix share this, so they cannot disagree. */
export function format(value: RegistryFile): string {
  return `${JSON.stringify(inSchemaOrder(value), null, 2)}\n`;
}

function inSchemaOrder(value: RegistryFile): Record<string, unknown> {
  const given = value as unknown as Record<string, unknown>;
  const known = propertiesOf(value.kind).filter((key) => key in given);
  const others = Object.keys(given).filter((key) => !known.includes(key));
  return Object.fromEntries([...known, ...others].map((key) => [key, given[key]]));
}

const read = new Map<string, readonly string[]>();

function propertiesOf(kind: string): readonly string[] {
  let keys = read.get(kind);
  if (!keys) {
    keys = /^[a-z]+$/.test(kind) ? keysOfSchema(kind) : [];
    read.set(kind, keys);
  }
  return keys;
}

function keysOfSchema(kind: string): readonly string[] {
  try {
    return Object.keys((readJson(join(SCHEMAS, `${kind}.schema.json`)) as { properties: object }).properties);
  } catch {
    return [];
  }
}
