import { expect, test } from "vitest";
import { match } from "../src/index.js";

/** What must come out of the public registry; a list holds the answers that count. */
interface Case {
  reply: string;
  host?: string;
  reason: string[];
  bounce?: string[];
  action: string[];
  provider?: string;
  mechanism?: string;
  blocklist?: string;
  retryAfter?: number;
}

const OUTLOOK = "example-com.mail.protection.outlook.com";

const CASES: Case[] = [
  {
    reply: "220 mail.example.org ESMTP Postfix",
    reason: ["in-progress"],
    bounce: ["none"],
    action: ["none"],
  },
  { reply: "250 2.0.0 Ok: queued as 4XyZ", reason: ["delivered"], bounce: ["none"], action: ["none"] },
  { reply: "250 2.1.5 Ok", reason: ["delivered"], bounce: ["none"], action: ["none"] },
  {
    reply: "354 End data with <CR><LF>.<CR><LF>",
    reason: ["in-progress"],
    bounce: ["none"],
    action: ["none"],
  },
  { reply: "334 VXNlcm5hbWU6", reason: ["in-progress"], bounce: ["none"], action: ["none"] },
  {
    reply: "421 Service not available, closing transmission channel",
    reason: ["deferred", "server-error"],
    bounce: ["soft"],
    action: ["retry"],
  },
  {
    reply: "421 4.7.0 Too many connections from your host, please slow down",
    reason: ["too-many-connections"],
    bounce: ["soft"],
    action: ["slow-down"],
  },
  {
    reply: "421 4.3.2 Server is undergoing maintenance",
    reason: ["server-error"],
    bounce: ["soft"],
    action: ["retry"],
  },
  {
    reply: "451 4.7.1 Greylisting in action, please come back in 10 minutes",
    reason: ["greylisted"],
    bounce: ["soft"],
    action: ["retry"],
    retryAfter: 600,
  },
  {
    reply:
      "421 4.7.28 [192.0.2.77] Our system has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users from spam, mail sent from your IP address has been temporarily rate limited.",
    host: "gmail-smtp-in.l.google.com",
    reason: ["rate-limited", "poor-reputation"],
    bounce: ["soft"],
    action: ["slow-down"],
    provider: "google",
  },
  {
    reply:
      "421 4.7.0 [192.0.2.77 15] Our system has detected that this message is suspicious due to the very low reputation of the sending IP address. - gsmtp",
    reason: ["poor-reputation"],
    bounce: ["soft"],
    action: ["slow-down"],
    provider: "google",
  },
  {
    reply: "450 4.2.1 Mailbox busy",
    reason: ["mailbox-disabled", "deferred", "server-error"],
    bounce: ["soft"],
    action: ["retry"],
  },
  {
    reply: "451 4.3.0 Temporary server error. Please try again later",
    reason: ["server-error"],
    bounce: ["soft"],
    action: ["retry"],
  },
  {
    reply: "452 4.2.2 The recipient's mailbox is full",
    reason: ["mailbox-full"],
    bounce: ["soft"],
    action: ["retry"],
  },
  {
    reply: "452 4.3.1 Insufficient system storage",
    reason: ["system-full"],
    bounce: ["soft"],
    action: ["retry"],
  },
  {
    reply: "550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown",
    reason: ["user-unknown"],
    bounce: ["hard"],
    action: ["suppress"],
  },
  { reply: "550 5.1.1", reason: ["user-unknown"], bounce: ["hard"], action: ["suppress"] },
  {
    reply: "550 5.1.2 Host unknown (Name server: nowhere.invalid: host not found)",
    reason: ["domain-not-found"],
    bounce: ["hard"],
    action: ["suppress"],
  },
  {
    reply: "550 5.7.1",
    reason: ["policy-rejected"],
    bounce: ["hard", "undetermined"],
    action: ["fix-sender"],
  },
  {
    reply: "550 5.7.1 Message rejected due to local policy",
    reason: ["policy-rejected"],
    action: ["fix-sender"],
  },
  { reply: "550 5.7.26", reason: ["auth-failed"], action: ["fix-sender"] },
  {
    reply:
      "550 5.7.26 Unauthenticated email from example.net is not accepted due to domain's DMARC policy. Please contact the administrator of example.net domain if this was a legitimate mail. - gsmtp",
    reason: ["auth-failed"],
    action: ["fix-sender"],
    provider: "google",
    mechanism: "dmarc",
  },
  {
    reply: "550 5.2.1 The email account that you tried to reach is disabled",
    reason: ["mailbox-disabled"],
    bounce: ["hard"],
    action: ["suppress"],
  },
  { reply: "552 5.2.2 Mailbox full", reason: ["mailbox-full"], bounce: ["soft"], action: ["retry"] },
  {
    reply: "553 5.1.3 Invalid address syntax",
    reason: ["invalid-address"],
    bounce: ["hard"],
    action: ["suppress"],
  },
  { reply: "554 5.7.1 Transaction failed", reason: ["policy-rejected"], action: ["fix-sender"] },
  {
    reply:
      "554 5.7.1 Service unavailable; Client host [192.0.2.99] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.99",
    reason: ["ip-blocklisted"],
    bounce: ["soft"],
    action: ["fix-sender"],
    blocklist: "spamhaus-zen",
  },
  {
    reply: "521 example.org does not accept mail",
    reason: ["domain-no-mail"],
    bounce: ["hard"],
    action: ["suppress"],
  },
  {
    reply: "521 5.2.1 Host does not accept mail",
    reason: ["domain-no-mail", "mailbox-disabled"],
    bounce: ["hard"],
    action: ["suppress"],
  },
  { reply: "530 5.7.0 Authentication required", reason: ["smtp-auth-required"], action: ["fix-sender"] },
  { reply: "530 5.7.0", reason: ["smtp-auth-required"], action: ["fix-sender"] },
  {
    reply:
      "550-5.7.1 [192.0.2.77] Messages missing a valid Message-ID header are not\n550-5.7.1 accepted. This message is not RFC 5322 compliant.\n550 5.7.1 https://support.google.com/mail/?p=RfcMessageNonCompliant - gsmtp",
    reason: ["malformed-message"],
    action: ["fix-content"],
    provider: "google",
  },
  {
    reply:
      "550 5.7.606 Access denied, banned sending IP [192.0.2.78]. To request removal from this list please visit https://sender.office.com/",
    reason: ["ip-refused", "ip-blocklisted"],
    action: ["fix-sender"],
    provider: "microsoft",
  },
  {
    reply: "550 5.7.649 Access denied, banned sending IP [192.0.2.78]",
    host: OUTLOOK,
    reason: ["ip-refused", "ip-blocklisted"],
    action: ["fix-sender"],
    provider: "microsoft",
  },
  {
    reply: "550 5.7.25 sender not authenticated for domain example.net",
    host: OUTLOOK,
    reason: ["auth-failed"],
    action: ["fix-sender"],
    provider: "microsoft",
  },
  { reply: "550 5.7.25", reason: ["reverse-dns"], action: ["fix-sender"] },
  {
    reply: "550 5.7.20 sender not authenticated by SPF",
    host: OUTLOOK,
    reason: ["auth-failed"],
    action: ["fix-sender"],
    mechanism: "spf",
  },
  {
    reply:
      "550 5.4.1 Recipient address rejected: Access denied. [AM5EUR02FT042.eop-EUR02.prod.protection.outlook.com]",
    reason: ["user-unknown"],
    bounce: ["hard"],
    action: ["suppress"],
    provider: "microsoft",
  },
  {
    reply:
      "421 4.7.0 [TSS04] Messages from 192.0.2.21 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://postmaster.yahooinc.com/error-codes",
    reason: ["poor-reputation", "rate-limited"],
    bounce: ["soft"],
    action: ["slow-down"],
    provider: "yahoo",
  },
  {
    reply:
      "554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes",
    reason: ["policy-rejected", "auth-failed"],
    action: ["fix-sender"],
    provider: "yahoo",
  },
  {
    reply: "550 4.7.32 This mail has been rate limited because there is no DMARC alignment",
    reason: ["auth-failed", "rate-limited"],
    action: ["fix-sender", "slow-down"],
  },
  {
    reply:
      "smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try\n550-5.1.1 double-checking the recipient's email address for typos or\n550 5.1.1 unnecessary spaces. - gsmtp",
    reason: ["user-unknown"],
    bounce: ["hard"],
    action: ["suppress"],
    provider: "google",
  },
  {
    reply:
      "host mx.example.org[192.0.2.9] said: 450 4.1.1 <anybody@example.org>: Recipient address rejected: User unknown (in reply to RCPT TO command)",
    reason: ["user-unknown"],
    bounce: ["soft"],
    action: ["retry"],
  },
  { reply: "zxcvbn", reason: ["unknown"], bounce: ["undetermined"], action: ["none"] },
];

test.each(CASES)("$reply", (expected) => {
  const diagnosis = match(expected.reply, { host: expected.host });
  expect(expected.reason).toContain(diagnosis.reason);
  expect(expected.action).toContain(diagnosis.action);
  if (expected.bounce) expect(expected.bounce).toContain(diagnosis.bounce);
  if (expected.provider) expect(diagnosis.provider).toBe(expected.provider);
  if (expected.mechanism) expect(diagnosis.mechanism).toBe(expected.mechanism);
  if (expected.blocklist) expect(diagnosis.blocklist?.id).toBe(expected.blocklist);
  if (expected.retryAfter) expect(diagnosis.retryAfter).toBe(expected.retryAfter);
});
