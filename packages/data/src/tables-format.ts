/**
 * The compact form of a registry that a matching engine takes as its argument. It holds verdicts, codes and
 * templates, and no prose. `packages/matcher/MATCHING.md` says what an engine does with it.
 */
export interface Tables {
  /** Layout of this object; an engine refuses a number that it does not know. */
  readonly format: 1;
  /** Version of the registry that the tables were made from. */
  readonly version: string;
  /** One row a reason, in the order that entries count them. */
  readonly reasons: readonly ReasonRow[];
  readonly providers: readonly ProviderRow[];
  readonly blocklists: readonly BlocklistRow[];
  /** Basic codes, enhanced codes, responses and wordings, sorted by id. */
  readonly entries: readonly EntryRow[];
  /**
   * Every template in normal form, one a line, sorted by owner. Placeholders are single control characters:
   * U+0001 ip, U+0002 domain, U+0003 address, U+0004 number, U+0005 any.
   */
  readonly templates: string;
  /**
   * How many lines of `templates` belong to each owner: first the entries, then the providers (their
   * signatures), then the blocklists (their zones and names), each in the order of its rows.
   */
  readonly counts: readonly number[];
}

/** id, category, bounce, action, exhausted. */
export type ReasonRow = readonly [
  id: string,
  category: string,
  bounce: string,
  action: string,
  exhausted: string,
];

/** id, type, host patterns (exact, or `*.` and a domain), recipient domains. */
export type ProviderRow = readonly [
  id: string,
  type: string,
  hosts: readonly string[],
  domains: readonly string[],
];

/** id, index of its reason, look-up link, delisting link; links may hold `{ip}` and `{domain}`. */
export type BlocklistRow = readonly [id: string, reason: number, lookup: string, delist: string];

/** id, index of its reason, and what else is known of it. */
export type EntryRow = readonly [id: string, reason: number, more?: EntryDetails];

export interface EntryDetails {
  /** Index of the provider; only responses have one. */
  readonly provider?: number;
  /**
   * Code pairs `basic/enhanced`, separated by spaces; either side may be missing, a range (`606-649` in the last
   * number, `550-554`), `4xx`, or an enhanced code with its class left open (`x.7.26`).
   */
  readonly codes?: string;
  /** From this provider the code alone says it. */
  readonly decisive?: true;
  /** The templates count only when the provider is known from host, signature or recipient. */
  readonly scoped?: true;
  /** Several causes share this code. */
  readonly vague?: true;
  readonly bounce?: string;
  readonly action?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly mechanism?: string;
}
