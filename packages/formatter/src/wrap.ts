/**
 * Breaks text at spaces so that no line is wider than `width` columns. A web address that is wider stays whole on a
 * line of its own, since broken it could not be followed; other words are broken where the line ends.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((each) => pieces(each, width))) {
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

const WEB_ADDRESS = /^[("'<[]?https?:\/\//;
/** An address that nobody would type or follow is text like any other. The registry's longest has 332 characters. */
const LONGEST_ADDRESS = 400;

/** The parts of a word that fit into lines; one for nearly every word. */
function pieces(word: string, width: number): string[] {
  if (columns(word) <= width || (word.length <= LONGEST_ADDRESS && WEB_ADDRESS.test(word))) return [word];
  const parts: string[] = [];
  let start = 0;
  let room = width;
  for (let at = 0; at < word.length; ) {
    const size = word.codePointAt(at)! > 0xffff ? 2 : 1;
    const needed = size === 2 || isWide(word.charCodeAt(at)) ? 2 : 1;
    if (needed > room && at > start) {
      parts.push(word.slice(start, at));
      start = at;
      room = width;
    }
    room -= needed;
    at += size;
  }
  parts.push(word.slice(start));
  return parts;
}

function isWide(code: number): boolean {
  return code >= FIRST_WIDE && WIDE_UNIT.test(String.fromCharCode(code));
}

/** East Asian wide characters take two columns (Unicode TR 11). */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

const WIDE_UNIT = new RegExp(WIDE.source);
const FIRST_WIDE = 0x1100;

export function columns(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}
