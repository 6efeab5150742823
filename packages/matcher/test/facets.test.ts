import { expect, test } from "vitest";
import { fingerprintOf } from "../src/engine/fingerprint.js";
import { foldedOf } from "../src/engine/folded.js";
import { toNormalForm } from "../src/engine/index.js";
import { namedRetryAfter } from "../src/engine/retry-after.js";
import { match, toVocabulary } from "../src/index.js";

const TIMES: [text: string, seconds: number | undefined][] = [
  ["451 greylisted, please try again in 5 minutes", 300],
  ["451 Greylisted for 60 s", 60],
  ["450 retry after 300 seconds", 300],
  ["421 wait 1 hour and try again", 3600],
  ["451 try again in 2 hours", 7200],
  ["450 retry in 00:05:00", 300],
  ["450 come back in 90s", 90],
  ["451 Bitte in 10 Minuten erneut versuchen", 600],
  ["450 Veuillez réessayer dans 15 minutes", 900],
  ["451 повторите через 20 минут", 1200],
  ["421 请稍后 30 秒重试", 30],
  ["552 mailbox holds 300 messages", undefined],
  ["421 try again later", undefined],
  ["450 sent at 10:11:12", undefined],
  ["421 4.4.2 timeout after 300 seconds", undefined],
  ["450 retry in 99999999 days", undefined],
];

test.each(TIMES)("time in %s", (text, seconds) => {
  expect(namedRetryAfter(toNormalForm(text))).toBe(seconds);
});

const FINGERPRINTS: [text: string, fingerprint: string][] = [
  ["550 5.1.1 <nobody@example.com>: User unknown", "550 5.1.1 <{address}>: user unknown"],
  [
    "554 Client host [192.0.2.1] blocked using bl.example.net; see https://bl.example.net/q?ip=192.0.2.1",
    "554 client host [{ip}] blocked using {domain}; see https://bl.example.net/q",
  ],
  ["421 4.7.0 [TSS04] Messages from 192.0.2.1 deferred", "421 4.7.0 [tss04] messages from {ip} deferred"],
  ["250 2.0.0 Ok: queued as 4XyZ9K1abcD2", "250 2.0.0 ok: queued as {id}"],
  ["552 300 MB of 250.5 MB used.", "552 {number} mb of {number} mb used."],
  ["550 2001:db8::1 refused", "550 {ip} refused"],
];

test.each(FINGERPRINTS)("fingerprint of %s", (text, fingerprint) => {
  expect(fingerprintOf(toNormalForm(text), foldedOf(toNormalForm(text)))).toBe(fingerprint);
});

test("values are given in the case of the reply", () => {
  const { values } = match(
    "554 5.7.1 Service unavailable; Client host [192.0.2.55] blocked using ZEN.spamhaus.org",
  );
  expect(values.ip).toBe("192.0.2.55");
});

test("labels of other vocabularies", () => {
  const diagnosis = match("550 5.1.1 User unknown");
  expect(toVocabulary(diagnosis, "sparkpost")).toBe("10 Invalid Recipient");
  expect(toVocabulary(diagnosis, "sisimai")).toBe("userunknown");
  expect(() => toVocabulary(diagnosis, "nobody" as never)).toThrow(
    /there is no vocabulary "nobody"; known are .*sparkpost/,
  );
});
