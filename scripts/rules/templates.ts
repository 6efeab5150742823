import type { RegistryFile } from "@bouncebook/data";
import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import { checkTemplate, type TemplateFault } from "../../packages/matcher/src/compile/index.ts";
import { format } from "./formatting.ts";
import type { Rule } from "./rule.ts";

export const templates: Rule = {
  name: "templates",
  description: "Templates are literal text with known placeholders, long enough to mean something.",
  *check({ chosen }) {
    for (const file of chosen) {
      for (const { pointer, template } of templatesOf(file)) {
        for (const fault of checkTemplate(template)) yield { file, pointer, message: wordFault(fault) };
      }
    }
  },
  fix(file) {
    const { value } = file;
    if (value.kind !== "response" && value.kind !== "wording") return undefined;
    // A code that stands nowhere else is not thrown away.
    const hasCodes = value.kind === "response" && (value.codes?.length ?? 0) > 0;
    const fixed = (value.match ?? []).map((template) => tidy(template, hasCodes));
    if (fixed.every((template, at) => template === value.match?.[at])) return undefined;
    return format({ ...value, match: [...new Set(fixed)] } as RegistryFile);
  },
};

const CODES = /^[2-5]\d\d(?:[ -]+|$)(?:[245]\.\d{1,3}\.\d{1,3}(?:[ :]+|$))?/;

function tidy(template: string, hasCodes: boolean): string {
  const single = template.replace(/\s+/g, " ").trim();
  const bare = hasCodes ? single.replace(CODES, "") : single;
  return [...checkTemplate(bare)].length === 0 ? bare : template;
}

/** Every template of a file with its JSON pointer. */
export function templatesOf(file: RegistryText): { pointer: string; template: string }[] {
  const lists = ["match", "signatures", "zones"] as const;
  const { value } = file;
  return lists.flatMap((key) => {
    const held: unknown = key in value ? (value as { [K in typeof key]?: string[] })[key] : [];
    if (!Array.isArray(held)) return [];
    return held.flatMap((template: unknown, at) =>
      typeof template === "string" ? [{ pointer: `/${key}/${at}`, template }] : [],
    );
  });
}

function wordFault({ code, found }: TemplateFault): string {
  switch (code) {
    case "unknown-placeholder":
      return `${found} is no placeholder. Expected {ip}, {domain}, {address}, {number} or {any}.`;
    case "placeholders-adjacent":
      return `${found}: two placeholders side by side cannot be told apart. Put the text between them, or keep one.`;
    case "any-twice":
      return "{any} stands more than once. Cut the template down to the part with one {any}.";
    case "any-at-end":
      return "{any} at an end says nothing. Leave it out.";
    case "too-long":
      return `The template has ${found}. Expected at most 200: keep the part that only this refusal holds.`;
    case "too-short":
      return "Expected at least 8 literal characters in a row (4 with a digit, or in a script without spaces). Take more of the server's text.";
    case "code-in-front":
      return `The code ${found} does not belong in a template. Write it in "codes".`;
    case "white-space":
      return "Expected single spaces, none at an end. Remove the others.";
    default:
      return code satisfies never;
  }
}
