import { visible } from "../../packages/formatter/src/visible.ts";
import type { Known } from "./examine.ts";
import type { Near } from "./nearest.ts";

/** Sentences of `pnpm new`. What a reply holds is a stranger's text, so it is made visible. */
export function writeAnswered({ answeredBy, by, reason, action }: Known): string {
  return visible(
    `This reply is already answered by ${answeredBy} (${reason ?? "unknown"}, ${action}), by ${by}. Where that answer is wrong, edit the entry; with --force a new one is written all the same.`,
  );
}

/** `google/dmarc-policy  auth-failed  Refused under the DMARC policy …`, the likest first. */
export function writeNearest(near: readonly Near[]): string {
  if (near.length === 0) return "No entry has a text like this.";
  const lines = near.map(({ id, title, reason, template, likeness }) => {
    const percent = `${String(Math.round(likeness * 100)).padStart(3)} %`;
    return `  ${percent}  ${id}  (${reason})${title === "" ? "" : `  ${title}`}\n         ${JSON.stringify(template)}`;
  });
  return visible(`Nearest entries, by the words of their templates:\n${lines.join("\n")}`).replaceAll(
    "\\u000a",
    "\n",
  );
}
