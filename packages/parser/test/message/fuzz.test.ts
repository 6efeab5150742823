import { expect, it } from "vitest";
import { parseMessage } from "../../src/message/index.js";
import { LONGEST_REPLY, MOST_RECIPIENTS } from "../../src/message/limits.js";
import { mail, ORIGINAL, report } from "./build.js";
import { FORMATS } from "./formats.fixtures.js";
import { MIME } from "./mime.fixtures.js";
import { MUTATIONS, mutate, seeded, toBytes } from "./mutate.js";
import { STANDARDS } from "./standards.fixtures.js";

const MESSAGES = [...STANDARDS, ...MIME, ...FORMATS].map(({ message }) =>
  typeof message === "string" ? message : String.fromCharCode(...message),
);

it("takes 6,000 mutated messages, most of which still tell something", () => {
  const random = seeded(20_250_901);
  const used = new Set<string>();
  let told = 0;
  for (let round = 0; round < 6_000; round++) {
    const once = mutate(MESSAGES[Math.floor(random() * MESSAGES.length)]!, random);
    const { name, text } = random() < 0.3 ? mutate(once.text, random) : once;
    const events = parseMessage(random() < 0.2 ? text : toBytes(text));
    used.add(name);
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) expect(event.reply?.length ?? 0).toBeLessThanOrEqual(LONGEST_REPLY + 20);
    if (events[0]!.kind !== "other") told++;
  }
  expect([...used].sort()).toEqual(Object.keys(MUTATIONS).sort());
  expect(told).toBeGreaterThan(2_000);
});

it.each([
  ["parts nested 500 deep", nested(500), "12 levels deep"],
  ["messages nested 500 deep", forwarded(500), "3 levels deep"],
  ["a header of 10 MB", `X-Long: ${"a ".repeat(5 * 1024 * 1024)}\nSubject: Hi\n\nHi\n`, "header"],
  ["a header of 10 MB in short lines", `${"X-Many: a\n".repeat(1024 * 1024)}\nHi\n`, "header"],
  ["100,000 recipients", report({ status: recipients(100_000) }), `${MOST_RECIPIENTS} recipients`],
  [
    "a part of 10 MB",
    report({ text: "no such user ".repeat(800_000), status: recipients(1) }),
    "A part was read",
  ],
  [
    "10,000 parts",
    mail(
      { From: "MAILER-DAEMON@mta.example.com", "Content-Type": "multipart/mixed; boundary=b" },
      "--b\n\nuser@example.net\n".repeat(10_000),
    ),
    "100 parts",
  ],
])("says the limit: %s", (_, message, said) => {
  const events = parseMessage(message);
  expect(events.length).toBeLessThanOrEqual(MOST_RECIPIENTS);
  expect(events[0]!.limits?.join(" ")).toContain(said);
});

it("reads 100,000 recipients of a text part up to its bound", () => {
  const text = `Hi. This is the qmail-send program at mta.example.com.\n\n${"<user@example.net>:\nno such user\n\n".repeat(100_000)}`;
  const [event] = parseMessage(mail({ From: "MAILER-DAEMON@mta.example.com" }, text));
  expect(event).toMatchObject({ recipient: "user@example.net", reply: "no such user" });
  expect(event!.limits).toBeDefined();
});

function nested(depth: number): string {
  let body = `Content-Type: text/plain\n\nuser@example.net\n`;
  for (let level = 0; level < depth; level++)
    body = `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n${body}\n--b${level}--\n`;
  return `From: MAILER-DAEMON@mta.example.com\n${body}`;
}

function forwarded(depth: number): string {
  let message = ORIGINAL;
  for (let level = 0; level < depth; level++)
    message = `Subject: Fwd\nContent-Type: message/rfc822\n\n${message}`;
  return message;
}

function recipients(count: number): string {
  const groups = Array.from(
    { length: count },
    (_, at) => `Final-Recipient: rfc822; u${at}@example.net\nAction: failed\nStatus: 5.1.1\n`,
  );
  return `Reporting-MTA: dns; mta.example.com\n\n${groups.join("\n")}`;
}
