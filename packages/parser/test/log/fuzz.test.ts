import { expect, test } from "vitest";
import { createLogReader, LOG_FORMATS, type LogFormat } from "../../src/log/index.js";
import { mutate, seeded } from "../random.js";
import { readAll } from "./read.js";

/** One line of each kind that matters, without its line end. */
const LINES: Readonly<Record<LogFormat, readonly string[]>> = {
  "postfix-log": [
    "Nov 23 21:40:07 mail postfix/qmgr[7]: A1B2C3D4: from=<news@example.com>, size=1, nrcpt=1 (queue active)",
    "Nov 23 21:40:07 mail postfix/cleanup[7]: A1B2C3D4: message-id=<one@example.com>",
    "Nov 23 21:40:07 mail postfix/smtp[7]: A1B2C3D4: to=<jo@example.net>, relay=mx1.example.net[192.0.2.25]:25, delay=1, delays=0/0/0/1, dsn=4.2.0, status=deferred (host mx1.example.net[192.0.2.25] said: 450-4.2.0 Later 450 4.2.0 please (in reply to RCPT TO command))",
    "Nov 23 21:40:07 mail postfix/qmgr[7]: A1B2C3D4: from=<news@example.com>, status=expired, returned to sender",
  ],
  "exim-log": [
    '2024-11-23 21:40:07 1tExyz-000abc-Xy <= news@example.com H=h [192.0.2.7] P=esmtps S=1 id=one@example.com T="x"',
    "2024-11-23 21:40:07 1tExyz-000abc-Xy == jo@example.net <al@example.net> R=r T=t defer (-44) H=mx1.example.net [192.0.2.25]: SMTP error from remote mail server after RCPT TO:<jo@example.net>: 450 4.2.0 Later",
    "2024-11-23 21:40:07 1tExyz-000abc-Xy ** jo@example.net: retry timeout exceeded",
    '2024-11-23 21:40:07 1tExyz-000abc-Xy => al@example.net R=r T=t H=mx1.example.net [192.0.2.25] C="250 \\"Ok\\"" DT=1s',
  ],
  "sendmail-log": [
    "Nov 23 21:40:07 mail sendmail[9]: 4ANLe7x1012345: from=<news@example.com>, size=1, class=0, nrcpts=1, msgid=<one@example.com>, relay=h",
    "Nov 23 21:40:07 mail sendmail[9]: 4ANLe7x1012345: to=<jo@example.net>,<al@example.net>, delay=00:00:01, mailer=esmtp, pri=1, relay=mx1.example.net. [192.0.2.25], dsn=4.0.0, reply=450 Later, stat=Deferred: 450 Later",
    "Nov 23 21:40:07 mail sendmail[9]: 4ANLe7x1012345: DSN: Cannot send message for 5 days",
  ],
  "opensmtpd-log": [
    'Nov 23 21:40:07 mail smtpd[9]: 7ad1b2c3d4e5f601 mta delivery evpid=1f2e3d4c5b6a7988 from=<news@example.com> to=<jo@example.net> rcpt=<-> source="192.0.2.7" relay="192.0.2.25 (mx1.example.net)" delay=1s result="PermFail" stat="550 5.1.1 No"',
  ],
  "qmail-log": [
    "@400000006742fa910ee6b280 info msg 2104: bytes 12 from <news@example.com> qp 7 uid 1",
    "@400000006742fa910ee6b280 starting delivery 7: msg 2104 to remote jo@example.net",
    "@400000006742fa910ee6b280 delivery 7: failure: 192.0.2.25_does_not_like_recipient./Remote_host_said:_550-5.1.1_No/550_5.1.1_x/Giving_up_on_192.0.2.25./",
  ],
  "exchange-log": [
    "#Fields: date-time,server-hostname,event-id,message-id,recipient-address,recipient-status,message-subject,return-path",
    '2024-11-23T21:40:07.250Z,EX1,FAIL,<one@example.com>,jo@example.net;al@example.net,[{LED=550 5.1.1 No};{FQDN=mx1.example.net};{IP=}],"Hello, ""Jo""",<>',
  ],
  "powermta-log": [
    "type,timeLogged,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta",
    'b,2024-11-23 21:40:07+0100,news@example.com,jo@example.net,rfc822;al@example.net,failed,5.1.1 (bad),"smtp;550 5.1.1 No ""jo""",mx1.example.net (192.0.2.25)',
  ],
  "kumomta-log": [
    '{"type":"Bounce","id":"1d98","sender":"news@example.com","recipient":"jo@example.net","queue":"example.net","peer_address":{"name":"mx1.example.net","addr":"192.0.2.25"},"timestamp":1732394407,"response":{"code":550,"enhanced_code":{"class":5,"subject":1,"detail":1},"content":"No","command":"RCPT TO"}}',
  ],
  "haraka-log": [
    '2024-11-23 21:40:07.25  [NOTICE] [1B012E7A-4362-42CC-B2D5-27534802E482.1] [core]  recipient <jo@example.net> code=OK msg=""',
    "2024-11-23 21:40:07.25  [NOTICE] [1B012E7A-4362-42CC-B2D5-27534802E482.1.1] [outbound]  recipient <jo@example.net> rejected: 550 No",
    "2024-11-23 21:40:07.25  [INFO] [1B012E7A-4362-42CC-B2D5-27534802E482.1.1] [outbound] bouncing mail: Too many failures (Some recipients temp failed: <jo@example.net>)",
  ],
};

/** What the readers look for, in the wrong place. */
const PIECES = [
  "]: ",
  ">, relay=",
  ", status=",
  "status=expired, returned to sender",
  '"',
  '""',
  "\\",
  " R=",
  ": ",
  "(",
  "550-",
  "\r",
  "\n",
  "\0",
  "{LED=",
  "/",
  "_",
  "<",
  ">",
  ",",
  ";",
  "\u2028",
  "é",
];
const ROUNDS = 1500;

test.each(LOG_FORMATS)("%s: no mutation throws, and what comes out is an event", (format) => {
  const random = seeded(LOG_FORMATS.indexOf(format) + 1);
  let events = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let log = `${LINES[format].join("\n")}\n`;
    for (let change = Math.floor(random() * 4); change >= 0; change--) log = mutate(log, random, PIECES);
    const found = readAll(log, { format });
    events += found.length;
    expect(found.length).toBeLessThan(200);
    for (const event of found)
      expect(event).toMatchObject({ kind: expect.any(String), format, line: expect.any(Number) });
  }
  // The unharmed lines tell something, so that the loop above did not read nothing at all.
  expect(readAll(LINES[format].join("\n"), { format }).length).toBeGreaterThan(0);
  expect(events).toBeGreaterThan(ROUNDS / 20);
});

/** Texts on which a search that starts again and again would take hours. */
const HEAPS: [name: string, heap: string][] = [
  ["brackets", "]: A: to=<".repeat(200_000)],
  ["lines of brackets", "x/y[1]: ABCDEF: to=<\n".repeat(100_000)],
  ["lines of senders", "x/y[1]: ABCDEF: from=<\n".repeat(100_000)],
  ["lines of slashes", `${"/".repeat(60)}\n`.repeat(30_000)],
  ["quotes", '"'.repeat(1_000_000)],
  ["backslashes", `2024-11-23 21:40:07 1tExyz-000abc-Xy => a@b C="${"\\".repeat(900_000)}`],
  ["commas", `d${",".repeat(1_000_000)}`],
  ["blanks", " ".repeat(1_000_000)],
  ["colons", `Nov 23 21:40:07 mail sendmail[9]: ${": ".repeat(400_000)}`],
  ["braces", `{"type":${"[".repeat(500_000)}`],
  [
    "codes",
    `Nov 23 21:40:07 mail postfix/smtp[7]: A1B2C3D4: to=<a@b>, relay=none, status=bounced (550-${"x 550-".repeat(150_000)})`,
  ],
  ["empty lines", "\n".repeat(1_000_000)],
];

test.each(HEAPS)("a heap of %s ends", (_name, heap) => {
  for (const format of [undefined, ...LOG_FORMATS]) {
    const reader = createLogReader(format === undefined ? {} : { format });
    const events = [...reader.push(heap), ...reader.end()];
    for (const { reply = "" } of events.slice(0, 100)) expect(reply.length).toBeLessThanOrEqual(16 * 1024);
    expect(events.length).toBeLessThanOrEqual(100_000);
  }
});
