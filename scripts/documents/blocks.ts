/** The fenced blocks of the project's Markdown documents. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../registry-files.ts";

export interface Block {
  readonly language: string;
  readonly code: string;
  /** The last heading above, without its hashes. */
  readonly heading: string;
  /** The last heading of the second level above. */
  readonly section: string;
  /** The line of prose right above; empty where another block or a heading stands there. */
  readonly lead: string;
  /** Line of the opening fence, counted from 1. */
  readonly line: number;
  /** Lines of the code without the fences. */
  readonly lines: number;
  /** White space in front of the fence, in a list. */
  readonly indent: string;
}

/** The blocks of a document, named by its path below the root, in their order. */
export function blocksOf(document: string): Block[] {
  return blocksIn(readFileSync(join(ROOT, document), "utf8"));
}

const FENCE = /^(\s*)```(\w*)$/;

export function blocksIn(text: string): Block[] {
  const blocks: Block[] = [];
  let heading = "";
  let section = "";
  let lead = "";
  let open: { language: string; indent: string; line: number; code: string[] } | undefined;
  for (const [at, line] of text.split("\n").entries()) {
    const [fence, indent = "", language = ""] = FENCE.exec(line) ?? [];
    if (open && fence !== undefined) {
      const { code, ...rest } = open;
      blocks.push({ ...rest, code: code.join("\n"), lines: code.length, heading, section, lead });
      open = undefined;
      lead = "";
    } else if (open) open.code.push(line.slice(open.indent.length));
    else if (fence !== undefined) open = { language, indent, line: at + 1, code: [] };
    else if (/^#+ /.test(line)) {
      heading = line.replace(/^#+ /, "");
      if (line.startsWith("## ")) section = heading;
      lead = "";
    } else if (line.trim() !== "" && !line.startsWith("<!--")) lead = line.trim();
  }
  return blocks;
}
