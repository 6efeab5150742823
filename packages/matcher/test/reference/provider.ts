import type { MatchOptions } from "../../src/types.js";
import type { Registry } from "./registry.js";
import { findTemplate } from "./template.js";

/** MATCHING.md, step 4.1 to 4.3: who answered. */
export interface Known {
  readonly id: string;
  readonly by: "host" | "text" | "recipient";
}

/** `searched` is the normal form, or nothing where a reply is not searched for templates. */
export function findProvider(
  registry: Registry,
  options: MatchOptions,
  hostInText: string | undefined,
  searched: string,
): Known | undefined {
  const byHost = ofHost(registry, comparable(options.host || hostInText || ""));
  if (byHost) return { id: byHost, by: "host" };
  const bySignature = ofSignature(registry, searched);
  if (bySignature) return { id: bySignature, by: "text" };
  const byRecipient = ofRecipient(registry, options.recipient ?? "");
  return byRecipient ? { id: byRecipient, by: "recipient" } : undefined;
}

function comparable(name: string): string {
  return name
    .slice(0, 320)
    .trim()
    .toLowerCase()
    .replace(/[[(:][\s\S]*$/, "")
    .replace(/\.?\s*$/, "");
}

function ofHost({ providers }: Registry, name: string): string | undefined {
  const exact = providers.findLast(({ hosts }) => hosts.includes(name));
  if (exact) return exact.id;
  const patterns = providers.flatMap(({ id, hosts }) => hosts.map((host) => ({ id, host })));
  const ending = patterns.filter(({ host }) => host.startsWith("*.") && name.endsWith(host.slice(1)));
  const longest = Math.max(0, ...ending.map(({ host }) => host.length));
  return ending.findLast(({ host }) => host.length === longest)?.id;
}

function ofSignature({ providers }: Registry, searched: string): string | undefined {
  const hits = providers.flatMap(({ id, templates }) => {
    return templates.flatMap((template) => {
      const hit = findTemplate(template, searched);
      return hit ? [{ id, ...hit }] : [];
    });
  });
  hits.sort(
    (one, other) => other.weight - one.weight || one.from - other.from || (one.id < other.id ? -1 : 1),
  );
  return hits[0]?.id;
}

function ofRecipient({ providers }: Registry, recipient: string): string | undefined {
  const domain = comparable(recipient.replace(/^[\s\S]*@/, "").replace(/>$/, ""));
  return providers.findLast(({ domains }) => domains.includes(domain))?.id;
}
