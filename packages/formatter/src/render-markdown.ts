import type { Block, Link } from "./blocks.js";
import { isWebAddress } from "./links.js";
import { visible } from "./visible.js";

/** CommonMark. A stranger's text stays text: every character that marks up is escaped. */
export function renderMarkdown(blocks: readonly Block[], level = 2): string {
  return `${blocks.map((block) => renderBlock(block, level)).join("\n\n")}\n`;
}

function renderBlock(block: Block, level: number): string {
  switch (block.kind) {
    case "title":
      return `${"#".repeat(level)} ${escapeMarkdown(block.text)}`;
    case "headline":
      return `**${escapeMarkdown(block.text)}**`;
    case "paragraph":
      return escapeMarkdown(block.text);
    case "quote":
      return `> ${escapeMarkdown(block.text)}`;
    case "facts":
      return block.rows
        .map(([name, value]) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(value)}`)
        .join("\n");
    case "list":
      return block.items
        .map((item, at) => `${block.ordered ? `${at + 1}.` : "-"} ${escapeMarkdown(item)}`)
        .join("\n");
    case "links":
      return block.items.map((link) => `- ${markdownLink(link)}`).join("\n");
    case "section":
      return `${"#".repeat(level + 1)} ${escapeMarkdown(block.title)}\n\n${renderMarkdown(block.blocks, level + 1).trimEnd()}`;
    default:
      return block satisfies never;
  }
}

function markdownLink({ url, text }: Link): string {
  if (!isWebAddress(url)) return escapeMarkdown(text ?? url);
  const target = url.replace(UNSAFE_IN_LINK, percentEncode);
  return text ? `[${escapeMarkdown(text)}](<${target}>)` : `<${target}>`;
}

/** Whatever is not printable ASCII, and what ends a link or escapes its end. What is percent-encoded stays so. */
const UNSAFE_IN_LINK = /[^!-~]|[<>()\\`]/gu;

function percentEncode(character: string): string {
  // encodeURIComponent leaves brackets alone, and throws at a lone surrogate.
  if (/[()]/.test(character)) return character === "(" ? "%28" : "%29";
  return /\p{Cs}/u.test(character) ? "%EF%BF%BD" : encodeURIComponent(character);
}

function escapeMarkdown(text: string): string {
  return visible(text)
    .trim()
    .replace(/[\\`*_{}[\]()#+!|<>~&-]/g, (character) => `\\${character}`)
    .replace(/\\([-()+!])(?=[^\s])/g, "$1")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
