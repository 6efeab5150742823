import fc from "fast-check";
import { mail, ORIGINAL, report } from "../../packages/parser/test/message/build.ts";
import { FORMATS } from "../../packages/parser/test/message/formats.fixtures.ts";
import { MIME } from "../../packages/parser/test/message/mime.fixtures.ts";
import { STANDARDS } from "../../packages/parser/test/message/standards.fixtures.ts";
import { AMAZON_SES } from "../../packages/parser/test/webhook/amazon-ses.samples.ts";
import * as PROVIDERS from "../../packages/parser/test/webhook/provider.samples.ts";
import { anyText, attack, edited, reply } from "./pieces.ts";

const address = fc.oneof(
  fc.constantFrom(
    "user@example.net",
    "<a@example.com>",
    "rfc822; b@example.org",
    "utf-8; \\x{fc}@example.com",
    "",
  ),
  anyText,
);
const MARKS = [
  "\n",
  "\r\n",
  "\n\n",
  "--b\n",
  "--b--\n",
  "Content-Type: multipart/mixed; boundary=b\n",
  "Content-Type: message/rfc822\n",
  "Content-Type: text/html\n",
  "Content-Transfer-Encoding: base64\n",
  "Content-Transfer-Encoding: quoted-printable\n",
  "=?utf-8?B?w7w=?=",
  "=?x?Q?=FF?=",
  "=\n",
  "Final-Recipient: rfc822; c@example.com\n",
  "Action: failed\n",
  "Status: 5.1.1\n",
  "Diagnostic-Code: smtp; 550 No\n",
  "Feedback-Type: abuse\n",
  "Auto-Submitted: auto-replied\n",
  "From \n",
  "<html><body><p>",
  "&#x41;&nbsp;",
  "> ",
  "\u00fc",
  "\u00ff\u00fe",
];
const mark = fc.oneof(fc.constantFrom(...MARKS), attack, anyText, reply);

const group = fc
  .record({
    recipient: address,
    action: fc.constantFrom("failed", "delayed", "delivered", "relayed", "expanded", "Failed (x)", ""),
    status: fc.constantFrom("5.1.1", "4.2.2", "5.0.0", "2.0.0", "5.1", "x", ""),
    diagnostic: reply,
    host: fc.constantFrom("dns; mx.example.net", "dns;mx.example.net (192.0.2.1, the server)", "x", ""),
  })
  .map(
    ({ recipient, action, status, diagnostic, host }) =>
      `Final-Recipient: ${recipient}\nAction: ${action}\nStatus: ${status}\nRemote-MTA: ${host}\nDiagnostic-Code: smtp; ${diagnostic.replace(/\r?\n|\r/g, "\n ")}\n`,
  );

/** Delivery status notifications (RFC 3464), from their grammar. */
const notification = fc
  .record({
    groups: fc.array(group, { minLength: 1, maxLength: 4 }),
    text: reply,
    subject: fc.oneof(fc.constant("Undelivered Mail"), anyText),
  })
  .map(({ groups, text, subject }) =>
    report({
      fields: { Subject: subject.replace(/[\r\n]+/g, " ") },
      text,
      status: `Reporting-MTA: dns; mta.example.com\nArrival-Date: Mon, 23 Nov 2026 10:11:12 +0100\n\n${groups.join("\n")}`,
      original: ORIGINAL,
    }),
  );

const plain = reply.map((text) =>
  mail(
    { From: "MAILER-DAEMON@mta.example.com", Subject: "failure notice" },
    `<user@example.net>:\n${text}\n`,
  ),
);
const real = fc.constantFrom(
  ...[...FORMATS, ...STANDARDS, ...MIME].map(({ message }) =>
    typeof message === "string" ? message : Buffer.from(message).toString("latin1"),
  ),
);

export const message = fc.oneof(
  real,
  { weight: 4, arbitrary: edited(fc.oneof(real, notification, plain), mark) },
  notification,
  mark,
);

const LOG_LINES = [
  "Nov 23 21:40:07 mail postfix/qmgr[7]: A1B2C3D4: from=<news@example.com>, size=1, nrcpt=1 (queue active)",
  "Nov 23 21:40:07 mail postfix/smtp[7]: A1B2C3D4: to=<jo@example.net>, relay=mx1.example.net[192.0.2.25]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx1.example.net[192.0.2.25] said: REPLY (in reply to RCPT TO command))",
  "Nov 23 21:40:07 mail postfix/smtp[7]: A1B2C3D4: to=<jo@example.net>, relay=none, delay=1, dsn=4.4.1, status=deferred (connect to mx1.example.net[192.0.2.25]:25: Connection timed out)",
  "2024-11-23 21:40:07 1tExyz-000abc-Xy <= news@example.com H=h [192.0.2.7] P=esmtps S=1 id=one@example.com",
  "2024-11-23 21:40:07 1tExyz-000abc-Xy ** jo@example.net R=r T=t H=mx1.example.net [192.0.2.25]: SMTP error from remote mail server after RCPT TO:<jo@example.net>: REPLY",
  "2024-11-23 21:40:07 1tExyz-000abc-Xy == jo@example.net R=r T=t defer (-44): REPLY",
  "Nov 23 21:40:07 mail sendmail[9]: 4ANLe7x1012345: to=<jo@example.net>, delay=00:00:01, mailer=esmtp, relay=mx1.example.net. [192.0.2.25], dsn=5.1.1, stat=REPLY",
  'Nov 23 21:40:07 mail smtpd[9]: 7ad1b2c3d4e5f601 mta delivery evpid=1f2e3d4c5b6a7988 from=<news@example.com> to=<jo@example.net> rcpt=<-> source="192.0.2.7" relay="192.0.2.25 (mx1.example.net)" delay=1s result="PermFail" stat="REPLY"',
  "@400000006742fa910ee6b280 starting delivery 7: msg 2104 to remote jo@example.net",
  "@400000006742fa910ee6b280 delivery 7: failure: 192.0.2.25_does_not_like_recipient./Remote_host_said:_REPLY/Giving_up_on_192.0.2.25./",
  "#Fields: date-time,server-hostname,event-id,message-id,recipient-address,recipient-status,message-subject,return-path",
  '2024-11-23T21:40:07.250Z,EX1,FAIL,<one@example.com>,jo@example.net;al@example.net,[{LED=REPLY};{FQDN=mx1.example.net};{IP=}],"Hello, ""Jo""",<>',
  "type,timeLogged,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta",
  'b,2024-11-23 21:40:07+0100,news@example.com,jo@example.net,,failed,5.1.1 (bad),"smtp;REPLY",mx1.example.net (192.0.2.25)',
  '{"type":"Bounce","id":"1d98","sender":"news@example.com","recipient":"jo@example.net","timestamp":1732394407,"response":{"code":550,"enhanced_code":{"class":5,"subject":1,"detail":1},"content":"REPLY","command":"RCPT TO"}}',
  "2024-11-23 21:40:07.25  [NOTICE] [1B012E7A-4362-42CC-B2D5-27534802E482.1.1] [outbound]  recipient <jo@example.net> rejected: REPLY",
];

const logLine = fc
  .tuple(fc.constantFrom(...LOG_LINES), reply)
  .map(([line, text]) => line.replace("REPLY", () => text.replace(/\r?\n|\r/g, " ").slice(0, 1_000)));
const lines = fc
  .tuple(fc.array(logLine, { minLength: 1, maxLength: 12 }), fc.constantFrom("\n", "\r\n"))
  .map(([each, end]) => each.join(end) + end);

export const log = fc.oneof(lines, { weight: 2, arbitrary: edited(lines, mark) });

const SAMPLES = [AMAZON_SES, ...Object.values(PROVIDERS)].flat().map(({ posted }) => JSON.stringify(posted));
const json = fc.json({ maxDepth: 6 });
const sample = fc.constantFrom(...SAMPLES);

export const webhook = fc.oneof(
  sample,
  {
    weight: 2,
    arbitrary: edited(
      sample,
      fc.oneof(
        attack,
        fc.constantFrom('"', ":", "[", "]", "{}", "null", "1e999", "-1", '"__proto__":'),
        anyText,
      ),
    ),
  },
  fc.array(sample, { maxLength: 4 }).map((each) => each.join("\n")),
  json,
);
