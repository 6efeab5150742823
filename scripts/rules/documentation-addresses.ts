import type { Example } from "@bouncebook/data";
import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import type { Finding, Rule } from "./rule.ts";
import { templatesOf } from "./templates.ts";

const IPV4 = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)/g;
const IPV6 = /(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){2,7}(?:[0-9a-f]{1,4}|:)/gi;
const ADDRESS = /[^\s<>()"'[\],;:=]+@([a-z0-9.-]+\.[a-z]{2,})/gi;
/** RFC 5737, loopback, and codes such as 4.16.55.1 in Yahoo's replies, which begin below 10. */
const DOCUMENTATION_IPV4 = /^(?:192\.0\.2|198\.51\.100|203\.0\.113|127\.\d+\.\d+|0\.0\.0|[1-9]\.\d+\.\d+)\./;
/** RFC 2606 and RFC 6761. */
const DOCUMENTATION_DOMAIN =
  /(?:^|\.)(?:example(?:\.(?:com|net|org|edu|jp|de|co\.jp|co\.uk))?|test|invalid|localhost)$/i;

export const documentationAddresses: Rule = {
  name: "documentation-addresses",
  description: "Examples use documentation addresses only (RFC 5737, 3849, 2606).",
  *check({ all, chosen }) {
    const ours = new Set(
      all.flatMap(({ value }) => (value.kind === "provider" ? (value.domains ?? []) : [])),
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
      const text = typeof example === "string" ? example : `${example.reply} ${example.recipient ?? ""}`;
      const foreign = foreignAddress(text, providers, serverText);
      if (foreign)
        yield {
          file,
          pointer: `/${key}/${at}`,
          message: `${foreign} may belong to somebody. Use 192.0.2.x, 2001:db8::x or example.com.`,
        };
    }
  }
}

/** The first address in a text that is no documentation address, no provider's and in no text of a server. */
export function foreignAddress(
  text: string,
  providers: ReadonlySet<string>,
  serverText: string,
): string | undefined {
  for (const [ip, ...parts] of text.matchAll(IPV4)) {
    if (parts.every((part) => Number(part) < 256) && !DOCUMENTATION_IPV4.test(ip)) return ip;
  }
  for (const [ip] of text.matchAll(IPV6))
    if (!/^2001:0?db8:/i.test(ip) && !/^\d{1,2}:\d{2}:\d{2}$/.test(ip)) return ip;
  for (const [address, domain] of text.matchAll(ADDRESS)) {
    if (
      !DOCUMENTATION_DOMAIN.test(domain!) &&
      !providers.has(domain!.toLowerCase()) &&
      !serverText.includes(address!.toLowerCase())
    )
      return address;
  }
  return undefined;
}
