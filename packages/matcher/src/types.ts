import type {
  Action,
  BlocklistId,
  Bounce,
  Category,
  EntryId,
  Mechanism,
  ProviderId,
  Reason,
} from "@bouncebook/data";

/** How strong the evidence for an entry is, the strongest first. MATCHING.md, step 5. */
export type Specificity =
  | "provider-text-and-code"
  | "provider-text"
  | "provider-code"
  | "blocklist"
  | "wording"
  | "enhanced"
  | "basic"
  | "class"
  | "none";

export interface MatchOptions {
  /** Name of the remote MX or server that answered. */
  readonly host?: string | undefined;
  /** Address that the message was for. */
  readonly recipient?: string | undefined;
  /** SMTP command that was answered: CONNECT, EHLO, MAIL, RCPT, DATA, … */
  readonly command?: string | undefined;
  /** True when the retry window is over, so that `exhausted` becomes the action. */
  readonly final?: boolean | undefined;
}

/** What follows from a reply. */
export interface Verdict {
  /** Reply code (RFC 5321, section 4.2). */
  code?: number;
  /** Enhanced status code (RFC 3463), as written. */
  enhanced?: string;
  /** Id of the entry that explains the reply. An editor completes the public ones; one of your own may be any text. */
  entry?: EntryId | (string & {});
  specificity: Specificity;
  category: Category;
  reason: Reason;
  bounce: Bounce;
  /** What to do now. */
  action: Action;
  /** What to do when the retry window, usually 24 to 72 hours, ran out. */
  exhausted: Action;
  /** Id of whoever answered. */
  provider?: ProviderId | (string & {});
  providerBy?: "host" | "text" | "recipient";
}

/** A verdict and everything else that the reply tells. */
export interface Diagnosis extends Verdict {
  /** The reply on one line, taken out of what surrounded it. It is a stranger's text: never print it raw. */
  text: string;
  /** Entries that the same evidence allows, the chosen one first. */
  candidates: (EntryId | (string & {}))[];
  blocklist?: BlocklistHit;
  mechanism?: Mechanism;
  /** Seconds until the next attempt, where the reply names them or the provider documents them. */
  retryAfter?: number;
  /** What the entry's placeholders took, as the reply wrote it. */
  values: { ip?: string; domain?: string; address?: string };
  /** The normal form with addresses, hosts, ids and numbers masked: a key for grouping and caching. */
  fingerprint: string;
  evidence: Evidence[];
}

export interface Evidence {
  kind: Specificity;
  entry: EntryId | (string & {});
  /** The part of the reply that the entry rests on. */
  text: string;
}

export interface BlocklistHit {
  id: BlocklistId | (string & {});
  /** Page that shows the listing, filled in as far as the reply tells. */
  lookup?: string;
  /** Page where removal is asked for. */
  delist?: string;
}
