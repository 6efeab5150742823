import { visible } from "../../packages/formatter/src/visible.ts";
import type { Comparison } from "./comparison.ts";
import { headline, sectionsOf } from "./sections.ts";
import type { Sentence } from "./words.ts";

/** As many sentences as a section of a terminal's page bears. */
const MOST = 200;
/** As many characters as one thing that a file holds may take. */
const LONGEST = 160;

/** A comparison for a terminal. What files hold is a stranger's text, so nothing in it is printed raw. */
export function renderText(comparison: Comparison): string {
  const sections = sectionsOf(comparison, MOST).map(({ title, total, shown }) => {
    const more = total > shown.length ? [`  … and ${total - shown.length} more`] : [];
    return [`${title} (${total})`, ...shown.map((each) => `  ${textOf(each)}`), ...more].join("\n");
  });
  return `${[textOf(headline(comparison)), ...sections].join("\n\n")}\n`;
}

export function textOf(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === "string" ? piece : shown(piece.held))).join("");
}

function shown(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return visible(cut.replace(/\s+/g, " "));
}
