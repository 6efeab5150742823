import { expect, it } from "vitest";
import { readReply } from "../../src/message/reply/read-reply.js";

it.each([
  ["550 5.1.1 User unknown", { reply: "550 5.1.1 User unknown", replyCode: "550", status: "5.1.1" }],
  ["550 #5.1.0 Address rejected", { replyCode: "550", status: "5.1.0" }],
  ["550 sorry, no mailbox here by that name (#5.1.1 - chkusr)", { replyCode: "550", status: "5.1.1" }],
  ["550 [5.7.1] refused", { status: "5.7.1" }],
  ["421 4.7.0 [TSS04] deferred - 4.16.55.1; see https://example.com/", { status: "4.7.0" }],
  ["550 refused by 5.1.1.1 at mx5.2.1.example.com", { status: undefined }],
  [
    "host mx.example.net[192.0.2.1] said: 550 no (in reply to RCPT TO command)",
    { reply: "550 no", command: "RCPT", remoteHost: "mx.example.net" },
  ],
  [
    "host mx.example.net[2001:db8::1] said: 550 no (in reply to\n end of DATA command)",
    { reply: "550 no", command: "DATA" },
  ],
  [
    "connect to mx.example.net[192.0.2.1]:25: Connection refused",
    {
      reply: "connect to mx.example.net[192.0.2.1]:25: Connection refused",
      remoteHost: "mx.example.net",
      command: "CONNECT",
    },
  ],
  [
    "SMTP error from remote mail server after MAIL FROM:<a@example.com> SIZE=1543: host mx.example.net [192.0.2.1]: 550 no",
    { reply: "550 no", command: "MAIL", remoteHost: "mx.example.net" },
  ],
  [
    "SMTP error from remote mail server after initial connection: host mx.example.net [192.0.2.1]: 554 no",
    { reply: "554 no", command: "CONNECT" },
  ],
  [
    "host mx.example.net [192.0.2.1] SMTP error from remote mail server after EHLO a.example.com: 550 no",
    { reply: "550 no", command: "EHLO", remoteHost: "mx.example.net" },
  ],
  [
    "Connected to 192.0.2.1 but greeting failed. Remote host said: 554 go away",
    { reply: "554 go away", command: "CONNECT", remoteHost: "192.0.2.1" },
  ],
  [
    "Remote Server returned '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'",
    { reply: "550 5.1.1 RESOLVER.ADR.RecipNotFound; not found" },
  ],
  [
    "550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 no",
    { replyCode: "550", status: "5.1.351" },
  ],
  [
    "550 5.1.7 <a@example.com>: Sender address rejected: undeliverable address: host mx.example.net[192.0.2.1] said: 550 5.1.1 User unknown",
    { replyCode: "550", status: "5.1.7", remoteHost: undefined },
  ],
  ["499 Unable to connect to MX servers", { reply: "499 Unable to connect to MX servers", replyCode: "499" }],
  [
    "5.1.0 - Unknown address error 550-'5.7.1 <a@example.com>... Access denied' (delivery attempts: 0)",
    { reply: "550 5.7.1 <a@example.com>... Access denied", status: "5.7.1" },
  ],
  ["220-mx.example.net 421 4.2.1 Refused", { reply: "421 4.2.1 Refused", replyCode: "421" }],
  [
    "Message expired after 500 users and 400 attempts",
    { reply: "Message expired after 500 users and 400 attempts", replyCode: undefined },
  ],
  ["rejected (550 no such user)", { reply: "550 no such user" }],
  ["550-5.7.1 one\n550 5.7.1 two", { reply: "550-5.7.1 one\n550 5.7.1 two", status: "5.7.1" }],
  ["", { reply: undefined, replyCode: undefined }],
])("%s", (reason, expected) => {
  expect(readReply(reason)).toMatchObject(
    Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)),
  );
  for (const [key, value] of Object.entries(expected))
    if (value === undefined) expect(readReply(reason)).not.toHaveProperty(key);
});
