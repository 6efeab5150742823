import { join } from "node:path";
import type { RegistryFile } from "@bouncebook/data";
import { compileTables } from "../../packages/matcher/src/compile/index.ts";
import { readJson, SCHEMAS } from "../registry-files.ts";
import { entryLines } from "./entries.ts";
import { asciiJson, byCodeUnit } from "./header.ts";
import { vocabularyLabels } from "./vocabularies.ts";

/** The line by which tools know a generated file of Go. */
const GENERATED = "// Code generated from registry/ by `pnpm generate`. DO NOT EDIT.\n";

/** One typed string constant. */
interface Word {
  readonly value: string;
  /** What stands in the constant's name, where that is not made of the value. */
  readonly name?: string;
  readonly says: string;
}

/** Texts that the Go package embeds, by file name. */
export function generateGoData(
  files: readonly RegistryFile[],
  version: string,
): Readonly<Record<string, string>> {
  return {
    "entries.jsonl": asciiJson(`\n${entryLines(files).join("\n")}\n`),
    "tables.json": `${asciiJson(JSON.stringify(compileTables(files, { version }).tables))}\n`,
    "version.txt": version,
    "vocabularies.json": `${asciiJson(JSON.stringify(vocabularyLabels(files)))}\n`,
  };
}

/** Types and constants of the Go package: the words of the vocabulary, formatted as gofmt does. */
export function generateGo(files: readonly RegistryFile[]): string {
  return [
    `${GENERATED}\npackage bouncebook\n`,
    type("Reason", "says why a message was refused.", reasonWords(files)),
    type("Category", "says who can repair it: a group of reasons.", categoryWords(files)),
    type("Bounce", "says whether a failure is permanent for the address.", schemaWords("bounce")),
    type("Action", "is what the sender does now.", schemaWords("action")),
    type(
      "Mechanism",
      "is authentication or transport security that a reply is about.",
      schemaWords("mechanism"),
    ),
    type("Vocabulary", "is another system's list of labels.", vocabularyWords(files)),
  ].join("\n");
}

function reasonWords(files: readonly RegistryFile[]): Word[] {
  return files
    .filter((file) => file.kind === "reason")
    .map(({ id, definition }) => ({ value: id, says: definition }))
    .sort((a, b) => byCodeUnit(a.value, b.value));
}

function categoryWords(files: readonly RegistryFile[]): Word[] {
  return files
    .filter((file) => file.kind === "category")
    .map(({ id, definition }) => ({ value: id, says: definition }))
    .sort((a, b) => byCodeUnit(a.value, b.value));
}

function vocabularyWords(files: readonly RegistryFile[]): Word[] {
  return files
    .filter((file) => file.kind === "vocabulary")
    .map(({ id, title }) => ({
      value: id,
      name: title.toLowerCase() === id ? title : pascalCase(id),
      says: `${title}.`,
    }))
    .sort((a, b) => byCodeUnit(a.value, b.value));
}

function schemaWords(definition: string): Word[] {
  const { definitions } = readJson(join(SCHEMAS, "common.schema.json")) as {
    definitions: Record<string, { oneOf: { const: string; description: string }[] }>;
  };
  return definitions[definition]!.oneOf.map(({ const: value, description }) => ({
    value,
    says: description,
  }));
}

/** An empty line between two constants, so that gofmt has no columns to align. */
function type(name: string, says: string, words: readonly Word[]): string {
  const constants = words.map((word) => {
    const constant = `${name}${word.name ?? pascalCase(word.value)}`;
    return `\t// ${constant}: ${word.says}\n\t${constant} ${name} = "${word.value}"\n`;
  });
  return `// ${name} ${says}\ntype ${name} string\n\nconst (\n${constants.join("\n")})\n`;
}

/** Words that Go writes in capitals. */
const INITIALS = new Set([
  "arc",
  "dane",
  "dkim",
  "dmarc",
  "dns",
  "helo",
  "ip",
  "mta",
  "ses",
  "smtp",
  "spf",
  "sts",
  "tls",
]);

function pascalCase(kebab: string): string {
  return kebab
    .split("-")
    .map((word) => (INITIALS.has(word) ? word.toUpperCase() : word[0]!.toUpperCase() + word.slice(1)))
    .join("");
}
