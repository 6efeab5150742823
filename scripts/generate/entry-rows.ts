import type { Tables } from "@bouncebook/data";
import type { EntryColumns } from "../../packages/data/src/entry-rows.ts";

/** What `readEntryRows` of packages/data reads. Only a provider's entries may have codes, and all have a provider. */
export function writeEntryRows({ entries }: Pick<Tables, "entries">): EntryColumns {
  let before = "";
  const ids = entries.map(([id]) => {
    const name = id.slice(id.lastIndexOf("/") + 1);
    const folder = id.slice(0, -name.length);
    const known = folder === before;
    before = folder;
    return known ? name : `${folder || "/"}${name}`;
  });
  const details = entries.flatMap(([, , all], row) => {
    const { provider, codes, ...others } = all ?? {};
    return Object.keys(others).length === 0 ? [] : [[row, others] as const];
  });
  return {
    ids: ids.join("\n"),
    reasons: entries.map(([, reason]) => reason),
    codes: entries.map(([, , all]) => all?.codes ?? "").join("\n"),
    details: Object.fromEntries(details),
  };
}
