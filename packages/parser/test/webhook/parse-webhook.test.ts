import { describe, expect, test } from "vitest";
import { parseWebhook, parseWebhookText } from "../../src/webhook/index.js";
import { mutate, seeded } from "../random.js";
import { AMAZON_SES } from "./amazon-ses.samples.js";
import * as providers from "./provider.samples.js";

const SAMPLES = { "Amazon SES": AMAZON_SES, ...providers };

for (const [provider, samples] of Object.entries(SAMPLES)) {
  describe(provider, () => {
    test.each(samples)("$name", ({ posted, events }) => {
      expect(parseWebhook(posted)).toEqual(events);
      expect(parseWebhookText(JSON.stringify(posted, null, 2))).toEqual(events);
    });
  });
}

const ALL = Object.values(SAMPLES).flat();

test("events of all providers may come mixed", () => {
  const events = ALL.flatMap((sample) => sample.events);
  expect(parseWebhook(ALL.map(({ posted }) => posted))).toEqual(events);
  expect(new Set(events.map(({ format }) => format)).size).toBe(9);
});

test("one value a line: events tell their line, and what is no JSON is passed over", () => {
  const [{ posted }] = providers.SENDGRID as [(typeof providers.SENDGRID)[0]];
  const lines = (posted as unknown[]).slice(1, 3).map((event) => JSON.stringify(event));
  const text = `${lines[0]}\r\nno JSON\n\n${lines[1]}`;
  expect(parseWebhookText(text).map(({ kind, line }) => [kind, line])).toEqual([
    ["delivered", 1],
    ["delay", 4],
  ]);
});

test("the form in which Mandrill posts", () => {
  const [{ posted, events }] = providers.MANDRILL as [(typeof providers.MANDRILL)[0]];
  const form = new URLSearchParams({ mandrill_events: JSON.stringify(posted) }).toString();
  expect(parseWebhookText(form)).toEqual(events);
});

test.each([
  undefined,
  null,
  0,
  "",
  "bounce",
  true,
  [],
  {},
  [[[]]],
  { event: "bounce" },
  { type: "email.bounced" },
  { hello: "world" },
  { __proto__: null },
  { Type: "Notification", Message: '{"Type":"Notification","Message":"x"}' },
])("%j tells nothing", (value) => {
  expect(parseWebhook(value)).toEqual([]);
});

test.each([
  "",
  " ",
  "\n\n",
  "{",
  "[",
  "nonsense",
  "mandrill_events=%",
  "mandrill_events=%5B",
  '{"a":'.repeat(100_000),
  "[".repeat(500_000),
])("a text such as %.20j tells nothing", (text) => {
  expect(parseWebhookText(text)).toEqual([]);
});

test("lists and envelopes are opened to a limit", () => {
  let nested: unknown = providers.SENDGRID[0]!.posted;
  expect(parseWebhook([[nested]])).not.toEqual([]);
  for (let depth = 0; depth < 10_000; depth++) nested = [nested];
  expect(parseWebhook(nested)).toEqual([]);
});

test("100,000 recipients of one bounce are 100,000 events", () => {
  const bouncedRecipients = Array.from({ length: 100_000 }, (_, at) => ({
    emailAddress: `u${at}@example.net`,
  }));
  const posted = {
    notificationType: "Bounce",
    mail: { source: "a@example.com" },
    bounce: { bouncedRecipients },
  };
  expect(parseWebhook(posted)).toHaveLength(100_000);
});

test("a text of 5 MB is cut", () => {
  const posted = {
    event: "bounce",
    sg_event_id: "e",
    email: "a@example.net",
    reason: `550 ${"x".repeat(5_000_000)}`,
  };
  expect(parseWebhook(posted)[0]?.reply?.length).toBeLessThanOrEqual(16 * 1024);
});

test("no mutation throws, and what comes out is an event", () => {
  const texts = ALL.map(({ posted }) => JSON.stringify(posted));
  const pieces = [
    "null",
    "{}",
    "[]",
    '"',
    "7",
    "true",
    ',"event":',
    "\\u0000",
    "\n",
    '{"__proto__":1}',
    "event",
    "msg",
  ];
  const random = seeded(7);
  let events = 0;
  for (let round = 0; round < 20_000; round++) {
    const text = mutate(texts[round % texts.length]!, random, pieces);
    for (const event of parseWebhookText(text)) {
      events++;
      expect(typeof event.kind).toBe("string");
      for (const value of Object.values(event)) expect(["string", "number"]).toContain(typeof value);
    }
  }
  expect(events).toBeGreaterThan(1000);
});

test("values of another type never throw", () => {
  const strange = [null, 7, "x", [], {}, [null], { a: 1 }, true];
  const random = seeded(11);
  const pick = (): unknown => strange[Math.floor(random() * strange.length)];
  let events = 0;
  for (let round = 0; round < 5000; round++) {
    const copy = JSON.parse(JSON.stringify(ALL[round % ALL.length]!.posted), (_key, value) =>
      random() < 0.1 ? pick() : value,
    );
    events += parseWebhook(copy).length;
  }
  expect(events).toBeGreaterThan(500);
});
