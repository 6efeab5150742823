/** Elements whose text nobody sees. */
const HIDDEN = ["style", "script", "title"];
/** Elements that begin a line. */
const BLOCK = /^\/?(?:br|p|div|tr|li|ul|ol|table|h[1-6]|pre|hr|blockquote)(?![a-z])/;

/** Text of an HTML report, roughly as a browser shows it. Linear. */
export function htmlToText(html: string): string {
  const lower = html.toLowerCase();
  let text = "";
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    text += html.slice(at, open < 0 ? html.length : open).replace(/\s+/g, " ");
    const close = open < 0 ? -1 : html.indexOf(">", open);
    if (close < 0) break;
    const tag = lower.slice(open + 1, Math.min(close, open + 20));
    if (BLOCK.test(tag)) text += "\n";
    at = afterElement(lower, tag, open, close + 1);
  }
  return trimLines(decodeEntities(text));
}

/** Where reading goes on behind a tag: behind its content when that is hidden. */
function afterElement(lower: string, tag: string, open: number, afterTag: number): number {
  if (tag.startsWith("!--")) return indexOrEnd(lower, "-->", open + 4) + 3;
  const hidden = HIDDEN.find((name) => tag.startsWith(name));
  return hidden === undefined ? afterTag : indexOrEnd(lower, `</${hidden}`, afterTag);
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function trimLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
}
