import { join } from "node:path";
import type { RegistryFile } from "@bouncebook/data";
import { compileTables } from "../../packages/matcher/src/compile/index.ts";
import { ROOT, readJson, SCHEMAS } from "../registry-files.ts";
import { entryLines } from "./entries.ts";
import { asciiJson } from "./header.ts";
import { vocabularyLabels } from "./vocabularies.ts";

const HEADER =
  "# Generated from registry/ by `pnpm generate`. Do not edit: change the registry and generate again.\n";

interface Word {
  readonly const: string;
  readonly description: string;
}

/** Strength of what speaks for an entry, the strongest first (MATCHING.md, step 5). */
const SPECIFICITIES: readonly Word[] = [
  {
    const: "provider-text-and-code",
    description: "A provider's own words, and a code that it sends with them.",
  },
  { const: "provider-text", description: "A provider's own words." },
  { const: "provider-code", description: "A code that from this provider says it alone." },
  { const: "blocklist", description: "The name of a blocklist." },
  { const: "wording", description: "Words that many servers share." },
  { const: "enhanced", description: "The enhanced status code (RFC 3463)." },
  { const: "basic", description: "The reply code (RFC 5321)." },
  { const: "class", description: "The first digit alone." },
  { const: "none", description: "Nothing was recognised." },
];

/** Tables of the engine. */
export function generatePythonTables(files: readonly RegistryFile[], version: string): string {
  return `${asciiJson(JSON.stringify(compileTables(files, { version }).tables))}\n`;
}

/** One entry a line, sorted by id. */
export function generatePythonEntries(files: readonly RegistryFile[]): string {
  return asciiJson(`${entryLines(files).join("\n")}\n`);
}

/** Vocabulary, reason, label. */
export function generatePythonVocabularies(files: readonly RegistryFile[]): string {
  return `${asciiJson(JSON.stringify(vocabularyLabels(files)))}\n`;
}

/** Version of the package, from its own manifest, and of the registry in it. */
export function generatePythonVersion(registryVersion: string): string {
  const { version } = readJson(join(ROOT, "packages/sdk-python/package.json")) as { version: string };
  return [
    HEADER,
    `__version__ = ${JSON.stringify(version)}`,
    `registry_version = ${JSON.stringify(registryVersion)}\n`,
  ].join("\n");
}

/** The words of a diagnosis as types, as enums and with what they mean. */
export function generatePythonVocabulary(files: readonly RegistryFile[]): string {
  const { definitions } = readJson(join(SCHEMAS, "common.schema.json")) as {
    definitions: Record<string, { oneOf: Word[] }>;
  };
  const defined = (kind: "category" | "reason"): Word[] =>
    files.flatMap((file) => (file.kind === kind ? [{ const: file.id, description: file.definition }] : []));
  const sets: readonly (readonly [one: string, all: string, what: string, words: readonly Word[]])[] = [
    ["Action", "Actions", "What the sender does now.", definitions.action!.oneOf],
    ["Bounce", "Bounces", "Whether the failure is permanent for the address.", definitions.bounce!.oneOf],
    ["Category", "Categories", "Who can repair it.", defined("category")],
    ["Mechanism", "Mechanisms", "What authenticates or encrypts.", definitions.mechanism!.oneOf],
    ["Reason", "Reasons", "Why a message was refused.", defined("reason")],
    ["Specificity", "Specificities", "How strong the evidence is, the strongest first.", SPECIFICITIES],
  ];
  const vocabularies = Object.keys(vocabularyLabels(files)).sort();
  return asciiJson(
    [
      HEADER,
      '"""The words of a diagnosis: a ``Literal`` type and an enum for each kind, and what each word means."""\n',
      "from enum import Enum",
      "from typing import Literal, Mapping\n",
      ...sets.map(([one, , , words]) =>
        literalType(
          one,
          words.map((word) => word.const),
        ),
      ),
      literalType("ProviderBy", ["host", "text", "recipient"]),
      literalType("VocabularyId", vocabularies),
      ...sets.map(([, all, what, words]) => enumOf(all, what, words)),
      ...sets.map(([one, , , words]) => meanings(one, words)),
    ].join("\n"),
  );
}

function literalType(name: string, words: readonly string[]): string {
  return `${name} = Literal[\n${words.map((word) => `    ${JSON.stringify(word)},\n`).join("")}]\n`;
}

/** Members are strings, so that they equal what a diagnosis holds. */
function enumOf(name: string, what: string, words: readonly Word[]): string {
  const members = words.map(
    ({ const: word }) => `    ${word.toUpperCase().replaceAll("-", "_")} = ${JSON.stringify(word)}\n`,
  );
  return `\nclass ${name}(str, Enum):\n    """${what}"""\n\n${members.join("")}`;
}

function meanings(name: string, words: readonly Word[]): string {
  const rows = words.map(
    (word) => `    ${JSON.stringify(word.const)}: ${JSON.stringify(word.description)},\n`,
  );
  return `\n${name.toUpperCase()}_MEANINGS: Mapping[${name}, str] = {\n${rows.join("")}}\n`;
}
