import { readFileSync } from "node:fs";

export interface Block {
  readonly language: string;
  readonly code: string;
  /** The last heading above, without its hashes. */
  readonly heading: string;
}

/** The fenced blocks of a Markdown document, in their order. */
export function blocksOf(document: URL): Block[] {
  const blocks: Block[] = [];
  let heading = "";
  let open: { language: string; lines: string[] } | undefined;
  for (const line of readFileSync(document, "utf8").split("\n")) {
    const fence = /^```(\w*)$/.exec(line);
    if (open && fence) {
      blocks.push({ language: open.language, code: open.lines.join("\n"), heading });
      open = undefined;
    } else if (open) open.lines.push(line);
    else if (fence) open = { language: fence[1]!, lines: [] };
    else if (line.startsWith("#")) heading = line.replace(/^#+ /, "");
  }
  return blocks;
}
