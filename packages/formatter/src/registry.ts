import { type Advice, type Entry, lookup, type ReasonFile } from "@bouncebook/data";

/** Where documents look entries up by id; it gives undefined where there is none. */
export type FindEntry = (id: string) => Entry | undefined;

export interface RegistryOptions {
  /** Entries of one's own, which are looked up before the public ones. */
  readonly lookup?: FindEntry;
}

export function findIn({ lookup: own }: RegistryOptions): FindEntry {
  return (id) => own?.(id) ?? lookup(id);
}

/**
 * What an entry says, with its reason's words where it has none of its own. Entries of one's own may leave out
 * what the public ones must have, and their reason may be their own too.
 */
export function adviceOf(entry: Entry, find: FindEntry): Partial<Advice> | undefined {
  if (entry.kind === "provider") return undefined;
  const reason = entry.kind === "reason" ? entry : find(reasonOf(entry));
  const general = reason?.kind === "reason" ? ofReason(reason) : { reason: reasonOf(entry) };
  if (entry.kind === "wording" || entry.kind === "reason") return general;
  const { bounce, action, meaning, causes, fixes }: Partial<Advice> = entry;
  return {
    ...general,
    ...(bounce && { bounce }),
    ...(action && { action }),
    ...(meaning && { meaning }),
    ...(causes && { causes }),
    ...(fixes && { fixes }),
  };
}

function ofReason(reason: Omit<ReasonFile, "$schema">): Partial<Advice> {
  const { id, category, bounce, action, exhausted, definition: meaning, causes, fixes } = reason;
  return {
    reason: id,
    category,
    bounce,
    action,
    exhausted,
    meaning,
    ...(causes && { causes }),
    ...(fixes && { fixes }),
  };
}

function reasonOf(entry: Exclude<Entry, { kind: "provider" }>): Advice["reason"] {
  if (entry.kind === "reason") return entry.id;
  return entry.kind === "wording" ? (entry.id.split("/")[1] as Advice["reason"]) : entry.reason;
}
