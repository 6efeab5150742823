import { visible } from "../../packages/formatter/src/visible.ts";
import type { Known } from "./examine.ts";
import type { Near } from "./nearest.ts";

/** Sentences of `pnpm new`. What a reply holds is a stranger's text, so it is made visible. */
export function writeAnswered({ answeredBy, by, reason, action }: Known, step: NextStep): string {
  return visible(
    `This reply is already answered by ${answeredBy} (${reason ?? "unknown"}, ${action}), by ${by}. ${NEXT[step]}`,
  );
}

/** What somebody does whose reply is answered: by the entry of a provider, by words alone that many servers share, or in general. */
export type NextStep = "edit" | "name-host" | "compare";

const NEXT: Readonly<Record<NextStep, string>> = {
  edit: "Where that answer is wrong, edit the entry; with --force a new one is written all the same.",
  "name-host":
    'Many servers write these very words. Where this provider means something of its own by them, name the server that answered, such as --host mx.example.com: then the entry holds for this provider only ("scope": "provider").',
  compare:
    "The new entry comes before that. Keep it where the provider's page tells more: another cause, another cure; else delete it.",
};

/** `forpsi` may be a name of aruba; a folder of another name would be a surprise. */
export function writeName(asked: string, id: string, title: string): string {
  return visible(`${asked} is ${id} here (${title}): the entry goes there.`);
}

export function writeTooMuch({ tooMuch }: Known): string {
  return `The codes alone would say ${tooMuch}, which drops the address. Write that reason only where the text says that the address is at fault.`;
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
