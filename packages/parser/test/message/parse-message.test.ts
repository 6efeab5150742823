import { describe, expect, it } from "vitest";
import { parseMessage } from "../../src/message/index.js";
import { FORMATS } from "./formats.fixtures.js";
import { MIME } from "./mime.fixtures.js";
import { STANDARDS } from "./standards.fixtures.js";

describe.each([
  ["standards", STANDARDS],
  ["MIME", MIME],
  ["formats", FORMATS],
] as const)("%s", (_, fixtures) => {
  it.each(fixtures)("$name", ({ message, events }) => {
    expect(parseMessage(message)).toMatchObject(events.map((event) => expect.objectContaining(event)));
  });
});

it("gives bytes and text of one message the same events", () => {
  for (const { message } of [...STANDARDS, ...FORMATS]) {
    const text = typeof message === "string" ? message : new TextDecoder().decode(message);
    expect(parseMessage(new TextEncoder().encode(text))).toEqual(parseMessage(text));
  }
});

it("copies file and line into the events", () => {
  expect(parseMessage("", { file: "in.mbox", line: 7 })).toEqual([
    { kind: "other", format: "message", file: "in.mbox", line: 7 },
  ]);
});

it("throws on what is neither bytes nor text", () => {
  expect(() => parseMessage(undefined as unknown as string)).toThrow(TypeError);
});

it.each(["\u2028", "\u2029", "\u0085", "\v", "\f", "\u200b"])(
  "reads a list in which a line holds %j, which some take for a line end",
  (separator) => {
    const message = `From: MAILER-DAEMON@mta.example.com\nSubject: failure notice\n\n<user@example.net>:\n550${separator}No such user here\n`;
    expect(parseMessage(message)).toMatchObject([{ kind: "bounce", recipient: "user@example.net" }]);
  },
);
