import { type Fixture, testFixtures } from "./read.js";

const ID = "1tExyz-000abc-Xy";
const STAMP = `2024-11-23 21:40:07 ${ID}`;
const ARRIVAL = `${STAMP} <= news@example.com H=app.example.com [192.0.2.7] P=esmtps S=1234 id=one@example.com T="Your \\"order\\"" from <news@example.com> for jo@example.net\n`;
const base = { time: "2024-11-23T21:40:07", queueId: ID };
const known = { ...base, sender: "news@example.com", messageId: "one@example.com", subject: 'Your "order"' };
const REFUSED = "SMTP error from remote mail server after RCPT TO:<jo@example.net>: ";

const FIXTURES: Fixture[] = [
  {
    name: "a delivery, and another recipient of the same",
    log: `${ARRIVAL}${STAMP} => jo@example.net R=dnslookup T=remote_smtp H=mx1.example.net [192.0.2.25] X=TLS1.3:ECDHE_X25519:256 CV=yes C="250 2.0.0 Ok: \\"queued\\"" QT=1s DT=0s
${STAMP} -> al@example.net R=dnslookup T=remote_smtp H=mx1.example.net [192.0.2.25]:26 C="250 Ok"
${STAMP} Completed
`,
    events: [
      {
        ...known,
        line: 2,
        kind: "delivered",
        recipient: "jo@example.net",
        remoteHost: "mx1.example.net",
        reply: '250 2.0.0 Ok: "queued"',
        replyCode: "250",
        status: "2.0.0",
      },
      {
        ...known,
        kind: "delivered",
        recipient: "al@example.net",
        remoteHost: "mx1.example.net",
        reply: "250 Ok",
        replyCode: "250",
      },
    ],
  },
  {
    name: "a refusal of several lines",
    log: `${ARRIVAL}${STAMP} ** jo@example.net R=dnslookup T=remote_smtp H=mx1.example.net [192.0.2.25] X=TLS1.2:ECDHE:128 DT=1s: ${REFUSED}550-5.1.1 No such\\n550 5.1.1 user\n`,
    events: [
      {
        ...known,
        kind: "bounce",
        recipient: "jo@example.net",
        remoteHost: "mx1.example.net",
        command: "RCPT",
        reply: "550-5.1.1 No such\n550 5.1.1 user",
        replyCode: "550",
        status: "5.1.1",
      },
    ],
  },
  {
    name: "an older version names the host in the text",
    log: `${STAMP} ** jo@example.net <team@example.com> R=dnslookup T=remote_smtp: SMTP error from remote mail server after end of data: host mx1.example.net [192.0.2.25]: 554 5.7.1 Spam\n`,
    events: [
      {
        ...base,
        kind: "bounce",
        recipient: "jo@example.net",
        originalRecipient: "team@example.com",
        remoteHost: "mx1.example.net",
        command: "DATA",
        reply: "554 5.7.1 Spam",
        replyCode: "554",
        status: "5.7.1",
      },
    ],
  },
  {
    name: "delays",
    log: `${STAMP} == jo@example.net R=dnslookup T=remote_smtp defer (-44) H=mx1.example.net [192.0.2.25]: ${REFUSED}450 4.2.0 Greylisted
${STAMP} == al@example.net R=dnslookup T=remote_smtp defer (110) H=mx1.example.net [192.0.2.25] DT=30s: Connection timed out
${STAMP} == bo@example.net R=dnslookup defer (-1): host lookup did not complete
`,
    events: [
      {
        ...base,
        kind: "delay",
        recipient: "jo@example.net",
        remoteHost: "mx1.example.net",
        command: "RCPT",
        reply: "450 4.2.0 Greylisted",
        replyCode: "450",
        status: "4.2.0",
      },
      {
        ...base,
        kind: "delay",
        recipient: "al@example.net",
        remoteHost: "mx1.example.net",
        reply: "Connection timed out",
      },
      { ...base, kind: "delay", recipient: "bo@example.net", reply: "host lookup did not complete" },
    ],
  },
  {
    name: "giving up says why the last attempt failed, where that is known",
    log: `${STAMP} == jo@example.net R=dnslookup T=remote_smtp defer (-44) H=mx1.example.net [192.0.2.25]: ${REFUSED}452 4.2.2 Full
${STAMP} ** jo@example.net: retry timeout exceeded
${STAMP} ** al@example.net: retry timeout exceeded
`,
    events: [
      {
        ...base,
        kind: "delay",
        recipient: "jo@example.net",
        reply: "452 4.2.2 Full",
        replyCode: "452",
        status: "4.2.2",
        command: "RCPT",
        remoteHost: "mx1.example.net",
      },
      {
        ...base,
        line: 2,
        kind: "bounce",
        recipient: "jo@example.net",
        reply: "452 4.2.2 Full",
        replyCode: "452",
        status: "4.2.2",
        command: "RCPT",
        remoteHost: "mx1.example.net",
      },
      { ...base, kind: "bounce", recipient: "al@example.net", reply: "retry timeout exceeded" },
    ],
  },
  {
    name: "a local mailbox, an address that leads nowhere, a new message id and a zone",
    log: `2024-11-23 21:40:07.123 +0100 1tEabc-00000000abc-0wXy <= <> R=${ID} U=exim P=local S=99
2024-11-23 21:40:07.123 +0100 1tEabc-00000000abc-0wXy => jo <jo@example.com> R=local_user T=local_delivery
2024-11-23 21:40:07.123 +0100 1tEabc-00000000abc-0wXy ** no@example.com: Unrouteable address
`,
    events: [
      {
        time: "2024-11-23T20:40:07.123Z",
        queueId: "1tEabc-00000000abc-0wXy",
        sender: "",
        kind: "delivered",
        recipient: "jo@example.com",
      },
      {
        time: "2024-11-23T20:40:07.123Z",
        queueId: "1tEabc-00000000abc-0wXy",
        sender: "",
        kind: "bounce",
        recipient: "no@example.com",
        reply: "Unrouteable address",
      },
    ],
  },
  {
    name: "through syslog, with the sender in the line",
    log: `Nov 23 21:40:07 mail exim[99]: ${STAMP} ** jo@example.net F=<news@example.com> R=r T=t H=mx1.example.net [2001:db8::25]: SMTP error from remote mail server after initial connection: 554 No service
`,
    events: [
      {
        ...base,
        reportingHost: "mail",
        kind: "bounce",
        recipient: "jo@example.net",
        sender: "news@example.com",
        remoteHost: "mx1.example.net",
        command: "CONNECT",
        reply: "554 No service",
        replyCode: "554",
      },
    ],
  },
  {
    name: "what is no delivery, and what is broken",
    log: `2024-11-23 21:40:07 H=(spam) [198.51.100.9] F=<a@example.org> rejected RCPT <x@example.com>: relay not permitted
2024-11-23 21:40:07 Start queue run: pid=1
${STAMP} Frozen (delivery error message)
${STAMP} *> jo@example.net R=r T=t
${STAMP} Completed
${STAMP} **
${STAMP} =>
2024-13-99 99:99:99 ${ID} => jo@example.net
${ID} => jo@example.net
2024-11-23 21:40:07 1tE-1-1 => jo@example.net
`,
    events: [],
  },
  {
    name: "a line that breaks off",
    log: `${STAMP} ** jo@example.net R=dnslookup T=remote_smtp H=mx1.example.net [192.0.2.2\n${STAMP} == "a b"@example.net R=`,
    events: [
      {
        ...base,
        kind: "bounce",
        recipient: "jo@example.net",
        remoteHost: "mx1.example.net",
        reply: "[192.0.2.2",
      },
      { ...base, kind: "delay", recipient: '"a b"@example.net', reply: "R=" },
    ],
  },
];

testFixtures("exim-log", FIXTURES);
