/** Diagnoses and entries as text, markdown, HTML and JSON. */
export type { Block, Link, Tone } from "./blocks.js";
export { describeDiagnosis } from "./describe-diagnosis.js";
export { describeEntry } from "./describe-entry.js";
export { type DocumentFormat, type FormatOptions, formatDiagnosis, formatEntry } from "./format.js";
export type { FindEntry, RegistryOptions } from "./registry.js";
export { renderHtml } from "./render-html.js";
export { renderMarkdown } from "./render-markdown.js";
export { renderText, type TextOptions } from "./render-text.js";
export { visible } from "./visible.js";
