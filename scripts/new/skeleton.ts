import type { RegistryFile } from "@bouncebook/data";
import { format } from "../rules/formatting.ts";
import type { HandedIn } from "./read-reply.ts";

/** What a person has to say; it breaks the schema, so that `pnpm check FILE` names it. */
export const TO_DO = {
  meaning: "TODO: say in your own words what happened",
  source: "TODO:address-of-the-page-that-explains-it",
  reason: "TODO: one of the reasons in registry/reasons",
  type: "TODO: mailbox, gateway, mta, esp or list-server",
} as const;

export interface Proposal {
  readonly provider: string;
  readonly meaning: string;
  readonly reason: string | undefined;
  readonly mechanism: string | undefined;
  readonly replies: readonly HandedIn[];
  readonly source: object;
  /** True where only the host tells that this provider said it. */
  readonly isScoped: boolean;
}

/** A new entry as `pnpm fix` would format it. */
export function responseText({
  provider,
  meaning,
  reason,
  mechanism,
  replies,
  source,
  isScoped,
}: Proposal): string {
  const codes = unique(replies.flatMap(codesOf));
  const templates = unique(replies.flatMap(({ template }) => template ?? []));
  return format({
    $schema: "../../schema/response.schema.json",
    id: `${provider}/${meaning}`,
    kind: "response",
    title: toTitle(meaning),
    ...(codes.length > 0 ? { codes } : {}),
    ...(templates.length > 0 ? { match: templates } : {}),
    ...(isScoped ? { scope: "provider" } : {}),
    reason: reason ?? TO_DO.reason,
    ...(mechanism === undefined ? {} : { mechanism }),
    meaning: TO_DO.meaning,
    examples: unique(replies.map(toExample)),
    sources: [source],
  } as unknown as RegistryFile);
}

/** A provider that the registry does not know yet. */
export function providerText(
  id: string,
  title: string,
  hosts: readonly string[],
  sources: readonly object[],
): string {
  return format({
    $schema: "../../schema/provider.schema.json",
    id,
    kind: "provider",
    title,
    type: TO_DO.type,
    ...(hosts.length > 0 ? { hosts } : {}),
    ...(sources.length > 0 ? { sources } : {}),
  } as unknown as RegistryFile);
}

function codesOf({ basic, enhanced }: HandedIn): object[] {
  if (basic === undefined && enhanced === undefined) return [];
  return [{ ...(basic === undefined ? {} : { basic }), ...(enhanced === undefined ? {} : { enhanced }) }];
}

function toExample({ example, options }: HandedIn): unknown {
  const { host, command } = options;
  if (host === undefined && command === undefined) return example;
  return { reply: example, ...(host ? { host } : {}), ...(command ? { command } : {}) };
}

function unique<Item>(items: readonly Item[]): Item[] {
  const keys = items.map((item) => JSON.stringify(item));
  return items.filter((_, at) => keys.indexOf(keys[at]!) === at);
}

const CAPITALS = /\b(?:arc|dane|dkim|dmarc|dns|dnsbl|ehlo|helo|html|imap|ip|mx|ptr|rbl|smtp|spf|tls|url)\b/g;

/** `dmarc-policy` → `DMARC policy`; maintainers make titles perfect. */
export function toTitle(slug: string): string {
  const words = slug.replaceAll("-", " ").replace(CAPITALS, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const SAYS_NOTHING = new Set(
  "a an and are as at be been by can could does for from has have in is it its not of on or please see sorry so that the this to was we with you your".split(
    " ",
  ),
);
/** As many words as an id bears. */
const WORDS = 4;

/** A name from a template's words; undefined where it holds no Latin ones. */
export function toMeaning(template: string | undefined): string | undefined {
  const words = (template ?? "")
    .replace(/\{[a-z]+\}/g, " ")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => /[a-z]/.test(word) && word.length > 1 && !SAYS_NOTHING.has(word));
  return words.length === 0 ? undefined : words.slice(0, WORDS).join("-");
}
