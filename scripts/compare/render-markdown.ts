import { visible } from "../../packages/formatter/src/visible.ts";
import type { Comparison } from "./comparison.ts";
import { headline, sectionsOf } from "./sections.ts";
import type { Sentence } from "./words.ts";

/** A comment is read, not searched: as many sentences of a section, and as much of each thing that a file holds. */
const MOST = 15;
const LONGEST = 160;
/** GitHub takes 65,536 characters; what stands around this text has room. */
const LONGEST_COMMENT = 60_000;

/**
 * A comparison as a pull request's comment. Everything that a file or a reply holds stands in a code span, where
 * GitHub makes no mention, link, image or HTML of it; our own words are constants.
 */
export function renderMarkdown(comparison: Comparison): string {
  const sections = sectionsOf(comparison, MOST).map(({ title, total, shown }) => {
    const more = total > shown.length ? [`- … and ${total - shown.length} more`] : [];
    return [`**${title}** (${total})`, "", ...shown.map((each) => `- ${markdownOf(each)}`), ...more].join(
      "\n",
    );
  });
  const text = `${[markdownOf(headline(comparison)), ...sections].join("\n\n")}\n`;
  return text.length <= LONGEST_COMMENT ? text : cutAtLine(text);
}

function cutAtLine(text: string): string {
  const end = text.lastIndexOf("\n", LONGEST_COMMENT);
  return `${text.slice(0, end)}\n\n… The rest is in the log of the check.\n`;
}

export function markdownOf(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === "string" ? piece : codeSpan(piece.held))).join("");
}

/** A code span of one line (CommonMark 0.31, section 6.1): its fence is longer than any run of backticks in it. */
export function codeSpan(text: string, longest = LONGEST): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  const line = visible(cut.replace(/\s+/g, " ").trim());
  if (line === "") return "(empty)";
  const run = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(run + 1);
  // A space beside the fence, which the renderer takes off again, keeps a backtick at an end apart from it.
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}
