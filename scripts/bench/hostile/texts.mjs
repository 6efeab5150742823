// Texts that nobody sends but somebody might: as long as a reply is read, and made to cost as much as they can.
import { textsFromRuns } from "./from-runs.mjs";
import { textsFromTemplates } from "./from-templates.mjs";

/** Lists of texts by what they are made of. */
export function hostileTexts(tables) {
  return { ...textsFromTemplates(tables), ...textsFromRuns() };
}
