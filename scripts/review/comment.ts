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
    ...(problems.length === 0 ? ["The checks find nothing wrong."] : []),
    ...problemLines("To put right", inOrder(problems.filter(({ isMended }) => !isMended))),
    ...problemLines("Needs nobody's judgement", inOrder(problems.filter(({ isMended }) => isMended))),
    ...(suggestions > 0
      ? [
          "The buttons under the suggestions put lines right, `pnpm fix` does it all at once, or a maintainer does it.",
        ]
      : []),
  ].join("\n\n");
}

/** By file and line, as whoever goes through them would. */
function inOrder(problems: ReviewData["problems"]): ReviewData["problems"] {
  return problems.toSorted((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

function problemLines(title: string, problems: ReviewData["problems"]): string[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, MOST_PROBLEMS).map(({ path, line, message }) => {
    return `- ${codeSpan(`registry/${path}:${line}`)} ${codeSpan(message, LONGEST_MESSAGE)}`;
  });
  const more = problems.length - shown.length;
  const lines = [...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join("\n");
  return [`### ${title} (${problems.length})`, lines];
}
