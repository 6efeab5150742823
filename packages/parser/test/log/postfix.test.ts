import { expect, test } from "vitest";
import { createLogReader } from "../../src/log/index.js";
import { type Fixture, readAll, testFixtures } from "./read.js";

const AT = "Nov 23 21:40:07 mail";
const TIME = "2024-11-23T21:40:07";
const base = { time: TIME, queueId: "3F2A81C0", reportingHost: "mail" };

function delivery(text: string, process = "postfix/smtp"): string {
  return `${AT} ${process}[712]: 3F2A81C0: ${text}\n`;
}

const RELAY = "relay=mx1.example.net[192.0.2.25]:25, delay=1.2, delays=0.1/0/0.5/0.6";

const FIXTURES: Fixture[] = [
  {
    name: "a delivery",
    log: delivery(`to=<jo@example.net>, ${RELAY}, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4Sb0)`),
    events: [
      {
        ...base,
        kind: "delivered",
        recipient: "jo@example.net",
        status: "2.0.0",
        reply: "250 2.0.0 Ok: queued as 4Sb0",
        replyCode: "250",
        remoteHost: "mx1.example.net",
      },
    ],
  },
  {
    name: "a refusal of several lines, with its sender and message-id",
    log: `${AT} postfix/smtpd[701]: 3F2A81C0: client=app.example.com[192.0.2.7]
${AT} postfix/cleanup[702]: 3F2A81C0: message-id=<one@example.com>
${AT} postfix/qmgr[703]: 3F2A81C0: from=<bounce+1@example.com>, size=3021, nrcpt=1 (queue active)
${delivery(`to=<jo@example.net>, orig_to=<team@example.com>, ${RELAY}, dsn=5.1.1, status=bounced (host mx2.example.net[192.0.2.26] said: 550-5.1.1 The account does not exist. Please try 550-5.1.1 double-checking it or 550 5.1.1 ask. (in reply to RCPT TO command))`)}`,
    events: [
      {
        ...base,
        line: 4,
        kind: "bounce",
        recipient: "jo@example.net",
        originalRecipient: "team@example.com",
        sender: "bounce+1@example.com",
        messageId: "one@example.com",
        status: "5.1.1",
        reply:
          "550-5.1.1 The account does not exist. Please try\n550-5.1.1 double-checking it or\n550 5.1.1 ask.",
        replyCode: "550",
        command: "RCPT",
        remoteHost: "mx2.example.net",
      },
    ],
  },
  {
    name: "a greeting that refuses, behind a suspension",
    log: delivery(
      "to=<jo@example.net>, relay=none, delay=9, delays=9/0/0/0, dsn=4.7.0, status=deferred (delivery temporarily suspended: host mx1.example.net[192.0.2.25] refused to talk to me: 421 4.7.0 Too busy)",
    ),
    events: [
      {
        ...base,
        kind: "delay",
        recipient: "jo@example.net",
        status: "4.7.0",
        reply: "421 4.7.0 Too busy",
        replyCode: "421",
        command: "CONNECT",
        remoteHost: "mx1.example.net",
      },
    ],
  },
  {
    name: "no connection",
    log: delivery(
      "to=<jo@example.net>, relay=none, delay=30, delays=0/0/30/0, dsn=4.4.1, status=deferred (connect to mx1.example.net[192.0.2.25]:25: Connection timed out)",
    ),
    events: [
      {
        ...base,
        kind: "delay",
        recipient: "jo@example.net",
        status: "4.4.1",
        reply: "connect to mx1.example.net[192.0.2.25]:25: Connection timed out",
        command: "CONNECT",
        remoteHost: "mx1.example.net",
      },
    ],
  },
  {
    name: "a connection that was lost",
    log: delivery(
      `to=<jo@example.net>, ${RELAY}, dsn=4.4.2, status=deferred (lost connection with mx1.example.net[192.0.2.25] while sending end of data -- message may be sent more than once)`,
    ),
    events: [
      {
        ...base,
        kind: "delay",
        recipient: "jo@example.net",
        status: "4.4.2",
        reply:
          "lost connection with mx1.example.net[192.0.2.25] while sending end of data -- message may be sent more than once",
        command: "DATA",
        remoteHost: "mx1.example.net",
      },
    ],
  },
  {
    name: "a name that is not in the DNS, and an address with a comma, a blank and a bracket",
    log: delivery(
      'to=<"a, >b"@nowhere.example>, relay=none, delay=0.1, delays=0/0/0.1/0, dsn=5.4.4, status=bounced (Host or domain name not found. Name service error for name=nowhere.example type=AAAA: Host not found)',
    ),
    events: [
      {
        ...base,
        kind: "bounce",
        recipient: '"a, >b"@nowhere.example',
        status: "5.4.4",
        reply:
          "Host or domain name not found. Name service error for name=nowhere.example type=AAAA: Host not found",
      },
    ],
  },
  {
    name: "a local mailbox and an address probe",
    log:
      delivery(
        "to=<jo@example.com>, relay=local, delay=0, delays=0/0/0/0, dsn=2.0.0, status=sent (delivered to mailbox)",
        "postfix/local",
      ) +
      delivery(
        `to=<no@example.net>, ${RELAY}, dsn=5.1.1, status=undeliverable (host mx1.example.net[192.0.2.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))`,
      ),
    events: [
      {
        ...base,
        kind: "delivered",
        recipient: "jo@example.com",
        status: "2.0.0",
        reply: "delivered to mailbox",
      },
      {
        ...base,
        kind: "bounce",
        recipient: "no@example.net",
        status: "5.1.1",
        reply: "550 5.1.1 No such user",
        replyCode: "550",
        command: "RCPT",
        remoteHost: "mx1.example.net",
      },
    ],
  },
  {
    name: "soft_bounce, and a failed login",
    log:
      delivery(
        `to=<jo@example.net>, ${RELAY}, dsn=5.1.1, status=SOFTBOUNCE (host mx1.example.net[192.0.2.25] said: 550 5.1.1 No (in reply to end of DATA command))`,
      ) +
      delivery(
        `to=<jo@example.net>, ${RELAY}, dsn=4.7.8, status=deferred (SASL authentication failed; server mx1.example.net[192.0.2.25] said: 535 5.7.8 Error: authentication failed)`,
      ),
    events: [
      {
        ...base,
        kind: "delay",
        recipient: "jo@example.net",
        status: "5.1.1",
        reply: "550 5.1.1 No",
        replyCode: "550",
        command: "DATA",
        remoteHost: "mx1.example.net",
      },
      {
        ...base,
        kind: "delay",
        recipient: "jo@example.net",
        status: "4.7.8",
        reply: "535 5.7.8 Error: authentication failed",
        replyCode: "535",
        command: "AUTH",
        remoteHost: "mx1.example.net",
      },
    ],
  },
  {
    name: "a message that expires bounces for whom it still waited, with the last reason",
    log:
      delivery(
        `to=<ok@example.net>, ${RELAY}, dsn=4.2.0, status=deferred (host mx1.example.net[192.0.2.25] said: 450 4.2.0 Later (in reply to RCPT TO command))`,
      ) +
      delivery(
        `to=<jo@example.net>, ${RELAY}, dsn=4.2.0, status=deferred (host mx1.example.net[192.0.2.25] said: 450 4.2.0 Later (in reply to RCPT TO command))`,
      ) +
      delivery(`to=<ok@example.net>, ${RELAY}, dsn=2.0.0, status=sent (250 Ok)`) +
      delivery(
        `to=<jo@example.net>, ${RELAY}, dsn=4.2.2, status=deferred (host mx1.example.net[192.0.2.25] said: 452 4.2.2 Full (in reply to RCPT TO command))`,
      ) +
      delivery("from=<news@example.com>, status=expired, returned to sender", "postfix/qmgr") +
      delivery("from=<news@example.com>, status=expired, returned to sender", "postfix/qmgr").replaceAll(
        "3F2A81C0",
        "3F2A81C1",
      ),
    events: [
      expect.objectContaining({ kind: "delay", recipient: "ok@example.net" }),
      expect.objectContaining({ kind: "delay", recipient: "jo@example.net" }),
      expect.objectContaining({ kind: "delivered", recipient: "ok@example.net" }),
      expect.objectContaining({ kind: "delay", recipient: "jo@example.net", status: "4.2.2" }),
      {
        ...base,
        line: 5,
        kind: "bounce",
        recipient: "jo@example.net",
        sender: "news@example.com",
        status: "4.2.2",
        reply: "452 4.2.2 Full",
        replyCode: "452",
        command: "RCPT",
        remoteHost: "mx1.example.net",
      },
      { ...base, queueId: "3F2A81C1", kind: "bounce", sender: "news@example.com" },
    ],
  },
  {
    name: "instances, hosts and queue ids keep their senders apart; the null reverse-path is empty",
    log: `2024-11-23T21:40:07.123456+01:00 mail1 postfix-in/qmgr[1]: 4Xs9y1xLYFz1: from=<in@example.com>, size=1, nrcpt=1 (queue active)
2024-11-23T21:40:07.123456+01:00 mail2 postfix-out/qmgr[1]: 4Xs9y1xLYFz1: from=<>, size=1, nrcpt=1 (queue active)
2024-11-23T21:40:08+01:00 mail2 postfix-out/relay/smtp[2]: 4Xs9y1xLYFz1: to=<jo@example.net>, relay=mx1.example.net[2001:db8::25]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 Ok)
2024-11-23T21:40:08+0100 mail1 postfix-in/lmtp[2]: 4Xs9y1xLYFz1: to=<jo@example.com>, relay=store.example.com[private/dovecot-lmtp], delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 <jo@example.com> Saved)
`,
    events: [
      {
        time: "2024-11-23T20:40:08Z",
        kind: "delivered",
        queueId: "4Xs9y1xLYFz1",
        reportingHost: "mail2",
        recipient: "jo@example.net",
        sender: "",
        status: "2.0.0",
        reply: "250 Ok",
        replyCode: "250",
        remoteHost: "mx1.example.net",
      },
      {
        time: "2024-11-23T20:40:08Z",
        kind: "delivered",
        queueId: "4Xs9y1xLYFz1",
        reportingHost: "mail1",
        recipient: "jo@example.com",
        sender: "in@example.com",
        status: "2.0.0",
        reply: "250 2.0.0 <jo@example.com> Saved",
        replyCode: "250",
        remoteHost: "store.example.com",
      },
    ],
  },
  {
    name: "Solaris, CRLF, a cut line and a line without a stamp",
    log: `${AT} postfix/smtp[9]: [ID 197553 mail.info] 3F2A81C0: to=<a@example.net>, ${RELAY}, dsn=2.0.0, status=sent (250 Ok)\r
${AT} postfix/smtp[9]: 3F2A81C0: to=<b@example.net>, ${RELAY}, dsn=5.7.1, status=bounced (host mx1.example.net[192.0.2.25] said: 550 5.7.1 Refused for a rea\r
postfix/smtp[9]: 3F2A81C0: to=<c@example.net>, ${RELAY}, dsn=2.0.0, status=sent (250 Ok)`,
    events: [
      expect.objectContaining({ recipient: "a@example.net", reply: "250 Ok", reportingHost: "mail" }),
      expect.objectContaining({ recipient: "b@example.net", reply: "550 5.7.1 Refused for a rea" }),
      {
        kind: "delivered",
        queueId: "3F2A81C0",
        recipient: "c@example.net",
        status: "2.0.0",
        reply: "250 Ok",
        replyCode: "250",
        remoteHost: "mx1.example.net",
      },
    ],
  },
  {
    name: "what is no delivery, and what is broken",
    log: `${AT} postfix/smtpd[1]: NOQUEUE: reject: RCPT from unknown[198.51.100.9]: 550 5.7.1 <x@example.org>: Relay access denied; from=<a@example.org> to=<x@example.org> proto=ESMTP helo=<h>
${AT} postfix/smtp[1]: 3F2A81C0: host mx1.example.net[192.0.2.25] said: 450 4.2.0 Greylisted (in reply to RCPT TO command)
${AT} postfix/smtp[1]: connect to mx1.example.net[192.0.2.25]:25: Connection refused
${AT} postfix/cleanup[1]: 3F2A81C0: milter-reject: END-OF-MESSAGE from h[192.0.2.1]: 5.7.1 Spam; from=<a@example.com> to=<b@example.com>
${AT} postfix/smtp[1]: 3F2A81C0: to=<jo@example.net>, relay=none, dsn=5.0.0, status=
${AT} postfix/smtp[1]: 3F2A81C0: to=<jo@example.net>
${AT} postfix/smtp[1]: 3F2A81C0: to=<
${AT} postfix/smtp[1]: : to=<jo@example.net>, ${RELAY}, dsn=2.0.0, status=sent (250 Ok)
${AT} opendkim[1]: 3F2A81C0: to=<jo@example.net>, ${RELAY}, dsn=2.0.0, status=sent (250 Ok)
${AT} postfix/smtp[1]: 3F2A81C0: to=<jo@example.net>, ${RELAY}, dsn=2.0.0, status=constructor (250 Ok)

]: A: to=<`,
    events: [],
  },
];

testFixtures("postfix-log", FIXTURES);

test("a message-id ends at its bracket, and what was removed is forgotten", () => {
  const log = `${AT} postfix/cleanup[1]: A1B2C3D4: message-id=<no end
${AT} postfix/qmgr[1]: A1B2C3D4: from=<one@example.com>, size=1, nrcpt=1 (queue active)
${AT} postfix/qmgr[1]: A1B2C3D4: removed
${AT} postfix/smtp[1]: A1B2C3D4: to=<jo@example.net>, ${RELAY}, dsn=2.0.0, status=sent (250 Ok)
`;
  const [event] = readAll(log);
  expect(event).toMatchObject({ recipient: "jo@example.net" });
  expect(event).not.toHaveProperty("sender");
  expect(event).not.toHaveProperty("messageId");
});

test("the memory for senders is bounded: of 30,000 messages the first are forgotten", () => {
  const reader = createLogReader({ format: "postfix-log" });
  const line = (n: number, text: string): string => `${AT} postfix/qmgr[1]: Q${n}X: ${text}\n`;
  for (let n = 0; n < 30_000; n++)
    reader.push(line(n, `from=<s${n}@example.com>, size=1, nrcpt=1 (queue active)`));
  const sent = (n: number): string =>
    line(n, `to=<jo@example.net>, ${RELAY}, dsn=2.0.0, status=sent (250 Ok)`);
  const [first] = reader.push(sent(0));
  const [last] = reader.push(sent(29_999));
  expect(first).not.toHaveProperty("sender");
  expect(last?.sender).toBe("s29999@example.com");
});

test("the host of a line does not depend on what is behind the line before", () => {
  const line = `mail postfix/smtp[712]: 3F2A81C0: to=<jo@example.net>, ${RELAY}, dsn=5.1.1, status=bounced (no)\n`;
  const whole = readAll(`x \n${line}`, { format: "postfix-log" });
  const reader = createLogReader({ format: "postfix-log" });
  expect([...reader.push("x \n"), ...reader.push(line), ...reader.end()]).toEqual(whole);
  expect(whole).toMatchObject([{ reportingHost: "mail", line: 2 }]);
});

test("a line that begins with a space and the process names no host, whatever the line before", () => {
  const line = ` postfix/smtp[712]: 3F2A81C0: to=<jo@example.net>, ${RELAY}, dsn=5.1.1, status=bounced (no)\n`;
  const reader = createLogReader({ format: "postfix-log" });
  const inPieces = [...reader.push("Nov 23 mail\n"), ...reader.push(line), ...reader.end()];
  const whole = readAll(`Nov 23 mail\n${line}`, { format: "postfix-log" });
  expect(inPieces).toEqual(whole);
  expect(whole[0]).not.toHaveProperty("reportingHost");
});
