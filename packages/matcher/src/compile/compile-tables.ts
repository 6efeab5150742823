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
 * entries uses the public ones. Whatever a file holds, there is an answer: what cannot be compiled is left out and
 * told as a problem.
 *
 * @throws {TypeError} when `files` is no array of objects, or `options` has no version; the message names it
 */
export function compileTables(
  files: readonly RegistryEntry[],
  options: {
    readonly version: string;
    readonly reasons?: readonly ReasonRow[];
    readonly providers?: readonly ProviderRow[];
  },
): { readonly tables: Tables; readonly problems: readonly CompileProblem[] } {
  checkFiles(files);
  if (typeof options?.version !== "string")
    throw new TypeError('compileTables: options must name a version, as in { version: "1" }');
  const compiler = new Compiler(files, options.reasons ?? [], options.providers ?? []);
  return { tables: compiler.compile(options.version), problems: compiler.problems };
}

function checkFiles(files: unknown): void {
  if (!Array.isArray(files)) throw new TypeError("compileTables: files must be an array of registry files");
  const at = files.findIndex((file) => typeof file !== "object" || file === null || Array.isArray(file));
  if (at >= 0) throw new TypeError(`compileTables: files[${at}] must be an object`);
}

/** A registry has 10,000 templates; an engine with more than this would take seconds to start. */
const MOST_TEMPLATES = 200_000;
/** More of a wrong text does not help to find it. */
const LONGEST_QUOTED = 80;

function quote(text: string): string {
  return JSON.stringify(text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text);
}

type Kind = RegistryEntry["kind"];
type FileOf<K extends Kind> = Extract<RegistryEntry, { kind: K }>;

class Compiler {
  readonly problems: CompileProblem[] = [];
  #files: readonly RegistryEntry[];
  readonly #reasons: ReasonRow[];
  readonly #providers: ProviderRow[];
  readonly #templates: string[] = [];
  readonly #counts: number[] = [];
  readonly #reasonAt = new Map<string, number>();
  readonly #providerAt = new Map<string, number>();

  constructor(
    files: readonly RegistryEntry[],
    reasons: readonly ReasonRow[],
    providers: readonly ProviderRow[],
  ) {
    const sound = files.filter((file) => this.#hasShape(file));
    this.#files = this.#withoutTwins(sound.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)));
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
    for (const [at, [id]] of this.#reasons.entries()) this.#reasonAt.set(id, at);
    for (const [at, [id]] of this.#providers.entries()) this.#providerAt.set(id, at);
    this.#files = this.#files.filter((file) => this.#refersToWhatIsThere(file));
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
    const id = typeof file.id === "string" ? file.id : "";
    for (const { path, message } of faults) this.problems.push({ id, path, message });
    return faults.length === 0;
  }

  /** Of two files that mean the same id the later would win, and nobody could say which that is. */
  #withoutTwins(sorted: readonly RegistryEntry[]): RegistryEntry[] {
    const seen = new Set<string>();
    return sorted.filter(({ id, kind }) => {
      // Categories are words of the vocabulary; one may be called like a reason.
      const key = kind === "category" ? `category ${id}` : id;
      if (seen.has(key))
        this.problems.push({ id, path: "/id", message: `another file has the id ${quote(id)} too` });
      return !seen.has(key) && seen.add(key);
    });
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

  /** An entry of a reason or provider that nobody gave is told and left out. */
  #refersToWhatIsThere(file: RegistryEntry): boolean {
    const { id } = file;
    const reason = reasonOf(file);
    const provider = file.kind === "response" ? id.split("/")[0] : undefined;
    const lostReason = reason !== undefined && !this.#reasonAt.has(reason);
    const lostProvider = provider !== undefined && !this.#providerAt.has(provider);
    if (lostReason)
      this.problems.push({ id, path: "/reason", message: `there is no reason ${quote(reason)}` });
    if (lostProvider)
      this.problems.push({ id, path: "/id", message: `there is no provider ${quote(provider)}` });
    return !lostReason && !lostProvider;
  }

  #row(id: string, reason: string, details: EntryDetails): EntryRow {
    const index = this.#reasonAt.get(reason)!;
    return Object.keys(details).length === 0 ? [id, index] : [id, index, details];
  }

  #provider(id: string): { provider: number } {
    return { provider: this.#providerAt.get(id.split("/")[0]!)! };
  }

  #blocklistRow(file: FileOf<"blocklist">): BlocklistRow {
    this.#addTemplates(file.id, "/match", [...(file.zones ?? []), ...(file.match ?? [])]);
    return [file.id, this.#reasonAt.get(file.reason)!, file.lookup ?? "", file.delist ?? ""];
  }

  #addTemplates(id: string, path: string, templates: readonly string[]): void {
    let count = 0;
    for (const [at, template] of templates.entries()) {
      const [fault] = checkTemplate(template);
      if (fault) {
        const { code, found } = fault;
        const what = found === template ? code : `${code} (${quote(found).slice(1, -1)})`;
        this.problems.push({ id, path: `${path}/${at}`, message: `template ${quote(template)}: ${what}` });
        continue;
      }
      if (this.#templates.length === MOST_TEMPLATES) {
        this.problems.push({
          id,
          path,
          message: `with this entry there are more than ${MOST_TEMPLATES} templates`,
        });
        break;
      }
      this.#templates.push(encodeTemplate(template));
      count++;
    }
    this.#counts.push(count);
  }
}

function reasonOf(file: RegistryEntry): string | undefined {
  switch (file.kind) {
    case "basic":
    case "enhanced":
    case "response":
    case "blocklist":
      return file.reason;
    case "wording":
      return file.id.split("/")[1];
    default:
      return undefined;
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
