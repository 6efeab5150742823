/** What speaks for a rule, the strongest first: the order of MATCHING.md, section 5, as far as a list can keep it. */
export const STRENGTHS = [
  "provider-text-and-code",
  "provider-text",
  "provider-code",
  "blocklist",
  "wording",
  "login-code",
  "address-wording",
  "weak-wording",
  "expired",
  "enhanced",
  "basic",
  "vague-enhanced",
  "vague-basic",
  "class",
] as const;

export type Strength = (typeof STRENGTHS)[number];

/** One way to tell a reason from a reply; a reply belongs to the first rule that fits. */
export interface Rule {
  /** Id of the entry or blocklist; of a class of replies `4xx` or `5xx`. */
  readonly entry: string;
  readonly reason: string;
  /** What the sender does, where the entry differs from its reason. */
  readonly action?: string;
  readonly strength: Strength;
  /** Id of the provider of a response. */
  readonly provider?: string;
  /** Codes with which the reply begins, as tables write them. */
  readonly codes?: string;
  /** Text that is found anywhere in the reply, as tables write it. */
  readonly template?: string;
  /** The template as the registry writes it, in the provider's own upper and lower case. */
  readonly written?: string;
  /** Texts of which one is found too: the provider's signatures. */
  readonly signatures?: readonly string[];
  readonly writtenSignatures?: readonly string[];
  /** Literal characters of the template. */
  readonly weight: number;
}

/** The order in which rules are tried: by strength, then by literal characters, then by id and text. */
export function compareRules(a: Rule, b: Rule): number {
  return (
    STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) ||
    b.weight - a.weight ||
    byCodeUnit(a.entry, b.entry) ||
    byCodeUnit(a.template ?? a.codes ?? "", b.template ?? b.codes ?? "")
  );
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
