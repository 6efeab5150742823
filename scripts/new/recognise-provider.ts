import type { RegistryFile } from "@bouncebook/data";
import { closest } from "../../packages/cli/src/closest.ts";
import type { CheckContext } from "../rules/rule.ts";
import type { Keep } from "./values.ts";

type Provider = Extract<RegistryFile, { kind: "provider" }>;

export interface Recognised {
  readonly id: string;
  /** Undefined where the registry has no such provider yet. */
  readonly known: Provider | undefined;
  /** A known provider that a slip of the finger may have meant. */
  readonly meant: string | undefined;
}

export function providersOf({ all }: Pick<CheckContext, "all">): Provider[] {
  return all.flatMap(({ value }) => (value.kind === "provider" ? [value] : []));
}

/** Whom a person means by an id, a title or a further name: `google`, `Gmail`. */
export function recogniseProvider(asked: string, context: Pick<CheckContext, "all">): Recognised {
  const providers = providersOf(context);
  const id = toSlug(asked);
  const known = providers.find(
    (provider) =>
      provider.id === id || [provider.title, ...(provider.names ?? [])].some((name) => toSlug(name) === id),
  );
  const meant = known
    ? undefined
    : closest(
        id,
        providers.map((provider) => provider.id),
      );
  return { id: known?.id ?? id, known, meant };
}

/** Lower-case words joined by hyphens, as ids are. */
export function toSlug(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/**
 * What stays in an example: hosts of any provider and hosts that carry the name of the one at hand, and addresses at
 * a provider's own domain, which the rule documentation-addresses allows too.
 */
export function keepProviders(providers: readonly Provider[], id: string): Keep {
  const domains = new Set(providers.flatMap(({ domains = [] }) => domains));
  const hosts = providers.flatMap(({ hosts = [] }) => hosts.map((name) => name.replace(/^\*\./, "")));
  const known = [...domains, ...hosts.map((name) => name.toLowerCase())];
  return (domain, of) => {
    if (of === "address") return domains.has(domain);
    return (
      domain.split(".").includes(id) || known.some((name) => domain === name || domain.endsWith(`.${name}`))
    );
  };
}
