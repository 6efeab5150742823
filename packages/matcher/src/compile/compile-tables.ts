import type {
  BlocklistRow,
  EntryDetails,
  EntryRow,
  ProviderRow,
  ReasonRow,
  RegistryFile,
  Tables,
} from "@bouncebook/data";
import { checkShape } from "./check-shape.js";
import { checkTemplate, encodeTemplate } from "./encode-template.js";

/** Any file of a registry; kinds that tables do not need are passed over. */
export type RegistryEntry = RegistryFile;

/** Why an entry could not be compiled. `path` is a JSON pointer into the entry (RFC 6901). */
export interface CompileProblem {
  readonly id: string;
  readonly path: string;
  readonly message: string;
}

/**
 * Compiles registry files into the tables of an engine. Reasons may come from elsewhere: a folder of one's own
 * entries uses the public ones.
 */
export function compileTables(
  files: readonly RegistryEntry[],
  options: {
    readonly version: string;
    readonly reasons?: readonly ReasonRow[];
    readonly providers?: readonly ProviderRow[];
  },
): { readonly tables: Tables; readonly problems: readonly CompileProblem[] } {
  const compiler = new Compiler(files, options.reasons ?? [], options.providers ?? []);
  return { tables: compiler.compile(options.version), problems: compiler.problems };
}

type Kind = RegistryEntry["kind"];
type FileOf<K extends Kind> = Extract<RegistryEntry, { kind: K }>;

class Compiler {
  readonly problems: CompileProblem[] = [];
  readonly #files: readonly RegistryEntry[];
  readonly #reasons: ReasonRow[];
  readonly #providers: ProviderRow[];
  readonly #templates: string[] = [];
  readonly #counts: number[] = [];

  constructor(
    files: readonly RegistryEntry[],
    reasons: readonly ReasonRow[],
    providers: readonly ProviderRow[],
  ) {
    const sorted = [...files].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    this.#files = sorted.filter((file) => this.#hasShape(file));
    this.#reasons = mergeRows(
      reasons,
      this.#ofKind("reason").map((file) => [
        file.id,
        file.category,
        file.bounce,
        file.action,
        file.exhausted,
      ]),
    );
    this.#providers = mergeRows(
      providers,
      this.#ofKind("provider").map((file) => [file.id, file.type, file.hosts ?? [], file.domains ?? []]),
    );
  }

  compile(version: string): Tables {
    const entries = this.#files.map((file) => this.#entryRow(file)).filter((row) => row !== undefined);
    const signatures = new Map(this.#ofKind("provider").map((file) => [file.id, file]));
    for (const [id] of this.#providers)
      this.#addTemplates(id, "/signatures", signatures.get(id)?.signatures ?? []);
    const blocklists = this.#ofKind("blocklist").map((file) => this.#blocklistRow(file));
    return {
      format: 1,
      version,
      reasons: this.#reasons,
      providers: this.#providers,
      blocklists,
      entries,
      templates: this.#templates.join("\n"),
      counts: this.#counts,
    };
  }

  /** A file that cannot be read as its kind is told and left out. */
  #hasShape(file: RegistryEntry): boolean {
    const faults = checkShape(file);
    for (const { path, message } of faults) this.problems.push({ id: file.id, path, message });
    return faults.length === 0;
  }

  #ofKind<K extends Kind>(kind: K): FileOf<K>[] {
    return this.#files.filter((file): file is FileOf<K> => file.kind === kind);
  }

  #entryRow(file: RegistryEntry): EntryRow | undefined {
    switch (file.kind) {
      case "basic":
      case "enhanced":
        this.#counts.push(0);
        return this.#row(file.id, file.reason, detailsOf(file));
      case "response":
        this.#addTemplates(file.id, "/match", file.match ?? []);
        return this.#row(file.id, file.reason, { ...this.#provider(file.id), ...detailsOf(file) });
      case "wording":
        this.#addTemplates(file.id, "/match", file.match);
        return this.#row(file.id, file.id.split("/")[1]!, {});
      case "blocklist":
      case "category":
      case "moved":
      case "provider":
      case "reason":
      case "vocabulary":
        return undefined;
      default:
        return file satisfies never;
    }
  }

  #row(id: string, reason: string, details: EntryDetails): EntryRow {
    const index = this.#reasonIndex(id, reason);
    return Object.keys(details).length === 0 ? [id, index] : [id, index, details];
  }

  #reasonIndex(id: string, reason: string): number {
    const index = this.#reasons.findIndex(([known]) => known === reason);
    if (index < 0)
      this.problems.push({ id, path: "/reason", message: `there is no reason ${JSON.stringify(reason)}` });
    return Math.max(0, index);
  }

  #provider(id: string): { provider: number } {
    const name = id.split("/")[0]!;
    const index = this.#providers.findIndex(([known]) => known === name);
    if (index < 0)
      this.problems.push({ id, path: "/id", message: `there is no provider ${JSON.stringify(name)}` });
    return { provider: Math.max(0, index) };
  }

  #blocklistRow(file: FileOf<"blocklist">): BlocklistRow {
    this.#addTemplates(file.id, "/match", [...(file.zones ?? []), ...(file.match ?? [])]);
    return [file.id, this.#reasonIndex(file.id, file.reason), file.lookup ?? "", file.delist ?? ""];
  }

  #addTemplates(id: string, path: string, templates: readonly string[]): void {
    let count = 0;
    for (const [at, template] of templates.entries()) {
      const [fault] = checkTemplate(template);
      if (fault) {
        this.problems.push({
          id,
          path: `${path}/${at}`,
          message: `template ${JSON.stringify(template)}: ${fault.code} (${fault.found})`,
        });
        continue;
      }
      this.#templates.push(encodeTemplate(template));
      count++;
    }
    this.#counts.push(count);
  }
}

function mergeRows<Row extends readonly [string, ...unknown[]]>(
  given: readonly Row[],
  own: readonly Row[],
): Row[] {
  const rows = new Map<string, Row>();
  for (const row of [...given, ...own]) rows.set(row[0], row);
  return [...rows.values()];
}

function detailsOf(file: FileOf<"basic"> | FileOf<"enhanced"> | FileOf<"response">): EntryDetails {
  return {
    ...("codes" in file && file.codes && { codes: file.codes.map(writePair).join(" ") }),
    ...("decisive" in file && file.decisive && { decisive: true as const }),
    ...("scope" in file && file.scope && { scoped: true as const }),
    ...("vague" in file && file.vague && { vague: true as const }),
    ...(file.bounce && { bounce: file.bounce }),
    ...(file.action && { action: file.action }),
    ...("retryAfter" in file && file.retryAfter && { retryAfter: file.retryAfter }),
    ...("mechanism" in file && file.mechanism && { mechanism: file.mechanism }),
  };
}

function writePair(pair: { readonly basic?: number | string; readonly enhanced?: string }): string {
  return `${pair.basic ?? ""}/${pair.enhanced ?? ""}`;
}
