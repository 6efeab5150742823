import type { EntryDetails, EntryRow, ProviderRow } from "./tables-format.js";

/** The rows of entries as a bundle carries them: one column after the other, which packs tighter than rows. */
export interface EntryColumns {
  /**
   * Ids, one a line, without the folder of the one before: `google/dmarc-policy`, `spam`. A line with a slash
   * names a new folder, `/550` none. The rows in a provider's folder are that provider's.
   */
  readonly ids: string;
  readonly reasons: readonly number[];
  /** {@link EntryDetails.codes}, one a line; most lines of wordings are empty. */
  readonly codes: string;
  /** What else is known, by the number of the row. */
  readonly details: Readonly<Record<string, Omit<EntryDetails, "provider" | "codes">>>;
}

export function readEntryRows(columns: EntryColumns, providers: readonly ProviderRow[]): EntryRow[] {
  const { reasons, details } = columns;
  const places = new Map<string, number>();
  for (let place = 0; place < providers.length; place++) places.set(providers[place]![0], place);
  const codes = columns.codes.split("\n");
  let folder = "";
  let provider: number | undefined;
  const rows: EntryRow[] = [];
  for (const written of columns.ids.split("\n")) {
    const row = rows.length;
    const slash = written.lastIndexOf("/");
    if (slash >= 0) {
      folder = slash === 0 ? "" : written.slice(0, slash + 1);
      provider = places.get(written.slice(0, slash));
    }
    const id = folder + (slash < 0 ? written : written.slice(slash + 1));
    const known = toDetails(provider, codes[row]!, details[row]);
    rows.push(known === undefined ? [id, reasons[row]!] : [id, reasons[row]!, known]);
  }
  return rows;
}

function toDetails(
  provider: number | undefined,
  codes: string,
  others: EntryDetails | undefined,
): EntryDetails | undefined {
  if (provider === undefined) return others;
  if (others === undefined) return codes === "" ? { provider } : { provider, codes };
  return codes === "" ? { provider, ...others } : { provider, codes, ...others };
}
