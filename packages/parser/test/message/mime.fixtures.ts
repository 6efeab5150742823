import { mail, ORIGINAL, report } from "./build.js";
import type { Fixture } from "./standards.fixtures.js";

const STATUS = `Reporting-MTA: dns; mta.example.com

Final-Recipient: rfc822; user@example.net
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 mailbox full
`;
const FULL = {
  kind: "bounce",
  recipient: "user@example.net",
  status: "5.2.2",
  reply: "552 5.2.2 mailbox full",
} as const;

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A qmail report whose reason is in some charset. */
const qmailIn = (charset: string, reason: string, encoding = "8bit"): Uint8Array =>
  bytes(
    mail(
      {
        From: "MAILER-DAEMON@mta.example.com",
        "Content-Type": `text/plain; charset=${charset}`,
        "Content-Transfer-Encoding": encoding,
      },
      `Hi. This is the qmail-send program at mta.example.com.\n\n<user@example.net>:\n${reason}\n\n--- Below this line is a copy of the message.\n`,
    ),
  );

export const MIME: readonly Fixture[] = [
  {
    name: "CRLF line ends",
    message: report({ status: STATUS, original: ORIGINAL }).replaceAll("\n", "\r\n"),
    events: [FULL],
  },
  {
    name: "CR line ends",
    message: report({ status: STATUS, original: ORIGINAL }).replaceAll("\n", "\r"),
    events: [FULL],
  },
  {
    name: "CR CR LF line ends",
    message: report({ status: STATUS }).replaceAll("\n", "\r\r\n"),
    events: [FULL],
  },
  {
    name: "no closing boundary",
    message: report({ status: STATUS }).replace("--=_b--\n", ""),
    events: [FULL],
  },
  {
    name: "a boundary that the header names wrongly",
    message: report({ status: STATUS }).replace('boundary="=_b"', 'boundary="other"'),
    events: [FULL],
  },
  {
    name: "a boundary that the header does not name",
    message: report({ status: STATUS }).replace('; boundary="=_b"', ""),
    events: [FULL],
  },
  {
    name: "the boundaries are gone",
    message: mail(
      {
        From: "MAILER-DAEMON@mta.example.com",
        "Content-Type": "multipart/report; report-type=delivery-status",
      },
      `Sorry.\n\n${STATUS}\n${ORIGINAL}`,
    ),
    events: [FULL],
  },
  {
    name: "a damaged boundary behind the status",
    message: mail(
      {
        From: "MAILER-DAEMON@mta.example.com",
        "Content-Type": "multipart/report; boundary=ABCDEFGH.1234/mta.example.com",
      },
      `--ABCDEFGH.1234/mta.example.com\nContent-Type: message/delivery-status\n\n${STATUS}\n--ABCDEFGH.1234/mta.example.org\nContent-Type: message/rfc822\n\n${ORIGINAL}`,
    ),
    events: [{ ...FULL, messageId: "m1@example.com", sender: "sender@example.com" }],
  },
  {
    name: "RFC 2231: a boundary in pieces",
    message: report({ status: STATUS }).replace('boundary="=_b"', 'boundary*0="="; boundary*1="_b"'),
    events: [FULL],
  },
  {
    name: "a boundary whose fold lost its blank",
    message: report({ status: STATUS }).replace(' boundary="=_b"', '\nboundary="=_b"'),
    events: [FULL],
  },
  {
    name: "a status in base64",
    message: report({}).replace(
      "--=_b--\n",
      `--=_b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n${btoa(STATUS).replace(/(.{76})/g, "$1\n")}\n--=_b--\n`,
    ),
    events: [FULL],
  },
  {
    name: "no empty line between header and body",
    message:
      "From: MAILER-DAEMON@mta.example.com\nSubject: failure notice\nHi. This is the qmail-send program at mta.example.com.\n\n<user@example.net>:\nSorry, no mailbox here by that name. (#5.1.1)\n",
    events: [{ recipient: "user@example.net", status: "5.1.1" }],
  },
  {
    name: "iso-2022-jp",
    message: qmailIn("ISO-2022-JP", "\u001b$B08@h\u001b(B (#5.1.1)"),
    events: [{ reply: "宛先 (#5.1.1)", status: "5.1.1" }],
  },
  {
    name: "iso-2022-jp without a charset",
    message: qmailIn("us-ascii", "\u001b$B08@h\u001b(B"),
    events: [{ reply: "宛先" }],
  },
  { name: "shift_jis", message: qmailIn("Shift_JIS", "\x88\xb6\x90\xe6"), events: [{ reply: "宛先" }] },
  { name: "gb18030", message: qmailIn("gb18030", "\xd3\xca\xcf\xe4"), events: [{ reply: "邮箱" }] },
  { name: "koi8-r", message: qmailIn("koi8-r", "\xd1\xdd\xc9\xcb"), events: [{ reply: "ящик" }] },
  { name: "windows-1251", message: qmailIn("windows-1251", "\xff\xf9\xe8\xea"), events: [{ reply: "ящик" }] },
  {
    name: "windows-1252",
    message: qmailIn("windows-1252", "Bo\xeete pleine \x96 d\xe9sol\xe9"),
    events: [{ reply: "Boîte pleine – désolé" }],
  },
  {
    name: "utf-7",
    message: qmailIn("unicode-1-1-utf-7", "Bo+AO4-te pleine"),
    events: [{ reply: "Boîte pleine" }],
  },
  {
    name: "a charset that nobody knows, UTF-8 in truth",
    message: qmailIn("x-nobody", "Bo\xc3\xaete"),
    events: [{ reply: "Boîte" }],
  },
  {
    name: "quoted-printable with soft line ends",
    message: qmailIn("utf-8", "Bo=C3=AEte =\npleine", "quoted-printable"),
    events: [{ reply: "Boîte pleine" }],
  },
  {
    name: "HTML alone",
    message: mail(
      { From: "MAILER-DAEMON@mta.example.com", Subject: "Undelivered", "Content-Type": "text/html" },
      "<html><head><style>p { color: red }</style></head><body><p>Your mail to<p>&lt;user@example.net&gt;<br>failed:<br>550 5.1.1 User&nbsp;unknown</body></html>",
    ),
    events: [
      { recipient: "user@example.net", replyCode: "550", status: "5.1.1", reply: "550 5.1.1 User unknown" },
    ],
  },
  {
    name: "a bounce inside a bounce: the outer one is the news",
    message: report({
      status: STATUS,
      original: report({ status: STATUS.replace("user@", "older@") }).replaceAll("=_b", "=_inner"),
    }),
    events: [FULL],
  },
  {
    name: "a bounce forwarded as an attachment",
    message: mail(
      {
        From: "colleague@example.org",
        Subject: "Fwd: what is this?",
        "Content-Type": "multipart/mixed; boundary=outer",
      },
      `--outer\nContent-Type: text/plain\n\nSee below.\n--outer\nContent-Type: message/rfc822\n\n${report({ status: STATUS })}\n--outer--\n`,
    ),
    events: [FULL],
  },
  {
    name: "a bounce forwarded inline, quoted",
    message: mail(
      { From: "colleague@example.org", Subject: "Fwd: what is this?" },
      `Look:\n\n${mail({ From: "MAILER-DAEMON@mta.example.com", Subject: "failure notice" }, "Hi. This is the qmail-send program at mta.example.com.\n\n<user@example.net>:\nUser unknown. (#5.1.1)\n").replace(/^/gm, "> ")}`,
    ),
    events: [{ kind: "bounce", recipient: "user@example.net", status: "5.1.1" }],
  },
];
