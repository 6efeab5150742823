import type { Block, Link } from "./blocks.js";
import { isWebAddress } from "./links.js";
import { visible } from "./visible.js";

/** An HTML fragment, escaped; it carries classes and no style or script. */
export function renderHtml(blocks: readonly Block[], level = 2): string {
  return `<article class="bouncebook">\n${renderBlocks(blocks, level)}\n</article>\n`;
}

function renderBlocks(blocks: readonly Block[], level: number): string {
  return blocks.map((block) => renderBlock(block, level)).join("\n");
}

function renderBlock(block: Block, level: number): string {
  switch (block.kind) {
    case "title":
      return heading(block.text, level);
    case "headline":
      return `<p class="verdict ${block.tone}"><strong>${escapeHtml(block.text)}</strong></p>`;
    case "paragraph":
      return `<p>${escapeHtml(block.text)}</p>`;
    case "quote":
      return `<blockquote><p>${escapeHtml(block.text)}</p></blockquote>`;
    case "facts":
      return `<dl>\n${block.rows.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join("\n")}\n</dl>`;
    case "list":
      return htmlList(block.ordered ? "ol" : "ul", block.items.map(escapeHtml));
    case "links":
      return htmlList("ul", block.items.map(htmlLink));
    case "section":
      return `<section>\n${heading(block.title, level + 1)}\n${renderBlocks(block.blocks, level + 1)}\n</section>`;
    default:
      return block satisfies never;
  }
}

function heading(text: string, level: number): string {
  return `<h${level}>${escapeHtml(text)}</h${level}>`;
}

function htmlList(tag: "ol" | "ul", items: readonly string[]): string {
  return `<${tag}>\n${items.map((item) => `<li>${item}</li>`).join("\n")}\n</${tag}>`;
}

function htmlLink({ url, text }: Link): string {
  const shown = escapeHtml(text ?? url);
  return isWebAddress(url) ? `<a href="${escapeHtml(url)}" rel="noopener nofollow">${shown}</a>` : shown;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
