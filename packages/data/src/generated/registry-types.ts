// Generated from registry/schema by `pnpm generate`. Do not edit: change the schemas and generate again.

/**
 * Sentence case, no period at the end.
 */
export type Title = string;
/**
 * Why a message was refused; one of the 47 reasons.
 */
export type Reason =
  | "user-unknown"
  | "invalid-address"
  | "address-moved"
  | "domain-not-found"
  | "domain-no-mail"
  | "mailbox-disabled"
  | "mailbox-full"
  | "recipient-refused"
  | "ip-blocklisted"
  | "domain-blocklisted"
  | "poor-reputation"
  | "ip-refused"
  | "geo-blocked"
  | "auth-failed"
  | "reverse-dns"
  | "bad-helo"
  | "sender-rejected"
  | "smtp-auth-required"
  | "relay-denied"
  | "tls-failed"
  | "spam-content"
  | "virus-detected"
  | "attachment-rejected"
  | "message-too-large"
  | "malformed-message"
  | "policy-rejected"
  | "rate-limited"
  | "too-many-connections"
  | "too-many-recipients"
  | "greylisted"
  | "connection-failed"
  | "dns-failure"
  | "routing-loop"
  | "message-expired"
  | "server-error"
  | "system-full"
  | "mailer-error"
  | "protocol-error"
  | "suppressed"
  | "delivered"
  | "in-progress"
  | "auto-reply"
  | "complaint"
  | "challenge-response"
  | "subscription-request"
  | "deferred"
  | "unknown";
/**
 * Whether the failure is permanent for the address.
 */
export type Bounce = "hard" | "soft" | "undetermined" | "none";
/**
 * What the sender does now.
 */
export type Action = "suppress" | "retry" | "slow-down" | "fix-sender" | "fix-content" | "review" | "none";
/**
 * One fact in plain words, in our own words, ending in a period.
 */
export type Sentence = string;
/**
 * Sentences, the likeliest or most useful first.
 *
 * @minItems 1
 * @maxItems 8
 */
export type Sentences = Sentence[];
/**
 * A raw reply, or a reply with what is known about it.
 */
export type Example =
  | ReplyText
  | {
      reply: ReplyText;
      /**
       * Name of the remote server that answered.
       */
      host?: string;
      /**
       * Address that the message was for.
       */
      recipient?: string;
      /**
       * SMTP command that was answered: CONNECT, EHLO, MAIL, RCPT, DATA or BDAT.
       */
      command?: string;
    };
/**
 * A raw reply; line breaks are \n. Only documentation addresses: 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32, example.com and its like.
 */
export type ReplyText = string;
/**
 * Replies that must come back as this very entry; every template must be hit by one.
 *
 * @minItems 1
 */
export type Examples = Example[];
/**
 * Evidence, the strongest first.
 *
 * @minItems 1
 */
export type Sources = Source[];
/**
 * Lower-case words joined by hyphens.
 */
export type Slug = string;
/**
 * Literal server text with the placeholders {ip} {domain} {address} {number} {any}. Never a regular expression. At least 8 literal characters in a row.
 */
export type Template = string;
/**
 * Texts that say the same thing; one of them is enough.
 *
 * @minItems 1
 */
export type Templates = Template[];
/**
 * Near misses: replies that must not come back as this entry.
 *
 * @minItems 1
 */
export type Rejects = Example[];
/**
 * Who can repair it; one of 12 groups of reasons.
 */
export type Category =
  | "recipient"
  | "mailbox"
  | "reputation"
  | "sender"
  | "content"
  | "policy"
  | "rate"
  | "network"
  | "system"
  | "local"
  | "not-a-bounce"
  | "unknown";
/**
 * The authentication or transport-security mechanism a reply is about.
 */
export type Mechanism = "spf" | "dkim" | "dmarc" | "arc" | "dane" | "mta-sts";
/**
 * A three-digit reply code, or a range as the provider writes it: 4xx, 550-554.
 */
export type BasicCode = number | string;
/**
 * An enhanced status code (RFC 3463), a range of its last number (5.7.606-649), or the class left open (x.7.26).
 */
export type EnhancedCode = string;
/**
 * Codes with which this response comes; a pair belongs together.
 *
 * @minItems 1
 */
export type Codes = {
  basic?: BasicCode;
  enhanced?: EnhancedCode;
}[];
/**
 * Seconds to wait before the next attempt, where the provider documents them and the text does not name them.
 */
export type RetryAfter = number;

/**
 * One three-digit SMTP reply code (RFC 5321, section 4.2).
 */
export interface BasicReplyCode {
  /**
   * Path to this schema, so that editors complete and check without any setup.
   */
  $schema: string;
  /**
   * The code.
   */
  id: string;
  /**
   * Kind of this file.
   */
  kind: "basic";
  title: Title;
  /**
   * Who defines the code.
   */
  status: "standard" | "observed";
  /**
   * Several causes share this code, so a text always says more.
   */
  vague?: true;
  /**
   * Commands that may be answered with this code.
   *
   * @minItems 1
   *
   * Items: An SMTP command, or CONNECT.
   */
  commands?: string[];
  reason: Reason;
  bounce?: Bounce;
  action?: Action;
  notes?: Sentence;
  meaning: Sentence;
  causes?: Sentences;
  fixes?: Sentences;
  examples?: Examples;
  sources: Sources;
}
/**
 * Where a claim can be read.
 */
export interface Source {
  /**
   * Address of the page; left out only for observed texts without a stable address.
   */
  url?: string;
  /**
   * Title or section, where the address alone does not lead there.
   */
  title?: string;
  /**
   * Who says it.
   */
  kind: "standard" | "provider" | "secondary" | "observed";
  /**
   * Day on which the page's text was really read, as YYYY-MM-DD. Left out when nobody could read it.
   */
  seen?: string;
}
/**
 * A DNS blocklist or reputation service that replies name.
 */
export interface Blocklist {
  /**
   * Path to this schema, so that editors complete and check without any setup.
   */
  $schema: string;
  id: Slug;
  /**
   * Kind of this file.
   */
  kind: "blocklist";
  title: Title;
  /**
   * Further and former names.
   *
   * @minItems 1
   *
   * Items: A name.
   */
  names?: string[];
  /**
   * Whether the list still answers.
   */
  status: "active" | "dead" | "unverified";
  /**
   * What is listed.
   *
   * @minItems 1
   */
  lists: ("ip" | "domain" | "url" | "address" | "hash")[];
  /**
   * DNS zones; a reply that holds one names this list.
   *
   * @minItems 1
   *
   * Items: A DNS zone.
   */
  zones?: string[];
  match?: Templates;
  reason: Reason;
  /**
   * Page that shows a listing; {ip} and {domain} are filled in.
   */
  lookup?: string;
  /**
   * Page where removal is asked for; {ip} and {domain} are filled in.
   */
  delist?: string;
  notes?: Sentence;
  meaning: Sentence;
  causes?: Sentences;
  fixes?: Sentences;
  /**
   * What the list's answers mean.
   */
  returnCodes?: {
    /**
     * Meaning of that answer.
     */
    [k: string]: string;
  };
  examples?: Examples;
  rejects?: Rejects;
  sources: Sources;
}
/**
 * One of the 12 groups of reasons.
 */
export interface CategoryFile {
  /**
   * Path to this schema, so that editors complete and check without any setup.
   */
  $schema: string;
  id: Category;
  /**
   * Kind of this file.
   */
  kind: "category";
  title: Title;
  definition: Sentence;
  /**
   * Who can repair it.
   */
  fixedBy: "sender" | "recipient" | "either" | "nobody";
}
/**
 * One enhanced status code, its class left open (RFC 3463).
 */
export interface EnhancedStatusCode {
  /**
   * Path to this schema, so that editors complete and check without any setup.
   */
  $schema: string;
  /**
   * The code with its class left open.
   */
  id: string;
  /**
   * Kind of this file.
   */
  kind: "enhanced";
  title: Title;
  /**
   * Who defines the code.
   */
  status: "registered" | "deprecated" | "observed";
  /**
   * Several causes share this code, so a text always says more.
   */
  vague?: true;
  /**
   * Reply codes that the registry associates with it.
   *
   * @minItems 1
   *
   * Items: A reply code.
   */
  basic?: number[];
  reason: Reason;
  bounce?: Bounce;
  action?: Action;
  mechanism?: Mechanism;
  notes?: Sentence;
  meaning: Sentence;
  causes?: Sentences;
  fixes?: Sentences;
  examples?: Examples;
  sources: Sources;
}
/**
 * A signpost that a renamed or split entry leaves behind.
 */
export interface Moved {
  /**
   * Path to this schema, so that editors complete and check without any setup.
   */
  $schema: string;
  /**
   * The old id.
   */
  id: string;
  /**
   * Kind of this file.
   */
  kind: "moved";
  /**
   * Ids that took its place; real entries, not signposts.
   *
   * @minItems 1
   *
   * Items: An id.
   */
  to: string[];
}
/**
 * Who answers: a mailbox provider, gateway, mail server software, sending service or list server.
 */
export interface Provider {
  /**
   * Path to this schema, so that editors complete and check without any setup.
   */
  $schema: string;
  id: Slug;
  /**
   * Kind of this file.
   */
  kind: "provider";
  title: Title;
  /**
   * Further and former names.
   *
   * @minItems 1
   *
   * Items: A name.
   */
  names?: string[];
  /**
   * What it is.
   */
  type: "mailbox" | "gateway" | "mta" | "esp" | "list-server";
  /**
   * Recipient domains whose mail it takes.
   *
   * @minItems 1
   *
   * Items: A domain.
   */
  domains?: string[];
  /**
   * Names of its servers.
   *
   * @minItems 1
   *
   * Items: An exact host name, or *.example.com for every host below it.
   */
  hosts?: string[];
  /**
   * Texts that only its replies hold, whatever they say.
   *
   * @minItems 1
   */
  signatures?: Template[];
  /**
   * Where its documentation is.
   */
  links?: {
    /**
     * Page for postmasters and senders.
     */
    postmaster?: string;
    /**
     * List of its replies.
     */
    codes?: string;
    /**
     * Page that tells why an address was refused.
     */
    lookup?: string;
    /**
     * Form to be taken off its list.
     */
    delist?: string;
    /**
     * Contact for senders.
     */
    support?: string;
  };
  notes?: Sentence;
  sources?: Sources;
}
/**
 * One reason of the vocabulary with its default verdict and advice.
 */
export interface ReasonFile {
  /**
   * Path to this schema, so that editors complete and check without any setup.
   */
  $schema: string;
  id: Reason;
  /**
   * Kind of this file.
   */
  kind: "reason";
  title: Title;
  category: Category;
  definition: Sentence;
  bounce: Bounce;
  action: Action;
  exhausted: Action;
  causes?: Sentences;
  fixes?: Sentences;
  notes?: Sentence;
  /**
   * The label of each other vocabulary that comes closest to this reason.
   */
  to: {
    /**
     * Label in that vocabulary.
     */
    [k: string]: string;
  };
  sources?: Sources;
}
/**
 * One refusal that one provider sends: one cause, one fix, one verdict.
 */
export interface ProviderResponse {
  /**
   * Path to this schema, so that editors complete and check without any setup.
   */
  $schema: string;
  /**
   * Provider and meaning; the path of this file.
   */
  id: string;
  /**
   * Kind of this file.
   */
  kind: "response";
  title: Title;
  /**
   * No longer sent, still recognised.
   */
  status?: "obsolete";
  codes?: Codes;
  /**
   * From this provider the code alone says it, whatever the text.
   */
  decisive?: true;
  /**
   * The text is too general to show who wrote it; it counts only when the host, a signature or the recipient's domain shows the provider.
   */
  scope?: "provider";
  match?: Templates;
  reason: Reason;
  bounce?: Bounce;
  action?: Action;
  retryAfter?: RetryAfter;
  mechanism?: Mechanism;
  notes?: Sentence;
  meaning: Sentence;
  causes?: Sentences;
  fixes?: Sentences;
  examples?: Examples;
  rejects?: Rejects;
  sources: Sources;
}
/**
 * The labels of another classification, read as ours.
 */
export interface VocabularyFile {
  /**
   * Path to this schema, so that editors complete and check without any setup.
   */
  $schema: string;
  id: Slug;
  /**
   * Kind of this file.
   */
  kind: "vocabulary";
  title: Title;
  /**
   * Every label of that vocabulary.
   */
  labels: {
    /**
     * One label.
     */
    [k: string]: {
      primary?: Reason;
      /**
       * Reasons that this label may stand for; empty where the label says nothing.
       */
      accept: Reason[];
    };
  };
  sources: Sources;
}
/**
 * Phrasings of one reason in one language that many servers share.
 */
export interface Wording {
  /**
   * Path to this schema, so that editors complete and check without any setup.
   */
  $schema: string;
  /**
   * wordings/reason/language; the path of this file.
   */
  id: string;
  /**
   * Kind of this file.
   */
  kind: "wording";
  match: Templates;
  notes?: Sentence;
  examples: Examples;
  rejects?: Rejects;
  sources?: Sources;
}
