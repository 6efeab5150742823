import type { TablesIndex } from "./tables-index.js";

/** The provider that a host name belongs to: the exact name, else the longest domain that it ends in. */
export function providerOfHost(index: TablesIndex, host: string): string | undefined {
  const name = plainName(host);
  const exact = index.hosts.get(name);
  if (exact !== undefined) return exact;
  for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) {
    const provider = index.hostSuffixes.get(name.slice(dot + 1));
    if (provider !== undefined) return provider;
  }
  return undefined;
}

/** The provider that takes mail for an address, by its domain. */
export function providerOfRecipient(index: TablesIndex, recipient: string): string | undefined {
  const domain = recipient.slice(recipient.lastIndexOf("@") + 1);
  return index.domains.get(plainName(domain.replace(/>$/, "")));
}

/** Lower case, without an address literal, a port or the root's dot. A name is at most 255 octets (RFC 1035, section 2.3.4). */
function plainName(host: string): string {
  return host
    .slice(0, 320)
    .trim()
    .toLowerCase()
    .replace(/[[(:].*$/, "")
    .replace(/\.?\s*$/, "");
}
