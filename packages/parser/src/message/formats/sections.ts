/** Longest stretch of a report that is taken for a reason or a list. */
const LONGEST_SECTION = 8_192;

/** The text behind a phrase, up to the first of some marks or its own bound; undefined without the phrase. */
export function sectionBehind(text: string, phrase: string, ...marks: readonly string[]): string | undefined {
  const found = text.indexOf(phrase);
  if (found < 0) return undefined;
  const section = text.slice(found + phrase.length, found + phrase.length + LONGEST_SECTION);
  const ends = marks.map((mark) => section.indexOf(mark)).filter((at) => at >= 0);
  return section.slice(0, Math.min(section.length, ...ends)).trim();
}

/** The first paragraph behind a phrase, also when it begins on the phrase's line. */
export function paragraphBehind(text: string, phrase: string): string | undefined {
  const section = sectionBehind(text, phrase);
  return section === undefined ? undefined : firstParagraph(section);
}

export function firstParagraph(text: string): string {
  const section = text.slice(0, LONGEST_SECTION).trim();
  const end = section.indexOf("\n\n");
  return end < 0 ? section : section.slice(0, end);
}

/** On one line. */
export function unwrap(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
