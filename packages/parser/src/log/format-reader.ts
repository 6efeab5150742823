import type { DeliveryEvent } from "../event.js";

/** Reads the lines of one format. It keeps what a later line needs, in bounded memory. */
export interface FormatReader {
  /**
   * Reads a block of whole lines, each with its line end, and adds what they tell to `events`. `line` is the
   * number of the first; the answer is how many lines there were.
   */
  read(text: string, line: number, events: DeliveryEvent[]): number;
}

/** The line without its line end, its number, and where its events go. */
export type LineReader = (line: string, number: number, events: DeliveryEvent[]) => void;

/** A reader for formats in which most lines matter, so that each may become a text of its own. */
export function lineByLine(readLine: LineReader): FormatReader {
  return {
    read(text, line, events) {
      let count = 0;
      // A byte order mark stands in front of tables that Windows programs wrote.
      const first = line === 1 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
      for (let start = first; start < text.length; count++) {
        let end = text.indexOf("\n", start);
        if (end < 0) end = text.length;
        const last = text.charCodeAt(end - 1) === 0x0d && end > start ? end - 1 : end;
        readLine(detach(text, start, last), line + count, events);
        start = end + 1;
      }
      return count;
    },
  };
}

/**
 * A piece of a block as a text of its own. JavaScript engines make a slice point into the text that it was cut
 * from, so that one address in a suppression list would keep a whole block alive; a new text is made by joining.
 */
export function detach(text: string, start: number, end: number): string {
  return ` ${text.slice(start, end)}`.slice(1);
}
