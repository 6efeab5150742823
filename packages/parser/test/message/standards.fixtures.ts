import type { DeliveryEvent } from "../../src/event.js";
import { mail, ORIGINAL, report } from "./build.js";

export interface Fixture {
  readonly name: string;
  readonly message: string | Uint8Array;
  /** What each event must hold; other keys are not looked at. */
  readonly events: readonly Partial<DeliveryEvent>[];
}

export const STANDARDS: readonly Fixture[] = [
  {
    name: "RFC 3464: all fields of a failure",
    message: report({
      text: "Sorry.",
      status: `Reporting-MTA: dns; mta.example.com
X-Postfix-Queue-ID: 4AbCdE1234
X-Postfix-Sender: rfc822; sender@example.com
Arrival-Date: Mon, 1 Sep 2025 10:00:00 +0200 (CEST)

Final-Recipient: rfc822; user@example.net
Original-Recipient: rfc822;alias@example.com
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.net
Diagnostic-Code: smtp; 550 5.1.1 <user@example.net>: Recipient address
    rejected: User unknown
Last-Attempt-Date: Mon, 1 Sep 2025 10:00:05 +0200
`,
      original: ORIGINAL,
    }),
    events: [
      {
        kind: "bounce",
        format: "rfc3464",
        time: "2025-09-01T08:00:05Z",
        recipient: "user@example.net",
        originalRecipient: "alias@example.com",
        sender: "sender@example.com",
        messageId: "m1@example.com",
        queueId: "4AbCdE1234",
        subject: "Grüße",
        reply: "550 5.1.1 <user@example.net>: Recipient address rejected: User unknown",
        replyCode: "550",
        status: "5.1.1",
        remoteHost: "mx.example.net",
        reportingHost: "mta.example.com",
      },
    ],
  },
  {
    name: "RFC 3464: every action",
    message: report({
      status: ["failed", "delayed", "delivered", "relayed", "expanded"]
        .map(
          (action, at) =>
            `Final-Recipient: rfc822; u${at}@example.net\nAction: ${action}\nStatus: ${action === "failed" ? 5 : action === "delayed" ? 4 : 2}.0.0\n`,
        )
        .join("\n")
        .replace(/^/, "Reporting-MTA: dns; mta.example.com\n\n"),
    }),
    events: [
      { recipient: "u0@example.net", kind: "bounce", status: "5.0.0" },
      { recipient: "u1@example.net", kind: "delay", status: "4.0.0" },
      { recipient: "u2@example.net", kind: "delivered", status: "2.0.0" },
      { recipient: "u3@example.net", kind: "delivered" },
      { recipient: "u4@example.net", kind: "delivered" },
    ],
  },
  {
    name: "RFC 3464: no empty line behind the per-message fields, a comment in the status",
    message: report({
      status:
        "Reporting-MTA: dns; mta.example.com\nFinal-Recipient: rfc822; user@example.net\nAction: failed\nStatus: 5.4.4 (unable to route)\n",
    }),
    events: [{ recipient: "user@example.net", status: "5.4.4", reply: "5.4.4 unable to route" }],
  },
  {
    name: "RFC 3464: an empty line inside a recipient, and none between two recipients",
    message: report({
      status: `Reporting-MTA: dns; mta.example.com

Final-Recipient: rfc822; one@example.net
Action: failed

Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user
Final-Recipient: rfc822; two@example.net
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 mailbox full
`,
    }),
    events: [
      { recipient: "one@example.net", status: "5.1.1", replyCode: "550" },
      { recipient: "two@example.net", status: "5.2.2", replyCode: "552" },
    ],
  },
  {
    name: "RFC 3464: fields in another order, starting with Action and with Diagnostic-Code",
    message: report({
      status: `Reporting-MTA: dsn; a1.example.com

Action: failed
Final-Recipient: rfc822; one@example.net
Diagnostic-Code: smtp; 550 5.1.1 user unknown
Status: 5.1.1

Diagnostic-Code: smtp; 554 5.7.1 refused
Status: 5.7.1
Final-Recipient: rfc822; two@example.net
Action: failed
`,
    }),
    events: [
      { recipient: "one@example.net", status: "5.1.1" },
      { recipient: "two@example.net", status: "5.7.1", replyCode: "554" },
    ],
  },
  {
    name: "RFC 6533: a UTF-8 address, written out and as utf-8-addr-xtext",
    message: new TextEncoder().encode(
      report({
        status: `Reporting-MTA: dns; mta.example.com

Final-Recipient: utf-8; пользователь@example.net
Action: failed
Status: 5.1.1

Final-Recipient: utf-8; us\\x{E9}r@example.net
Action: failed
Status: 5.1.1
`,
      }).replace("message/delivery-status", "message/global-delivery-status"),
    ),
    events: [{ recipient: "пользователь@example.net" }, { recipient: "usér@example.net" }],
  },
  {
    name: "RFC 3461: xtext that nobody undid; the tag of a plain address stays",
    message: report({
      status:
        "Reporting-MTA: dns; m.example.com\n\nOriginal-Recipient: rfc822;user+2Btag@example.net\nFinal-Recipient: rfc822;other+AB@example.net\nAction: failed\nStatus: 5.1.1\n",
    }),
    events: [{ recipient: "other+AB@example.net", originalRecipient: "user+tag@example.net" }],
  },
  {
    name: "RFC 6522: the parts in another order",
    message: mail(
      { From: "MAILER-DAEMON@mta.example.com", "Content-Type": "multipart/report; boundary=b" },
      `--b\nContent-Type: message/rfc822\n\n${ORIGINAL}\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; m.example.com\n\nFinal-Recipient: rfc822; user@example.net\nAction: failed\nStatus: 5.1.1\n\n--b--\n`,
    ),
    events: [{ recipient: "user@example.net", status: "5.1.1", messageId: "m1@example.com" }],
  },
  {
    name: "the reply's own code beats what the reporting server made of it",
    message: report({
      status:
        "Reporting-MTA: dns; m.example.com\n\nFinal-Recipient: rfc822; user@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: SMTP; 550 5.7.1 IP address refused\n",
    }),
    events: [{ status: "5.7.1", replyCode: "550" }],
  },
  {
    name: "IronPort and early Amazon SES: the reply in quotes behind a text of their own",
    message: report({
      status:
        "Reporting-MTA: dns; m.example.com\n\nFinal-Recipient: rfc822;user@example.net\nAction: failed\nStatus: 5.0.0 (permanent failure)\nDiagnostic-Code: smtp; 5.1.0 - Unknown address error 550-'5.7.1 <b@example.com>... Access denied' (delivery attempts: 0)\n",
    }),
    events: [{ reply: "550 5.7.1 <b@example.com>... Access denied", replyCode: "550", status: "5.7.1" }],
  },
  {
    name: "a recipient without a domain, and a Final-Recipient that is no address",
    message: report({
      text: "   ----- The following addresses had permanent fatal errors -----\n<user@example.net>\n    (reason: 550 Host unknown)\n",
      status:
        "Reporting-MTA: dns; m.example.com\n\nFinal-Recipient: RFC822; @mx.example.net\nAction: failed\nStatus: 5.1.2\n",
    }),
    events: [{ recipient: "user@example.net", status: "5.1.2", reply: "550 Host unknown" }],
  },
  {
    name: "RFC 5965: an abuse report for two recipients",
    message: mail(
      {
        From: "fbl@example.org",
        Subject: "FW: Hi",
        "Content-Type": "multipart/report; report-type=feedback-report; boundary=b",
      },
      `--b\nContent-Type: text/plain\n\nThis is an email abuse report.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\nOriginal-Mail-From: <sender@example.com>\nOriginal-Rcpt-To: <one@example.net>\nOriginal-Rcpt-To: <two@example.net>\nArrival-Date: Thu, 8 Mar 2025 14:00:00 -0500\n\n--b\nContent-Type: message/rfc822\n\n${ORIGINAL}\n--b--\n`,
    ),
    events: ["one@example.net", "two@example.net"].map((recipient) => ({
      kind: "complaint",
      format: "rfc5965",
      recipient,
      feedbackType: "abuse",
      sender: "sender@example.com",
      messageId: "m1@example.com",
      time: "2025-03-08T19:00:00Z",
    })),
  },
  {
    name: "RFC 6591: an authentication failure, its recipient only in the returned header",
    message: mail(
      {
        From: "dmarc@example.org",
        "Content-Type": "multipart/report; report-type=feedback-report; boundary=b",
      },
      "--b\nContent-Type: text/plain\n\nAn authentication failure report.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: auth-failure\nAuth-Failure: dmarc\nOriginal-Mail-From: sender@example.com\n\n--b\nContent-Type: text/rfc822-headers\n\nTo: user@example.net\nSubject: Test\n\n--b--\n",
    ),
    events: [
      { kind: "complaint", feedbackType: "auth-failure", recipient: "user@example.net", subject: "Test" },
    ],
  },
  {
    name: "Junk Mail Reporting Program: the mail alone",
    message: mail(
      {
        From: "staff@hotmail.com",
        Subject: "complaint about message from 192.0.2.1",
        "Content-Type": "multipart/mixed; boundary=b",
      },
      "--b\nContent-Type: message/rfc822\n\nX-HmXmrOriginalRecipient: user@example.net\nSubject: Hi\n\nHi\n--b--\n",
    ),
    events: [{ kind: "complaint", format: "jmrp", recipient: "user@example.net", feedbackType: "abuse" }],
  },
  {
    name: "RFC 3834: an automatic reply",
    message: mail(
      {
        From: "User <user@example.net>",
        To: "sender@example.com",
        "Auto-Submitted": "auto-replied",
        "In-Reply-To": "<m1@example.com>",
        Subject: "Away until Monday",
      },
      "I am away.\n",
    ),
    events: [
      {
        kind: "auto-reply",
        format: "rfc3834",
        recipient: "user@example.net",
        sender: "sender@example.com",
        messageId: "m1@example.com",
      },
    ],
  },
  {
    name: "an automatic reply known by its subject only",
    message: mail(
      {
        From: "user@example.net",
        To: "sender@example.com",
        Subject: "=?UTF-8?Q?R=C3=A9ponse_automatique_=3A_Bonjour?=",
      },
      "Absent.\n",
    ),
    events: [{ kind: "auto-reply", recipient: "user@example.net" }],
  },
  {
    name: "RFC 8098: a read receipt is no report of delivery",
    message: mail(
      {
        From: "user@example.net",
        To: "sender@example.com",
        Subject: "Read: Hi",
        "Content-Type": "multipart/report; report-type=disposition-notification; boundary=b",
      },
      "--b\nContent-Type: text/plain\n\nYour message was displayed.\n--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;user@example.net\nDisposition: manual-action/MDN-sent-manually; displayed\n\n--b--\n",
    ),
    events: [{ kind: "other", format: "rfc8098" }],
  },
  {
    name: "ordinary mail",
    message: mail(
      {
        From: "friend@example.org",
        To: "me@example.com",
        Subject: "Lunch?",
        "Message-ID": "<l1@example.org>",
      },
      "At one, with user@example.net?\n",
    ),
    events: [{ kind: "other", format: "message", messageId: "l1@example.org" }],
  },
  { name: "nothing at all", message: "", events: [{ kind: "other" }] },
];
