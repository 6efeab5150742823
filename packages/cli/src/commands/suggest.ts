import { entries } from "@bouncebook/data";
import { closest } from "../closest.js";

/** What somebody may have meant by an id that is not there. */
export function suggestIds(id: string): string {
  const ids = [...entries()].map((entry) => entry.id);
  const near = closest(id, ids) ?? ids.find((known) => known.endsWith(`/${id}`));
  return near
    ? `Did you mean ${near}?`
    : `Look for it with: bouncebook search ${
        id
          .replace(/[^\w.-]+/g, " ")
          .trim()
          .slice(0, 40) || "WORDS"
      }.`;
}
