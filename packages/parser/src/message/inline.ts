/** A mail that somebody forwarded inline: its header, quoted or not, with a daemon's address in From. */
const FORWARDED = /^[> \t]*From:[^\n]{0,200}(?:mailer-?daemon|postmaster|mail delivery)/im;
const QUOTED = /^(?:> ?)/;
const FIELD = /^[!-9;-~]{1,60}:/;

/** The forwarded report in a text, as a message of its own; undefined when there is none. */
export function findForwarded(text: string): string | undefined {
  const found = FORWARDED.exec(text);
  if (!found) return undefined;
  const quoted = /^[ \t]*>/.test(found[0]);
  const before = text.slice(0, found.index).split("\n");
  let start = before.length - 1;
  while (start > 0 && isHeaderLine(before[start - 1]!, quoted)) start--;
  const lines = [...before.slice(start, -1), ...text.slice(found.index).split("\n")];
  return (quoted ? lines.map((line) => line.trimStart().replace(QUOTED, "")) : lines).join("\n");
}

function isHeaderLine(line: string, quoted: boolean): boolean {
  const bare = quoted ? line.trimStart().replace(QUOTED, "") : line;
  return bare !== "" && (FIELD.test(bare) || /^[ \t]/.test(bare) || /^From /.test(bare));
}
