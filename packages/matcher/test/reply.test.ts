import { expect, test } from "vitest";
import { readReply } from "../src/engine/index.js";

/** What surrounds a reply in logs, bounce messages and libraries, and what is taken out of it. */
const CASES: [raw: string, expected: Partial<ReturnType<typeof readReply>>][] = [
  ["550 5.1.1 User unknown", { text: "550 5.1.1 User unknown", code: 550, enhanced: "5.1.1" }],
  ["550", { text: "550", code: 550 }],
  ["550 User unknown", { code: 550, enhanced: undefined }],
  ["  550   5.1.1\tUser unknown \r\n", { text: "550 5.1.1 User unknown", code: 550, enhanced: "5.1.1" }],
  ["smtp; 550 5.1.1 User unknown", { text: "550 5.1.1 User unknown" }],
  ['X-Postfix; unknown user: "nobody"', { text: 'unknown user: "nobody"', code: undefined }],
  [
    "host mx.example.com[192.0.2.1] said: 550 5.1.1 Unknown (in reply to RCPT TO command)",
    { text: "550 5.1.1 Unknown", host: "mx.example.com", command: "RCPT" },
  ],
  [
    "host mx.example.com[2001:db8::1]:25 said: 451 Later (in reply to end of DATA command)",
    { text: "451 Later", code: 451, host: "mx.example.com", command: "DATA" },
  ],
  [
    "<a@example.com>: host mx.example.com[192.0.2.1] said: 550-5.7.1 One 550-5.7.1 two 550 5.7.1 three",
    { text: "550 5.7.1 One two three", enhanced: "5.7.1" },
  ],
  [
    "SMTP error from remote mail server after RCPT TO:<a@example.com>: host mx.example.com [192.0.2.1]: 550 No such user",
    { text: "550 No such user", host: "mx.example.com", command: "RCPT" },
  ],
  [
    "SMTP error from remote mail server after initial connection: 554 Go away",
    { text: "554 Go away", command: "CONNECT" },
  ],
  [
    "... while talking to mx.example.com.: >>> RCPT To:<a@example.com> <<< 550 5.1.1 Unknown",
    { text: "550 5.1.1 Unknown", host: "mx.example.com", command: "RCPT" },
  ],
  ["Remote host said: 550 sorry, no mailbox here by that name (#5.1.1)", { code: 550, enhanced: "5.1.1" }],
  ["Remote Server returned '550 5.7.1 Unable to relay'", { code: 550, enhanced: "5.7.1" }],
  ["550 #5.1.0 Address rejected.", { code: 550, enhanced: "5.1.0" }],
  ["550-5.1.1 One\n550-5.1.1 two\n550 5.1.1 three", { text: "550 5.1.1 One two three" }],
  ["550-One\r\n550 two", { text: "550 One two" }],
  [
    "220-mx.example.com 421 4.2.1 Service refused",
    { text: "421 4.2.1 Service refused", code: 421, enhanced: "4.2.1" },
  ],
  ["550 4.7.32 Odd pair", { code: 550, enhanced: "4.7.32" }],
  ["550 Rejected by 5.1.2.3 and version 5.1.1.2", { code: 550, enhanced: undefined }],
  ["550 Class of another code (4.2.2)", { code: 550, enhanced: undefined }],
  ["Unable to deliver: over quota", { text: "Unable to deliver: over quota", code: undefined }],
  ["Delivered within 500 seconds", { code: undefined }],
  ["", { text: "", code: undefined }],
  ["a\u0000b\u001b[31mc", { text: "a b [31mc" }],
  ["550 \ud800 lone", { text: "550 \ufffd lone", code: 550 }],
];

test.each(CASES)("%j", (raw, expected) => {
  expect(readReply(raw)).toMatchObject(expected);
});

test("nothing behind 4,096 characters is read", () => {
  const reply = readReply(`550 ${"a".repeat(5000)}`);
  expect(reply.text).toHaveLength(4096);
});
