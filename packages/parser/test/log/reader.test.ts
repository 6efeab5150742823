import { describe, expect, test } from "vitest";
import { createLogReader, LOG_FORMATS, type LogFormat, readLog, recognizeLog } from "../../src/log/index.js";
import { readAll } from "./read.js";

const LINE =
  "Nov 23 21:40:07 mail postfix/smtp[7]: A1B2C3D4: to=<jö@example.net>, relay=mx1.example.net[192.0.2.25]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok: €)\n";
const LOG = `${LINE}Nov 23 21:40:07 mail dovecot: imap(jo): Logged out\n${LINE.replace("jö", "al")}`;
const now = new Date("2024-12-01T00:00:00Z");

/** One line that tells its format, and one that could be taken for it. */
const RECOGNIZED: [LogFormat, string][] = [
  ["postfix-log", LINE],
  ["postfix-log", "Nov 23 21:40:07 mail postfix-out/qmgr[7]: A1B2C3D4: removed\n"],
  ["postfix-log", "2024-11-23T21:40:07Z mail relay/smtp[7]: A1B2C3D4: to=<jo@example.net>, relay=none\n"],
  ["exim-log", "2024-11-23 21:40:07 1tExyz-000abc-Xy Completed\n"],
  ["exim-log", "Nov 23 21:40:07 mail exim[99]: 1tExyz-000abc-Xy Completed\n"],
  [
    "sendmail-log",
    "Nov 23 21:40:07 mail sm-mta[9]: 4ANLe7x1012345: to=<jo@example.net>, delay=00:00:01, stat=Sent\n",
  ],
  ["opensmtpd-log", "Nov 23 21:40:07 mail smtpd[9]: 7ad1b2c3d4e5f601 smtp connected address=local\n"],
  ["qmail-log", "@400000006742fa910ee6b280 status: local 0/10 remote 1/20\n"],
  ["exchange-log", "#Software: Microsoft Exchange Server\r\n"],
  ["exchange-log", "#Fields: date-time,event-id,recipient-address\r\n"],
  ["powermta-log", "type,timeLogged,orig,rcpt\n"],
  ["kumomta-log", '{"type":"Reception","recipient":"jo@example.net","queue":"example.net"}\n'],
  ["haraka-log", "2024-11-23 21:40:07.25  [NOTICE] [1B012E7A-4362-42CC-B2D5-27534802E482.1] [core] x\n"],
];

describe("recognizeLog", () => {
  test.each(RECOGNIZED)("%s from %j", (format, line) => {
    expect(recognizeLog(line)).toBe(format);
    expect(recognizeLog(`\ufefffirst\n\nsecond\r\n${line}`)).toBe(format);
  });

  test.each([
    "",
    "\n\n\n",
    "550 5.1.1 No such user",
    "Nov 23 21:40:07 mail sshd[9]: Accepted publickey for jo",
    "#Fields: date time c-ip cs-method cs-uri-stem sc-status",
    "name,type,rcpt",
    '{"type":"Bounce","email":"jo@example.net"}',
    "From: <jo@example.net>",
  ])("nothing from %j", (sample) => {
    expect(recognizeLog(sample)).toBeUndefined();
  });

  test("every format is recognised by one of the lines", () => {
    expect(new Set(RECOGNIZED.map(([format]) => format))).toEqual(new Set(LOG_FORMATS));
  });
});

test("a byte order mark is no part of the first line", () => {
  const [event] = readAll("\ufefftype,timeLogged,orig,rcpt\nb,1732394407,,jo@example.net\n");
  expect(event).toMatchObject({ format: "powermta-log", line: 2, recipient: "jo@example.net" });
});

describe("createLogReader", () => {
  const whole = readAll(LOG);

  test("the log tells two deliveries", () => {
    expect(whole.map(({ recipient, line }) => [recipient, line])).toEqual([
      ["jö@example.net", 1],
      ["al@example.net", 3],
    ]);
    expect(whole[0]?.reply).toBe("250 2.0.0 Ok: €");
  });

  test.each([1, 2, 3, 7, 64, 1000])("pieces of %d bytes or characters give the same", (size) => {
    const bytes = new TextEncoder().encode(LOG);
    const reader = createLogReader({ now });
    const fromBytes = [];
    for (let at = 0; at < bytes.length; at += size)
      fromBytes.push(...reader.push(bytes.slice(at, at + size)));
    const other = createLogReader({ now });
    const fromText = [];
    for (let at = 0; at < LOG.length; at += size) fromText.push(...other.push(LOG.slice(at, at + size)));
    expect([...fromBytes, ...reader.end()]).toEqual(whole);
    expect([...fromText, ...other.end()]).toEqual(whole);
  });

  test("the caller may fill the same buffer again", () => {
    const bytes = new TextEncoder().encode(LOG);
    const buffer = new Uint8Array(50);
    const reader = createLogReader({ now });
    const events = [];
    for (let at = 0; at < bytes.length; at += 50) {
      const piece = bytes.subarray(at, at + 50);
      buffer.set(piece);
      events.push(...reader.push(buffer.subarray(0, piece.length)));
    }
    expect([...events, ...reader.end()]).toEqual(whole);
  });

  test("a line without its end is read at the end, once", () => {
    const reader = createLogReader({ now });
    expect(reader.push(LINE.trimEnd())).toEqual([]);
    expect(reader.end()).toHaveLength(1);
    expect(reader.end()).toEqual([]);
  });

  test("events carry the name of the file, and lines count from 1 in it", () => {
    const before = "something else\n".repeat(30_000);
    const [event] = readAll(before + LINE, { file: "mail.log.1" });
    expect(event).toMatchObject({ file: "mail.log.1", line: 30_001 });
  });

  test("a line of 3 MB is cut, said so, and does not hide the next one", () => {
    const long = LINE.replace("250 2.0.0 Ok", `250 2.0.0 ${"x".repeat(3_000_000)}`);
    const reader = createLogReader({ now });
    const events = [];
    for (let at = 0; at < long.length; at += 65_536) events.push(...reader.push(long.slice(at, at + 65_536)));
    events.push(...reader.push(LINE));
    expect(events).toHaveLength(2);
    expect(events[0]?.limits).toEqual([expect.stringContaining("1048576")]);
    expect(events[0]?.reply?.length).toBeLessThan(20_000);
    expect(events[1]).toMatchObject({ line: 2, reply: "250 2.0.0 Ok: €" });
    expect(events[1]).not.toHaveProperty("limits");
  });

  test("bytes that are no UTF-8 become U+FFFD", () => {
    const bytes = new TextEncoder().encode(LINE);
    bytes[LINE.indexOf("ö")] = 0xff;
    const [event] = createLogReader({ now }).push(bytes);
    expect(event?.recipient).toContain("\ufffd");
  });

  test("an unknown format, or a chunk that is neither bytes nor text, is a programmer's mistake", () => {
    expect(() => createLogReader({ format: "sendmail" as LogFormat })).toThrow(TypeError);
    expect(() => createLogReader().push(7 as unknown as string)).toThrow(TypeError);
  });
});

describe("stamps without a year", () => {
  const stamped = (stamp: string): string => LINE.replace("Nov 23 21:40:07", stamp);

  test.each([
    ["2024-12-01T00:00:00Z", "Nov 23 21:40:07", "2024-11-23T21:40:07"],
    ["2025-01-02T00:00:00Z", "Dec 31 23:59:59", "2024-12-31T23:59:59"],
    ["2024-12-01T00:00:00Z", "Dec  1 13:00:00", "2024-12-01T13:00:00"],
    ["2024-12-01T00:00:00Z", "Dec  3 00:00:00", "2023-12-03T00:00:00"],
    ["2024-12-31T23:00:00Z", "Jan  1 10:00:00", "2025-01-01T10:00:00"],
    ["2027-06-01T00:00:00Z", "Feb 29 12:00:00", "2024-02-29T12:00:00"],
    ["2103-06-01T00:00:00Z", "Feb 29 12:00:00", "2096-02-29T12:00:00"],
    ["2024-12-01T00:00:00Z", "Foo 23 21:40:07", undefined],
  ])("at %s, %s is %s", (at, stamp, time) => {
    expect(readAll(stamped(stamp), { now: new Date(at) })[0]?.time).toBe(time);
  });

  test("a zone is taken off, also where neighbouring stamps share their minute", () => {
    const stamps = [
      ["2024-11-23T00:30:07.123456+01:00", "2024-11-22T23:30:07.123456Z"],
      ["2024-11-23T00:30:08.5+01:00", "2024-11-22T23:30:08.5Z"],
      ["2024-11-23T00:30:09.000001+01:00", "2024-11-22T23:30:09.000001Z"],
      ["2024-11-23T00:30:10.000001-01:00", "2024-11-23T01:30:10.000001Z"],
      ["2024-11-23T00:30:xy.000001-01:00", undefined],
      ["2024-11-23T00:31:11.000001-0130", "2024-11-23T02:01:11.000001Z"],
      ["2024-11-23T00:31:12Z", "2024-11-23T00:31:12Z"],
      ["2024-11-23T00:31:13Z", "2024-11-23T00:31:13Z"],
      ["2024-11-23T00:31:14", "2024-11-23T00:31:14"],
    ];
    const found = readAll(stamps.map(([stamp]) => stamped(stamp!)).join(""));
    expect(found.map(({ time }) => time)).toEqual(stamps.map(([, time]) => time));
  });

  test("a given year goes on to the next one in January", () => {
    const log = stamped("Dec 31 23:59:59") + stamped("Jan  1 00:00:01") + stamped("Dec 31 23:59:59");
    expect(readAll(log, { year: 1999 }).map(({ time }) => time)).toEqual([
      "1999-12-31T23:59:59",
      "2000-01-01T00:00:01",
      "1999-12-31T23:59:59",
    ]);
  });
});

test("readLog reads a stream", async () => {
  async function* chunks(): AsyncGenerator<string> {
    yield LOG.slice(0, 100);
    yield LOG.slice(100);
  }
  const events = [];
  for await (const event of readLog(chunks(), { now })) events.push(event.recipient);
  expect(events).toEqual(["jö@example.net", "al@example.net"]);
});
