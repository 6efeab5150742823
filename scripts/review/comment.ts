import { codeSpan, renderMarkdown } from "../compare/render-markdown.ts";
import type { ReviewData } from "./review-data.ts";

/** By this the comment is found again, so that a pull request has one and not one a push. */
export const MARKER = "<!-- bouncebook-review -->";
const MOST_PROBLEMS = 20;
/** The cure stands at the end of a message. */
const LONGEST_MESSAGE = 500;

/** What a pull request does, and what is wrong with it, for the people who read it. */
export function reviewComment({ comparison, problems }: ReviewData, suggestions: number): string {
  return [
    MARKER,
    "### What this changes",
    renderMarkdown(comparison).trimEnd(),
    ...problemLines(problems),
    ...(suggestions > 0
      ? ["Some lines can be put right with the button under the suggestions, or all at once with `pnpm fix`."]
      : []),
  ].join("\n\n");
}

function problemLines(problems: ReviewData["problems"]): string[] {
  if (problems.length === 0) return ["The checks find nothing wrong."];
  const shown = problems.slice(0, MOST_PROBLEMS).map(({ path, line, message }) => {
    return `- ${codeSpan(`registry/${path}:${line}`)} ${codeSpan(message, LONGEST_MESSAGE)}`;
  });
  const more = problems.length - shown.length;
  const lines = [...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join("\n");
  return [`### To put right (${problems.length})`, lines];
}
