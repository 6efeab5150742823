/**
 * Breaks text at spaces so that no line is wider than `width` columns. A word that is wider, such as a link,
 * stays whole on a line of its own: broken, it could not be followed.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}

/** East Asian wide characters take two columns (Unicode TR 11). */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

export function columns(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}
