import { join } from "node:path";
import type { RegistryFile } from "@bouncebook/data";
import { readJson, SCHEMAS } from "../registry-files.ts";
import { HEADER } from "./header.ts";

interface Word {
  readonly const: string;
  readonly description: string;
}

/** What the words of the vocabulary mean, from the schema that defines them and from the categories. */
export function generateWords(files: readonly RegistryFile[]): string {
  const { definitions } = readJson(join(SCHEMAS, "common.schema.json")) as {
    definitions: Record<string, { oneOf: Word[] }>;
  };
  const table = (name: string, type: string, definition: string): string => {
    const rows = definitions[definition]!.oneOf.map(
      (word) => `  ${JSON.stringify(word.const)}: ${JSON.stringify(word.description)},\n`,
    );
    return `export const ${name}: Readonly<Record<${type}, string>> = {\n${rows.join("")}};\n`;
  };
  const categories = files
    .filter((file) => file.kind === "category")
    .map(
      ({ id, title, definition, fixedBy }) =>
        `  ${JSON.stringify(id)}: ${JSON.stringify({ title, definition, fixedBy })},\n`,
    );
  return [
    HEADER,
    'import type { Action, Bounce, Category, CategoryFile, Mechanism } from "./registry-types.js";\n',
    table("actionWords", "Action", "action"),
    table("bounceWords", "Bounce", "bounce"),
    table("mechanismWords", "Mechanism", "mechanism"),
    `export const categoryWords: Readonly<Record<Category, Pick<CategoryFile, "title" | "definition" | "fixedBy">>> = {\n${categories.join("")}};\n`,
  ].join("\n");
}
