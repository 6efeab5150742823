import type { Block, Tone } from "./blocks.js";
import { visible } from "./visible.js";
import { columns, wrap } from "./wrap.js";

export interface TextOptions {
  /** Columns of the terminal; 80 unless told. */
  readonly width?: number;
  /** Whether ANSI colours are written; the text reads the same without. */
  readonly color?: boolean;
}

const NARROWEST = 40;
const BOLD = "1";
const TONE_COLORS: Readonly<Record<Tone, string>> = {
  bad: "31",
  wait: "33",
  repair: "36",
  good: "32",
  plain: "0",
};

/** Plain text for a terminal. Nothing in it is printed raw. */
export function renderText(blocks: readonly Block[], options: TextOptions = {}): string {
  const writer = new TextWriter(Math.max(NARROWEST, options.width ?? 80), options.color === true);
  return `${writer.blocks(blocks, 0).join("\n")}\n`;
}

class TextWriter {
  readonly #width: number;
  readonly #color: boolean;

  constructor(width: number, color: boolean) {
    this.#width = width;
    this.#color = color;
  }

  blocks(blocks: readonly Block[], indent: number): string[] {
    const lines: string[] = [];
    for (const [at, block] of blocks.entries()) {
      if (at > 0 && indent === 0 && !(block.kind === "facts" && blocks[at - 1]!.kind === "title"))
        lines.push("");
      // Not spread: a text of any length has any number of lines, and a call takes so many arguments only.
      for (const line of this.#block(block, indent)) lines.push(line);
    }
    return lines;
  }

  #block(block: Block, indent: number): string[] {
    switch (block.kind) {
      case "title":
        return this.#wrapped(block.text, indent).map((line) => this.#paint(line, BOLD));
      case "headline":
        return this.#wrapped(block.text, indent).map((line) =>
          this.#paint(line, `${BOLD};${TONE_COLORS[block.tone]}`),
        );
      case "paragraph":
        return this.#wrapped(block.text, indent);
      case "quote":
        return this.#hanging("| ", "| ", block.text, indent);
      case "facts":
        return this.#facts(block.rows, indent);
      case "list":
        return block.items.flatMap((item, at) =>
          this.#item(block.ordered ? `${at + 1}. ` : "- ", item, indent),
        );
      case "links":
        return block.items.flatMap(({ url, text }) =>
          this.#item("- ", text ? `${text}: ${url}` : url, indent),
        );
      case "section":
        return [this.#paint(visible(block.title), BOLD), ...this.blocks(block.blocks, indent + 2)];
      default:
        return block satisfies never;
    }
  }

  #facts(rows: readonly (readonly [string, string])[], indent: number): string[] {
    const label = Math.max(0, ...rows.map(([name]) => columns(name))) + 2;
    return rows.flatMap(([name, value]) =>
      this.#hanging(name.padEnd(label), " ".repeat(label), value, indent),
    );
  }

  #item(mark: string, text: string, indent: number): string[] {
    return this.#hanging(mark, " ".repeat(mark.length), text, indent);
  }

  #hanging(first: string, others: string, text: string, indent: number): string[] {
    const lines = wrap(visible(text), this.#width - indent - columns(first));
    return lines.map((line, at) => `${" ".repeat(indent)}${at === 0 ? first : others}${line}`.trimEnd());
  }

  #wrapped(text: string, indent: number): string[] {
    return this.#hanging("", "", text, indent);
  }

  #paint(line: string, color: string): string {
    return this.#color ? `\u001b[${color}m${line}\u001b[0m` : line;
  }
}
