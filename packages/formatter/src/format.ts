import type { Entry } from "@bouncebook/data";
import type { Diagnosis } from "@bouncebook/matcher";
import type { Block } from "./blocks.js";
import { describeDiagnosis } from "./describe-diagnosis.js";
import { describeEntry } from "./describe-entry.js";
import type { RegistryOptions } from "./registry.js";
import { renderHtml } from "./render-html.js";
import { renderMarkdown } from "./render-markdown.js";
import { renderText, type TextOptions } from "./render-text.js";
import { visible } from "./visible.js";

export type DocumentFormat = "text" | "markdown" | "html" | "json";

export interface FormatOptions extends TextOptions, RegistryOptions {
  readonly format?: DocumentFormat;
}

const FORMATS: readonly DocumentFormat[] = ["text", "markdown", "html", "json"];

function check(name: string, value: unknown, what: string, { format, width }: FormatOptions): void {
  if (typeof value !== "object" || value === null)
    throw new TypeError(`${name}: ${what}, not ${value === null ? "null" : typeof value}`);
  if (format !== undefined && !FORMATS.includes(format))
    throw new TypeError(`${name}: options.format must be one of ${FORMATS.join(", ")}`);
  if (width !== undefined && typeof width !== "number")
    throw new TypeError(`${name}: options.width must be a number, not ${typeof width}`);
}

/**
 * A diagnosis for a person, or as JSON.
 *
 * @throws {TypeError} when an argument is not of its type; the message names it
 */
export function formatDiagnosis(diagnosis: Diagnosis, options: FormatOptions = {}): string {
  check("formatDiagnosis", diagnosis, "diagnosis must be what match gives", options);
  if (typeof diagnosis.reason !== "string")
    throw new TypeError("formatDiagnosis: diagnosis must be what match gives; it has no reason");
  return options.format === "json"
    ? writeJson(diagnosis)
    : render(describeDiagnosis(diagnosis, options), options);
}

/**
 * A registry entry for a person, or as JSON.
 *
 * @throws {TypeError} when an argument is not of its type; the message names it
 */
export function formatEntry(entry: Entry, options: FormatOptions = {}): string {
  check("formatEntry", entry, "entry must be what lookup gives", options);
  return options.format === "json" ? writeJson(entry) : render(describeEntry(entry, options), options);
}

function render(blocks: readonly Block[], options: FormatOptions): string {
  switch (options.format) {
    case "markdown":
      return renderMarkdown(blocks);
    case "html":
      return renderHtml(blocks);
    default:
      return renderText(blocks, options);
  }
}

/** JSON escapes C0 controls itself; the others, which a terminal obeys too, are escaped here. */
function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(/[^\n]+/g, visible)}\n`;
}
