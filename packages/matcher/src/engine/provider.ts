import type { TablesIndex } from "./tables-index.js";

const MOST_REMEMBERED = 4096;

/**
 * Finds providers by host and recipient. Replies come from the same few hosts over and over, so names already
 * looked up are remembered, up to a limit.
 */
export class ProviderFinder {
  readonly #index: TablesIndex;
  /** By host as written; null where nobody is known. */
  readonly #hosts = new Map<string, string | null>();

  constructor(index: TablesIndex) {
    this.#index = index;
  }

  /** The provider that a host name belongs to: the exact name, else the longest domain that it ends in. */
  byHost(host: string): string | undefined {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known ?? undefined;
    const provider = this.#findHost(plainName(host));
    if (this.#hosts.size >= MOST_REMEMBERED) this.#hosts.clear();
    if (host.length <= LONGEST_NAME) this.#hosts.set(host, provider ?? null);
    return provider;
  }

  #findHost(name: string): string | undefined {
    const exact = this.#index.hosts.get(name);
    if (exact !== undefined) return exact;
    for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) {
      const provider = this.#index.hostSuffixes.get(name.slice(dot + 1));
      if (provider !== undefined) return provider;
    }
    return undefined;
  }

  /** The provider that takes mail for an address, by its domain. */
  byRecipient(recipient: string): string | undefined {
    const domain = recipient.slice(recipient.lastIndexOf("@") + 1);
    return this.#index.domains.get(plainName(domain.replace(/>$/, "")));
  }
}

/** A name has at most 255 octets (RFC 1035, section 2.3.4); what is longer is cut. */
const LONGEST_NAME = 320;

/** Lower case, without an address literal, a port or the root's dot. */
function plainName(host: string): string {
  return host
    .slice(0, LONGEST_NAME)
    .trim()
    .toLowerCase()
    .replace(/[[(:][\s\S]*$/, "")
    .replace(/\.?\s*$/, "");
}
