import type { Entry, Tables } from "@bouncebook/data";

/** What every target is made from: the whole registry, its prose and its compiled tables. */
export interface ExportSource {
  readonly version: string;
  /** All entries, sorted by id. */
  readonly entries: readonly Entry[];
  readonly tables: Tables;
}

/** What a user may ask of a target; a target takes only those that its {@link ExportTarget.options} name. */
export interface ExportOptions {
  /** Reasons that a mail server shall defer although the reply says 5xx. */
  readonly defer?: readonly string[];
  /** Only the entries of this provider. */
  readonly provider?: string;
}

export type ExportOption = keyof ExportOptions;

/** A file of an export: a path below the folder that the user chose, and text (UTF-8) or bytes. */
export type ExportFile =
  | { readonly path: string; readonly text: string; readonly bytes?: never }
  | { readonly path: string; readonly bytes: Uint8Array; readonly text?: never };

/** What can be exported, as facts; {@link exportFiles} makes it. */
export interface ExportTarget {
  readonly name: string;
  /** One line without a period. */
  readonly description: string;
  /** Paths of the files it makes, sorted. */
  readonly files: readonly string[];
  readonly options: readonly ExportOption[];
}

/** A target and how it is made. `make` is pure: the same source and options give the same bytes. */
export interface TargetMaker extends ExportTarget {
  make(source: ExportSource, options: ExportOptions): readonly ExportFile[];
}
