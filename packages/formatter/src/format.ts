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

/** A diagnosis for a person, or as JSON. */
export function formatDiagnosis(diagnosis: Diagnosis, options: FormatOptions = {}): string {
  return options.format === "json"
    ? writeJson(diagnosis)
    : render(describeDiagnosis(diagnosis, options), options);
}

/** A registry entry for a person, or as JSON. */
export function formatEntry(entry: Entry, options: FormatOptions = {}): string {
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
