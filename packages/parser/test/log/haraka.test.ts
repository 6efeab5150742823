import { type Fixture, testFixtures } from "./read.js";

const ID = "1B012E7A-4362-42CC-B2D5-27534802E482";
const AT = "2024-11-23 21:40:07.250000500  ";
const IN = `${AT}[NOTICE] [${ID}.1] [core]  `;
const OUT = `${AT}[NOTICE] [${ID}.1.1] [outbound]  `;
const RECEIVED = `${IN}sender <news@example.com> code=CONT msg=""
${IN}recipient <jo@example.net> code=OK msg="" sender="news@example.com"
${IN}recipient <al@example.net> code=OK msg="" sender="news@example.com"
`;
const base = { time: "2024-11-23T21:40:07.250000500", queueId: `${ID}.1.1` };
const DELIVERED = `${OUT}delivered file=1732_1732_0_1_a_1_mail domain=example.net host="mx1.example.net" ip=192.0.2.25 port=25 mode=SMTP tls=Y auth=N response="2.0.0 Ok: queued as 4Sb0" delay=0.048 fails=0 rcpts=1/0/1\n`;

const FIXTURES: Fixture[] = [
  {
    name: "one recipient is refused, the other one served",
    log: `${RECEIVED}${OUT}recipient <al@example.net> rejected: 550 5.1.1 No such user\n${DELIVERED}${AT}[INFO] [${ID}.1.1] [outbound] bouncing mail: Some recipients failed: <al@example.net>\n`,
    events: [
      {
        ...base,
        line: 4,
        kind: "bounce",
        recipient: "al@example.net",
        sender: "news@example.com",
        command: "RCPT",
        reply: "550 5.1.1 No such user",
        replyCode: "550",
        status: "5.1.1",
      },
      {
        ...base,
        kind: "delivered",
        recipient: "jo@example.net",
        sender: "news@example.com",
        remoteHost: "mx1.example.net",
        reply: "2.0.0 Ok: queued as 4Sb0",
        status: "2.0.0",
      },
    ],
  },
  {
    name: "a delivery of which only the end is in the log",
    log: DELIVERED,
    events: [
      {
        ...base,
        kind: "delivered",
        remoteHost: "mx1.example.net",
        reply: "2.0.0 Ok: queued as 4Sb0",
        status: "2.0.0",
      },
    ],
  },
  {
    name: "a recipient that is put off until Haraka gives up",
    log: `${OUT}recipient <jo@example.net> deferred: 452 4.2.2 Full
${AT}[INFO] [${ID}.1.1] [outbound] Temp failing 1732_1732_0_1_a_1_mail for 64 seconds: Some recipients temp failed: <jo@example.net>
${AT}[INFO] [${ID}.1.1] [outbound] bouncing mail: Too many failures (Some recipients temp failed: <jo@example.net>)
`,
    events: [
      {
        ...base,
        kind: "delay",
        recipient: "jo@example.net",
        command: "RCPT",
        reply: "452 4.2.2 Full",
        replyCode: "452",
        status: "4.2.2",
      },
      {
        ...base,
        line: 3,
        kind: "bounce",
        recipient: "jo@example.net",
        command: "RCPT",
        reply: "452 4.2.2 Full",
        replyCode: "452",
        status: "4.2.2",
      },
    ],
  },
  {
    name: "the whole message is put off and refused",
    log: `${AT}[INFO] [${ID}.1.1] [outbound] Temp failing 1732_1732_0_1_a_1_mail for 64 seconds: Upstream error: 451 4.7.1 Later
${AT}[INFO] [${ID}.1.1] [outbound] bouncing mail: 554 5.7.1 Spam
${AT}[INFO] [${ID}.1.1] [outbound] bouncing mail: Too many failures (Upstream error: 451 4.7.1 Later)
`,
    events: [
      { ...base, kind: "delay", reply: "451 4.7.1 Later", replyCode: "451", status: "4.7.1" },
      { ...base, kind: "bounce", reply: "554 5.7.1 Spam", replyCode: "554", status: "5.7.1" },
      { ...base, kind: "bounce", reply: "451 4.7.1 Later", replyCode: "451", status: "4.7.1" },
    ],
  },
  {
    name: "through syslog",
    log: `Nov 23 21:40:07 mail haraka[9]: [NOTICE] [${ID}.1.1] [outbound] recipient <jo@example.net> rejected: 550 No\n`,
    events: [
      {
        time: "2024-11-23T21:40:07",
        queueId: `${ID}.1.1`,
        kind: "bounce",
        recipient: "jo@example.net",
        command: "RCPT",
        reply: "550 No",
        replyCode: "550",
      },
    ],
  },
  {
    name: "what is no delivery, and what is broken",
    log: `${AT}[PROTOCOL] [${ID}.1.1] [outbound] S: 550 5.1.1 No
${AT}[NOTICE] [-] [core] listening
${AT}[NOTICE] [${ID}.1] [plugin/x] recipient <jo@example.net> rejected: 550 No
${OUT}recipient <jo@example.net> rejected
${OUT}recipient <
${OUT}Temp failing
${OUT}
${AT}[NOTICE] [not an id] [outbound] recipient <jo@example.net> rejected: 550 No
${AT}[NOTICE] [${ID}
`,
    events: [],
  },
];

testFixtures("haraka-log", FIXTURES);
