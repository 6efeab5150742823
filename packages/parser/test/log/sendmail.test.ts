import { expect } from "vitest";
import { type Fixture, testFixtures } from "./read.js";

const AT = "Nov 23 21:40:07 mail sendmail[99]: 4ANLe7x1012345: ";
const base = { time: "2024-11-23T21:40:07", reportingHost: "mail", queueId: "4ANLe7x1012345" };
const FROM = `${AT}from=<news@example.com>, size=1234, class=0, nrcpts=1, msgid=<one@example.com>, proto=ESMTP, daemon=MTA, relay=app.example.com [192.0.2.7]\n`;
const MID = "ctladdr=<news@example.com> (500/500), delay=00:00:01, xdelay=00:00:01, mailer=esmtp, pri=121234";

const FIXTURES: Fixture[] = [
  {
    name: "a delivery, with its sender",
    log: `${FROM}${AT}to=<jo@example.net>, ${MID}, relay=mx1.example.net. [192.0.2.25], dsn=2.0.0, stat=Sent (OK id=1tE)\n`,
    events: [
      {
        ...base,
        line: 2,
        kind: "delivered",
        recipient: "jo@example.net",
        sender: "news@example.com",
        messageId: "one@example.com",
        remoteHost: "mx1.example.net",
        status: "2.0.0",
        reply: "OK id=1tE",
      },
    ],
  },
  {
    name: "a refusal with the server's answer, for two recipients",
    log: `${AT}to=<jo@example.net>,<al@example.net>, ${MID}, relay=mx1.example.net. [192.0.2.25], dsn=5.1.1, reply=550 5.1.1 <jo@example.net>... User unknown, stat=User unknown\n`,
    events: ["jo@example.net", "al@example.net"].map((recipient) => ({
      ...base,
      kind: "bounce",
      recipient,
      remoteHost: "mx1.example.net",
      status: "5.1.1",
      reply: "550 5.1.1 <jo@example.net>... User unknown",
      replyCode: "550",
    })),
  },
  {
    name: "a refusal of an old version: no answer and no dsn",
    log: `${AT}to=jo@example.net, ${MID}, relay=[192.0.2.25], stat=User unknown\n`,
    events: [
      {
        ...base,
        kind: "bounce",
        recipient: "jo@example.net",
        remoteHost: "192.0.2.25",
        reply: "User unknown",
      },
    ],
  },
  {
    name: "a delay",
    log: `${AT}to=<jo@example.net>, ${MID}, relay=mx1.example.net., dsn=4.0.0, stat=Deferred: 451 4.7.1 Greylisted, come back\n`,
    events: [
      {
        ...base,
        kind: "delay",
        recipient: "jo@example.net",
        remoteHost: "mx1.example.net",
        status: "4.0.0",
        reply: "451 4.7.1 Greylisted, come back",
        replyCode: "451",
      },
    ],
  },
  {
    name: "the queue gives up: each recipient that waited bounces with the last reason",
    log: `${FROM}${AT}to=<jo@example.net>, ${MID}, relay=mx1.example.net., dsn=4.0.0, stat=Deferred: Connection timed out with mx1.example.net.
${AT}4ANLe7x2012345: DSN: Cannot send message for 5 days
Nov 23 21:40:07 mail sendmail[99]: 4ANLe7x9012345: sender notify: Cannot send message for 5 days
`,
    events: [
      expect.objectContaining({ kind: "delay" }),
      {
        ...base,
        line: 3,
        kind: "bounce",
        recipient: "jo@example.net",
        sender: "news@example.com",
        messageId: "one@example.com",
        remoteHost: "mx1.example.net",
        status: "4.0.0",
        reply: "Connection timed out with mx1.example.net.",
      },
      { ...base, queueId: "4ANLe7x9012345", kind: "bounce", reply: "Cannot send message for 5 days" },
    ],
  },
  {
    name: "the null reverse-path, and a local mailbox",
    log: `${AT}from=<>, size=1, class=0, nrcpts=1, msgid=<two@example.com>, relay=localhost
${AT}to=jo, delay=00:00:00, mailer=local, pri=1, relay=local, dsn=2.0.0, stat=Sent
`,
    events: [
      {
        ...base,
        kind: "delivered",
        recipient: "jo",
        sender: "",
        messageId: "two@example.com",
        status: "2.0.0",
        reply: "Sent",
      },
    ],
  },
  {
    name: "what is no delivery, and what is broken",
    log: `${AT}to=<jo@example.net>, delay=00:00:00, mailer=esmtp, pri=1, stat=queued
${AT}STARTTLS=client, relay=mx1.example.net., version=TLSv1.3, verify=OK
${AT}sender notify: Warning: could not send message for past 4 hours
${AT}ruleset=check_rcpt, arg1=<x@example.org>, relay=h [198.51.100.9], reject=550 5.7.1 Relaying denied
${AT}to=<jo@example.net>, ${MID}
${AT}to=
${AT}
Nov 23 21:40:07 mail sendmail[99]: gibberish
not a log line at all
`,
    events: [],
  },
];

testFixtures("sendmail-log", FIXTURES);
