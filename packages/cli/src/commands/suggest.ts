import type { Entry } from "@bouncebook/data";
import { closest } from "../closest.js";

/** What somebody may have meant by an id that is not there. */
export function suggestIds(id: string, all: readonly Entry[]): string {
  const near = nearId(id, all);
  return near
    ? `Did you mean ${near}?`
    : `Look for it with: bouncebook search ${
        id
          .replace(/[^\w.-]+/g, " ")
          .trim()
          .slice(0, 40) || "WORDS"
      }.`;
}

/** The id that a slip of the finger, the last part of an id, or the name of a provider stands for. */
export function nearId(asked: string, all: readonly Entry[]): string | undefined {
  const named = all.find((entry) => entry.kind === "provider" && isNamed(entry, asked.toLowerCase()));
  if (named) return named.id;
  const ids = all.map((entry) => entry.id);
  return closest(asked, ids) ?? ids.find((known) => known.endsWith(`/${asked}`));
}

/** `gmail`, `gmail.com` and `Google Mail` are google. */
function isNamed({ title, names = [], domains = [] }: Extract<Entry, { kind: "provider" }>, asked: string) {
  return (
    [title, ...names].some((name) => name.toLowerCase() === asked) ||
    domains.some((domain) => domain === asked || domain.split(".")[0] === asked)
  );
}
