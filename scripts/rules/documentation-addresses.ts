import { isIPv6 } from "node:net";
import type { Example } from "@bouncebook/data";
import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import type { Finding, Rule } from "./rule.ts";
import { templatesOf } from "./templates.ts";

const IPV4 = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)/g;
/** Whatever may be an IPv6 address, with an IPv4 address at its end too (RFC 4291, section 2.2). */
const IPV6 = /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,8}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4})?(?![\w:])/gi;
/** A local part has 64 characters at most (RFC 5321, section 4.5.3.1.1). */
const ADDRESS = /[^\s<>()"'[\],;:=]{1,64}@([a-z0-9.-]{1,253}\.[a-z]{2,63})/gi;
/** RFC 5737, loopback and unspecified. */
const DOCUMENTATION_IPV4 = /^(?:192\.0\.2|198\.51\.100|203\.0\.113|127\.\d+\.\d+|0\.0\.0)\./;
/** RFC 3849 and RFC 9637; loopback, unspecified, and addresses that lead nowhere (RFC 4193 and RFC 4291). */
const DOCUMENTATION_IPV6 =
  /^(?:2001:0?db8:|3fff:0?[0-9a-f]{0,3}:|::1?$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i;
/** Codes of Yahoo's and of BT's servers, which look like addresses: "(3.2.1.1)", "complaints - 4.16.55.1; see". */
const CODES_OF_FOUR_NUMBERS = /^(?:4\.16\.5[56]\.1|3\.2\.[12]\.1|1\.5\.6\.1)$/;
/** RFC 2606 and RFC 6761. */
const DOCUMENTATION_DOMAIN =
  /(?:^|\.)(?:example(?:\.(?:com|net|org|edu|jp|de|co\.jp|co\.uk))?|test|invalid|localhost)$/i;

export const documentationAddresses: Rule = {
  name: "documentation-addresses",
  description: "Examples use documentation addresses only (RFC 5737, 3849, 2606).",
  readsAnyShape: true,
  *check({ all, chosen }) {
    const ours = new Set(
      all.flatMap(({ value }) =>
        value.kind === "provider" && Array.isArray(value.domains) ? value.domains : [],
      ),
    );
    for (const file of chosen) yield* checkFile(file, ours);
  },
};

function* checkFile(file: RegistryText, providers: ReadonlySet<string>): Generator<Finding> {
  // A contact that the server's own text gives is a part of that text.
  const serverText = templatesOf(file)
    .map(({ template }) => template)
    .join("\n")
    .toLowerCase();
  for (const key of ["examples", "rejects"] as const) {
    const value = file.value as { [K in typeof key]?: Example[] };
    for (const [at, example] of (Array.isArray(value[key]) ? value[key] : []).entries()) {
      const text = typeof example === "string" ? example : `${example?.reply} ${example?.recipient ?? ""}`;
      const foreign = foreignAddress(text, providers, serverText);
      if (foreign)
        yield {
          file,
          pointer: `/${key}/${at}`,
          message: `${foreign} may belong to somebody. Use 192.0.2.1, 2001:db8::1 or somebody@example.com.`,
        };
    }
  }
}

/** At a provider's domain everybody has a mailbox, so that only names which no person has are used there. */
const NOBODY =
  /^(?:some(?:one|body)|nobody|user|alias|abuse|postmaster|hostmaster|mailer-daemon|support|help|info|feedback|delist|unblock|no-?reply)@/i;

export function isNobody(address: string): boolean {
  return NOBODY.test(address);
}

/** The first address in a text that is no documentation address, no provider's and in no text of a server. */
export function foreignAddress(
  text: string,
  providers: ReadonlySet<string>,
  serverText: string,
): string | undefined {
  for (const [ip, ...parts] of text.matchAll(IPV4)) {
    const isAddress = parts.every((part) => Number(part) < 256) && !CODES_OF_FOUR_NUMBERS.test(ip);
    if (isAddress && !DOCUMENTATION_IPV4.test(ip)) return ip;
  }
  // An address literal names its kind (RFC 5321, section 4.1.3).
  for (const [ip] of text.replace(/ipv6:/gi, " ").matchAll(IPV6))
    if (isIPv6(ip) && !isDocumentationIpv6(ip)) return ip;
  for (const [address, domain] of text.matchAll(ADDRESS)) {
    if (
      !DOCUMENTATION_DOMAIN.test(domain!) &&
      !(providers.has(domain!.toLowerCase()) && isNobody(address!)) &&
      !serverText.includes(address!.toLowerCase())
    )
      return address;
  }
  return undefined;
}

/** An IPv4 address in an IPv6 one (RFC 4291, section 2.5.5) is looked at as what it is. */
function isDocumentationIpv6(ip: string): boolean {
  return DOCUMENTATION_IPV6.test(ip) || /^::(?:ffff:)?\d+\./i.test(ip);
}
