import type { MatchOptions } from "../../src/types.js";
import type { Provider, Registry } from "./registry.js";
import { findTemplate } from "./template.js";

/** MATCHING.md, step 4.1 to 4.3: who answered. */
export interface Known {
  readonly id: string;
  readonly by: "host" | "text" | "recipient";
}

export function findProvider(
  registry: Registry,
  options: MatchOptions,
  hostInText: string | undefined,
  normal: string,
): Known | undefined {
  const host = options.host ?? hostInText;
  const byHost = host === undefined ? undefined : ofHost(registry, nameOf(host));
  if (byHost) return { id: byHost.id, by: "host" };
  const bySignature = ofSignature(registry, normal);
  if (bySignature) return { id: bySignature.id, by: "text" };
  const byRecipient = options.recipient === undefined ? undefined : ofRecipient(registry, options.recipient);
  return byRecipient && { id: byRecipient.id, by: "recipient" };
}

function nameOf(host: string): string {
  return host.replace(/[[(:][^]*$/, "").trim().toLowerCase().replace(/\.$/, "");
}

function ofHost({ providers }: Registry, name: string): Provider | undefined {
  const exact = providers.find(({ hosts }) => hosts.includes(name));
  if (exact) return exact;
  const patterns = providers.flatMap((provider) =>
    provider.hosts.filter((host) => host.startsWith("*.")).map((pattern) => ({ provider, ending: pattern.slice(1) })),
  );
  const found = patterns.filter(({ ending }) => name.endsWith(ending));
  return found.sort((one, other) => other.ending.length - one.ending.length)[0]?.provider;
}

function ofSignature({ providers }: Registry, normal: string): Provider | undefined {
  const found = providers.flatMap((provider) =>
    provider.templates.map((template) => ({ provider, hit: findTemplate(template, normal) })),
  );
  const hits = found.flatMap(({ provider, hit }) => (hit ? [{ provider, ...hit }] : []));
  hits.sort(
    (one, other) =>
      other.weight - one.weight || one.from - other.from || (one.provider.id < other.provider.id ? -1 : 1),
  );
  return hits[0]?.provider;
}

function ofRecipient({ providers }: Registry, recipient: string): Provider | undefined {
  const domain = nameOf(recipient.slice(recipient.lastIndexOf("@") + 1));
  return providers.find(({ domains }) => domains.includes(domain));
}
