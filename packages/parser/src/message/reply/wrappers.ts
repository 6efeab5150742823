/** What a mail server writes in front of a remote server's reply. */
export interface Wrapper {
  /** Literal that the text must hold for the pattern to be tried; empty to try it always. */
  readonly sign: string;
  /** May name the groups host and command. The reply follows the match. */
  readonly pattern: RegExp;
  /** The command where the words tell it. */
  readonly command?: string;
}

const HOST = "(?<host>[^\\s[\\]()<>]{1,255}?)";
const IP = "\\s*\\[[^\\]\\s]{1,60}\\](?::\\d{1,5})?";

/** Tried in this order, each at most once. */
export const WRAPPERS: readonly Wrapper[] = [
  {
    sign: "refused",
    pattern: new RegExp(`\\bhost\\s+${HOST}(?:${IP})?\\s+refused\\s+to\\s+talk\\s+to\\s+me:\\s*`),
    command: "CONNECT",
  },
  {
    sign: "server refused",
    pattern: new RegExp(
      `\\bconnect\\s+to\\s+${HOST}${IP}:\\s+server\\s+refused\\s+to\\s+talk\\s+to\\s+me:\\s*`,
    ),
    command: "CONNECT",
  },
  { sign: "connect", pattern: new RegExp(`\\b(?=connect\\s+to\\s+${HOST}${IP})`), command: "CONNECT" },
  // Exim 4.86 and later: "host mx.example.com [192.0.2.1]\n SMTP error from remote mail server after RCPT TO:<…>:\n 550 …"
  {
    sign: " error from remote",
    pattern: new RegExp(`\\bhost\\s+${HOST}${IP}\\s+(?=(?:\\S{1,20}\\s+){0,3}(?:SMTP|LMTP) error)`),
  },
  // Exim: "SMTP error from remote mail server after RCPT TO:<…>: host mx.example.com [192.0.2.1]: 550 …"
  {
    sign: " error from remote",
    pattern: new RegExp(
      `(?:SMTP|LMTP)\\s+error\\s+from\\s+remote\\s+(?:mail\\s*server|mailer|server)\\s+after\\s+(?:pipelined\\s+)?(?<command>[A-Za-z]{3,10})[^:]{0,300}?(?::\\s*<[^>\\n]{0,320}>[^:\\n]{0,80})?:(?:\\s*host:?\\s+${HOST}(?:${IP}:?|(?=\\s)))?\\s*`,
    ),
  },
  // Postfix, behind Exim, whose replies may quote it: "host mx.example.com[192.0.2.1] said: 550 …"
  { sign: "said:", pattern: new RegExp(`\\bhost\\s+${HOST}(?:${IP})?\\s+said:\\s*`) },
  // 1&1: "SMTP error from remote server for RCPT TO command, host: mx.example.com (192.0.2.1) reason: 550 …"
  {
    sign: " error from remote",
    pattern: new RegExp(
      `SMTP error from remote server for (?<command>[A-Za-z ]{3,20}) command,\\s+host:\\s+${HOST}\\s+\\([^()\\s]{0,60}\\)\\s+reason:\\s*`,
    ),
  },
  // Momentum: ">>> user@example.net (after RCPT TO): 550 …"
  { sign: "(after ", pattern: /^\(after (?<command>[A-Za-z ]{3,20})\): ?/ },
  // hMailServer: "hMailServer sent: RCPT TO:<…> Remote server replied: 550 …"
  { sign: " replied:", pattern: / sent: (?<command>[A-Za-z ]{4,10}):[^\n]{0,400}? Remote server replied: ?/ },
  // Sendmail: "... while talking to mx.example.com.:"
  { sign: "alking to", pattern: /while\s+talking\s+to\s+(?<host>[^\s:]{1,255}?)\.?:\s*/i },
  { sign: ">>> ", pattern: /^\s*>>> ?(?<command>[A-Za-z]{4} ?(?:FROM|TO)?)[^\n]{0,400}\n\s*(?:<<< ?)?/im },
  // dma: "mx.example.com [192.0.2.1] did not like our RCPT TO:"
  {
    sign: "did not like our",
    pattern: new RegExp(`${HOST}${IP} did not like our (?:final )?(?<command>[A-Z ]{4,12}):\\s*`),
  },
  // qmail-remote: "192.0.2.1 does not like recipient.", "Connected to 192.0.2.1 but sender was rejected."
  {
    sign: "does not like recipient",
    pattern: /(?<host>[^\s<>]{1,255}) does not like recipient\.?\s*/,
    command: "RCPT",
  },
  {
    sign: "sender was rejected",
    pattern: /Connected to (?<host>\S{1,255}) but sender was rejected\.?\s*/,
    command: "MAIL",
  },
  {
    sign: "but greeting failed",
    pattern: /Connected to (?<host>\S{1,255}) but greeting failed\.?\s*/,
    command: "CONNECT",
  },
  {
    sign: "but my name was rejected",
    pattern: /Connected to (?<host>\S{1,255}) but my name was rejected\.?\s*/,
    command: "EHLO",
  },
  {
    sign: "failed after I sent the message",
    pattern: /(?<host>[^\s<>]{1,255}) failed after I sent the message\.?\s*/,
    command: "DATA",
  },
  {
    sign: "failed on DATA command",
    pattern: /(?<host>[^\s<>]{1,255}) failed on DATA command\.?\s*/,
    command: "DATA",
  },
  // Gmail: "rejected by the server for the recipient domain example.com by mx.example.com. [192.0.2.1]."
  {
    sign: "for the recipient domain",
    pattern: /for the recipient domain \S{1,255} by (?<host>\S{1,255}?)\.? \[[^\]\s]{1,60}\]\.\s*/,
  },
  {
    sign: "other server returned was",
    pattern: /The error that the other server returned was:\s*(?:[245]\d\d(?= [245]\d\d[ -]))?/,
  },
  // MailFoundry: "Server mx.example.com[192.0.2.1] failed with: 550 …"
  {
    sign: " fail",
    pattern: new RegExp(`(?:Server )?${HOST}${IP} (?:failed with|responded with failure):\\s*`),
  },
  // "SMTP Server <mx.example.com> rejected recipient <…> (Error following RCPT command). It responded as follows: [550 …]"
  {
    sign: "responded as follows",
    pattern:
      /SMTP Server <(?<host>[^<>\s]{1,255})> rejected [^(]{0,400}(?:\(Error following (?<command>[A-Z]{4,10}) command\))?[^:]{0,80}responded as follows: ?/,
  },
  // Microsoft: "Remote Server returned '550 5.1.1 …'", "Remote server returned unknown recipient … -> 550 …"
  {
    sign: "emote",
    pattern:
      /\bRemote [Ss]erver (?:returned|at (?<host>\S{1,255}) \(\S{1,60}\) returned)(?: message detected as spam| unknown recipient or mailbox unavailable)? ?(?:-> )?/,
  },
  { sign: " smtp;", pattern: /^<(?<host>[^\s<>#]{1,255}) #(?=[245]\.\d)/ },
  { sign: "emote host said", pattern: /Remote host said(?:\[Response Message\])?:\s*/ },
  { sign: " said:", pattern: new RegExp(`${HOST}?\\s*\\[[^\\]\\s]{1,60}\\] said:\\s*`) },
];
