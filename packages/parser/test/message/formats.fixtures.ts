import { mail, ORIGINAL, report } from "./build.js";
import type { Fixture } from "./standards.fixtures.js";

const DAEMON = {
  From: "MAILER-DAEMON@mta.example.com",
  To: "sender@example.com",
  Subject: "failure notice",
} as const;
const UNKNOWN = "550 5.1.1 <user@example.net>: Recipient address rejected: User unknown";
const told = (format: string, extra: object = {}): object => ({
  kind: "bounce",
  format,
  recipient: "user@example.net",
  ...extra,
});

export const FORMATS: readonly Fixture[] = [
  {
    name: "Postfix without a status part, wrapped, two recipients, one expanded",
    message: mail(
      { ...DAEMON, "Content-Type": "multipart/mixed; boundary=b" },
      `--b\n\nThis is the Postfix program at host mta.example.com.\n\nFor further assistance, please contact\n<postmaster@mta.example.com>\n\n\t\t\tThe Postfix program\n\n<user@example.net> (expanded from\n    <alias@example.com>): host mx.example.net[192.0.2.1] said: 550 5.1.1\n    <user@example.net>: Recipient address rejected: User unknown (in reply to\n    RCPT TO command)\n\n<two@example.org>: connect to mx.example.org[192.0.2.2]: Connection timed out\n\n--b\nContent-Type: message/rfc822\n\n${ORIGINAL}\n--b--\n`,
    ),
    events: [
      {
        ...told("postfix"),
        originalRecipient: "alias@example.com",
        reply: UNKNOWN,
        command: "RCPT",
        remoteHost: "mx.example.net",
        sender: "sender@example.com",
      },
      {
        recipient: "two@example.org",
        remoteHost: "mx.example.org",
        reply: "connect to mx.example.org[192.0.2.2]: Connection timed out",
      },
    ],
  },
  {
    name: "Postfix: the command that only the text part names",
    message: report({
      text: "This is the mail system at host mta.example.com.\n\n                   The mail system\n\n<user@example.net>: host mx.example.net[192.0.2.1] said: 550 Unknown user\n    (in reply to end of DATA command)\n",
      status:
        "Reporting-MTA: dns; mta.example.com\n\nFinal-Recipient: rfc822; user@example.net\nAction: failed\nStatus: 5.0.0\nRemote-MTA: dns; mx.example.net\nDiagnostic-Code: smtp; 550 Unknown user\n",
    }),
    events: [
      {
        ...told("rfc3464"),
        reply: "550 Unknown user",
        status: "5.0.0",
        command: "DATA",
        remoteHost: "mx.example.net",
      },
    ],
  },
  {
    name: "Postfix: a greeting that refuses",
    message: mail(
      DAEMON,
      "This is the mail system at host mta.example.com.\n\n                   The mail system\n\n<user@example.net>: host mx.example.net[192.0.2.1] refused to talk to me:\n    220-mx 421 4.2.1 Service refused\n",
    ),
    events: [{ ...told("postfix"), command: "CONNECT", replyCode: "421", status: "4.2.1" }],
  },
  {
    name: "qmail: a multi-line reply",
    message: mail(
      DAEMON,
      `Hi. This is the qmail-send program at mta.example.com.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<user@example.net>:\n192.0.2.1 failed after I sent the message.\nRemote host said: 550-5.7.26 This mail is unauthenticated\n550 5.7.26 and was blocked\n\n<two@example.org>:\nConnected to 192.0.2.2 but sender was rejected.\nRemote host said: 553 5.1.8 no such domain\n\n--- Below this line is a copy of the message.\n\n${ORIGINAL}`,
    ),
    events: [
      {
        ...told("qmail"),
        reply: "550-5.7.26 This mail is unauthenticated\n550 5.7.26 and was blocked",
        status: "5.7.26",
        command: "DATA",
        remoteHost: "192.0.2.1",
        messageId: "m1@example.com",
      },
      { recipient: "two@example.org", command: "MAIL", replyCode: "553" },
    ],
  },
  {
    name: "Yahoo",
    message: mail(
      DAEMON,
      "Sorry, we were unable to deliver your message to the following address.\n\n<user@example.net>:\nRemote host said:\n552 1 Requested mail action aborted, mailbox not found\n [RCPT_TO]\n\n--- Below this line is a copy of the message.\n",
    ),
    events: [
      { ...told("yahoo"), reply: "552 1 Requested mail action aborted, mailbox not found", command: "RCPT" },
    ],
  },
  {
    name: "an unknown fork of qmail",
    message: mail(
      DAEMON,
      "Message from mta.example.com.\nUnable to deliver to these.\n\n<user@example.net>:\nThis account is over quota.\n\n--- Original message follows.\n",
    ),
    events: [{ ...told("qmail"), reply: "This account is over quota." }],
  },
  {
    name: "Exim 4: the host in front",
    message: mail(
      { ...DAEMON, "X-Failed-Recipients": "user@example.net" },
      `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  user@example.net\n    host mx.example.net [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<user@example.net>:\n    ${UNKNOWN}\n\n------ This is a copy of the message, including all the headers. ------\n\n${ORIGINAL}`,
    ),
    events: [
      {
        ...told("exim"),
        reply: UNKNOWN,
        command: "RCPT",
        remoteHost: "mx.example.net",
        status: "5.1.1",
        subject: "Grüße",
      },
    ],
  },
  {
    name: "Exim 4 before 4.86, and two recipients, one generated by an alias",
    message: mail(
      DAEMON,
      "This message was created automatically by mail delivery software.\n\nThe following address(es) failed:\n\n  user@example.net\n    SMTP error from remote mail server after end of data:\n    host mx.example.net [192.0.2.1]: 554 5.7.1 Refused\n  two@example.org\n    (generated from alias@example.com)\n    retry timeout exceeded\n\n------ This is a copy of the message, including all the headers. ------\n",
    ),
    events: [
      { ...told("exim"), reply: "554 5.7.1 Refused", command: "DATA", remoteHost: "mx.example.net" },
      {
        recipient: "two@example.org",
        originalRecipient: "alias@example.com",
        reply: "retry timeout exceeded",
      },
    ],
  },
  {
    name: "Exim: a warning",
    message: mail(
      { ...DAEMON, Subject: "Warning: message 1abc-0001 delayed 24 hours" },
      "This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on mta.example.com.\n\nThe address to which the message has not yet been delivered is:\n\n  user@example.net\n    host mx.example.net [192.0.2.1]\n    Delay reason: SMTP error from remote mail server after RCPT TO:<user@example.net>:\n    451 4.7.1 Greylisted\n\nNo action is required on your part.\n",
    ),
    events: [
      { ...told("exim"), kind: "delay", replyCode: "451", status: "4.7.1", remoteHost: "mx.example.net" },
    ],
  },
  {
    name: "GMX",
    message: mail(
      { ...DAEMON, "X-UI-Out-Filterresults": "unknown:0;" },
      'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of\nits recipients. This is a permanent error. The following address\nfailed:\n\n"user@example.net":\nSMTP error from remote server after RCPT command:\nhost: mx.example.net\n5.1.1 <user@example.net>... User unknown\n\n--- The header of the original message is following. ---\n',
    ),
    events: [
      {
        ...told("gmx"),
        reply: "5.1.1 <user@example.net>... User unknown",
        command: "RCPT",
        remoteHost: "mx.example.net",
        status: "5.1.1",
      },
    ],
  },
  {
    name: "Mail.ru: everything twice",
    message: mail(
      { ...DAEMON, From: "mailer-daemon@corp.mail.ru", "Content-Type": "text/plain; charset=utf-8" },
      `Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.\n\nК сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:\n\n  user@example.net\n    SMTP error from remote mail server after RCPT TO:<user@example.net>:\n    host mx.example.net [192.0.2.1]: ${UNKNOWN}\n\n**********************\n\nThis message was created automatically by mail delivery software.\n\n  user@example.net\n    again\n`,
    ),
    events: [{ ...told("mail.ru"), reply: UNKNOWN }],
  },
  {
    name: "Sendmail 8: the whole reply from the transcript",
    message: report({
      text: "The original message was received at Mon, 1 Sep 2025 10:00:00 +0200\nfrom localhost [127.0.0.1]\n\n   ----- The following addresses had permanent fatal errors -----\n<user@example.net>\n    (reason: 550-5.7.26 This mail is)\n\n   ----- Transcript of session follows -----\n... while talking to mx.example.net.:\n>>> DATA\n<<< 550-5.7.26 This mail is\n<<< 550 5.7.26 unauthenticated\n554 5.0.0 Service unavailable\n",
      status:
        "Reporting-MTA: dns; mta.example.com\n\nFinal-Recipient: RFC822; user@example.net\nAction: failed\nStatus: 5.7.26\nRemote-MTA: DNS; mx.example.net\nDiagnostic-Code: SMTP; 550-5.7.26 This mail is\n",
    }),
    events: [
      { ...told("rfc3464"), reply: "550-5.7.26 This mail is\n550 5.7.26 unauthenticated", command: "DATA" },
    ],
  },
  {
    name: "Sendmail 8: a program that failed",
    message: report({
      text: '   ----- The following addresses had permanent fatal errors -----\n"|/usr/local/bin/filter"\n    (reason: 255)\n    (expanded from: <user@example.net>)\n\n   ----- Transcript of session follows -----\nfilter: cannot open database\n554 5.3.0 unknown mailer error 255\n',
      status:
        "Reporting-MTA: dns; mta.example.com\n\nFinal-Recipient: RFC822; user@example.net\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: X-Unix; 255\n",
    }),
    events: [
      {
        ...told("rfc3464"),
        replyCode: "554",
        status: "5.3.0",
        reply: "554 5.3.0 unknown mailer error 255 filter: cannot open database",
      },
    ],
  },
  {
    name: "Sendmail 5: transcript only, three recipients",
    message: mail(
      { ...DAEMON, Subject: "Returned mail: User unknown" },
      `   ----- Transcript of session follows -----\nWhile talking to mx.example.net:\n>>> RCPT To:<user@example.net>\n<<< 550 <user@example.net>... User unknown\n550 <user@example.net>... User unknown\n550 example.org (smtp)... 550 Host unknown\n554 <two@example.org>... 550 Host unknown (Authoritative answer from name server)\n\n   ----- Unsent message follows -----\n${ORIGINAL}`,
    ),
    events: [
      {
        ...told("sendmail"),
        reply: "550 <user@example.net>... User unknown",
        command: "RCPT",
        remoteHost: "mx.example.net",
      },
      {
        recipient: "two@example.org",
        reply: "550 <two@example.org>... Host unknown (Authoritative answer from name server)",
      },
    ],
  },
  {
    name: "Exchange 2007 and later, in German, without a status part",
    message: mail(
      {
        From: "postmaster@example.net",
        Subject: "Unzustellbar: Hallo",
        "Content-Type": "text/plain; charset=utf-8",
      },
      "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\nuser@example.net<mailto:user@example.net>\nDie eingegebene E-Mail-Adresse konnte nicht gefunden werden.\n\nDiagnoseinformationen für Administratoren:\n\nGenerierender Server: ex1.example.net\n\nuser@example.net\nmx.example.net\nRemote Server returned '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'\n\nUrsprüngliche Nachrichtenkopfzeilen:\n\nReceived: from a by b\nSubject: Hallo\n",
    ),
    events: [
      {
        ...told("exchange"),
        reply: "550 5.1.1 RESOLVER.ADR.RecipNotFound; not found",
        remoteHost: "mx.example.net",
        status: "5.1.1",
      },
    ],
  },
  {
    name: "Exchange 2007: number signs around the reply",
    message: mail(
      { From: "postmaster@example.net", Subject: "Undeliverable: Hi" },
      "Diagnostic information for administrators:\n\nGenerating server: ex1.example.net\n\nuser@example.net\n#550 5.2.2 STOREDRV.Deliver: mailbox full ##\n\nOriginal message headers:\n\nReceived: from a\n",
    ),
    events: [{ ...told("exchange"), reply: "550 5.2.2 STOREDRV.Deliver: mailbox full" }],
  },
  {
    name: "Exchange 5.5",
    message: mail(
      { From: "postmaster@example.net", Subject: "Undeliverable: Hi" },
      "Your message\n\n  To:      user@example.net\n  Subject: Hi\n\ndid not reach the following recipient(s):\n\nuser@example.net on Thu, 29 Apr 2010 16:51:51 -0500\n    The recipient name is not recognized\n\tThe MTS-ID of the original message is: c=us;a= ;p=x\n    MSEXCH:IMS:ORG:SITE:SERVER 0 (000C05A6) Unknown Recipient\n",
    ),
    events: [
      told("exchange", { reply: "The recipient name is not recognized 0 (000C05A6) Unknown Recipient" }),
    ],
  },
  {
    name: "Exchange 2003: the reply in angle brackets",
    message: mail(
      { From: "postmaster@example.net", Subject: "Undeliverable: Hi" },
      "Your message did not reach some or all of the intended recipients.\n\nThe following recipient(s) could not be reached:\n\n      user@example.net on 4/29/2010 11:34 PM\n            There was a SMTP communication problem.\n            <mx.example.net #5.5.0 smtp;550 5.1.1 no such user>\n",
    ),
    events: [{ ...told("exchange"), reply: "550 5.1.1 no such user", status: "5.1.1" }],
  },
  {
    name: "Domino",
    message: mail(
      { From: "Postmaster@example.net", Subject: "DELIVERY FAILURE: User user not listed" },
      "Your message\n\n  Subject: Hi\n\nwas not delivered to:\n\n  user@example.net\n\nbecause:\n\n  User user (user@example.net) not listed in public Name & Address\n  Book\n",
    ),
    events: [
      told("domino", { reply: "User user (user@example.net) not listed in public Name & Address Book" }),
    ],
  },
  {
    name: "Notes: the reason above the recipient",
    message: mail(
      { From: "postmaster@example.net", Subject: "Undeliverable message" },
      `------- Failure Reasons  --------\n\nUser not listed in public Name & Address Book\nuser@example.net\n\n------- Returned Message --------\n${ORIGINAL}`,
    ),
    events: [
      told("domino", { reply: "User not listed in public Name & Address Book", messageId: "m1@example.com" }),
    ],
  },
  {
    name: "Gmail: the old wording",
    message: mail(
      {
        From: "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        Subject: "Delivery Status Notification (Failure)",
        "X-Failed-Recipients": "user@example.net",
      },
      `Delivery to the following recipient failed permanently:\n\n     user@example.net\n\nTechnical details of permanent failure:\nGoogle tried to deliver your message, but it was rejected by the server for the recipient domain example.net by mx.example.net. [192.0.2.1].\n\nThe error that the other server returned was:\n${UNKNOWN}\n\n----- Original message -----\n\n${ORIGINAL}`,
    ),
    events: [{ ...told("gmail"), reply: UNKNOWN, remoteHost: "mx.example.net" }],
  },
  {
    name: "Gmail: the new wording without a status part",
    message: mail(
      {
        From: "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        Subject: "Delivery Status Notification (Failure)",
      },
      "** Address not found **\n\nYour message wasn't delivered to user@example.net because the address couldn't be found.\n\nThe response was:\n\n550 5.1.1 The email account that you tried to reach does not exist.\n",
    ),
    events: [
      {
        ...told("gmail"),
        reply: "550 5.1.1 The email account that you tried to reach does not exist.",
        status: "5.1.1",
      },
    ],
  },
  {
    name: "Gmail: a delay",
    message: mail(
      { From: "mailer-daemon@googlemail.com", Subject: "Delivery Status Notification (Delay)" },
      "This is an automatically generated Delivery Status Notification\n\nTHIS IS A WARNING MESSAGE ONLY.\n\nDelivery to the following recipient has been delayed:\n\n     user@example.net\n\nMessage will be retried for 2 more day(s)\n\nTechnical details of temporary failure:\nThe error that the other server returned was: 450 450 4.2.2 Mailbox full (state 14).\n",
    ),
    events: [{ ...told("gmail"), kind: "delay", status: "4.2.2", replyCode: "450" }],
  },
  {
    name: "Google Groups",
    message: mail(
      {
        From: "mailer-daemon@googlemail.com",
        "X-Failed-Recipients": "group@example.net",
        "Auto-Submitted": "auto-replied",
        "Content-Type": "text/plain; charset=utf-8",
      },
      "Hola, sender@example.com:\n\nel grupo (group) quizás no exista.\n\nVisita https://groups.google.com/support/.\n\nGoogle Groups\n\n----- Original message -----\n\nReceived: by x\n",
    ),
    events: [{ kind: "bounce", format: "google-groups", recipient: "group@example.net" }],
  },
  {
    name: "Courier",
    message: mail(
      DAEMON,
      "This is a delivery status notification from mta.example.com,\nrunning the Courier mail server, version 1.0.\n\n---------------------------------------------------------------------------\n\n                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<user@example.net>:\n    mx.example.net [192.0.2.1]:\n>>> RCPT TO:<user@example.net>\n<<< 550 5.1.1 User unknown\n\n---------------------------------------------------------------------------\n",
    ),
    events: [
      { ...told("courier"), reply: "550 5.1.1 User unknown", remoteHost: "mx.example.net", command: "RCPT" },
    ],
  },
  {
    name: "OpenSMTPD: a delay with a status that says less than the text",
    message: report({
      text: "    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    A message is delayed for more than 4 hours for the following\n    list of recipients:\n\nuser@example.net: 421 4.7.0 Try again later\n\n    Below is a copy of the original message:\n",
      status:
        "Reporting-MTA: dns; mta.example.com\n\nFinal-Recipient: rfc822; user@example.net\nAction: delayed\nStatus: 4.0.0\n",
    }),
    events: [{ kind: "delay", format: "rfc3464", status: "4.7.0", reply: "421 4.7.0 Try again later" }],
  },
  {
    name: "DragonFly Mail Agent",
    message: mail(
      DAEMON,
      `This is the DragonFly Mail Agent v0.13 at mta.example.com.\n\nThere was an error delivering your mail to <user@example.net>.\n\nmx.example.net [192.0.2.1] did not like our RCPT TO:\n${UNKNOWN}\n\nMessage headers follow.\n\n${ORIGINAL}`,
    ),
    events: [{ ...told("dma"), reply: UNKNOWN, command: "RCPT", remoteHost: "mx.example.net" }],
  },
  {
    name: "Apache James",
    message: mail(
      DAEMON,
      "Hi. This is the James mail server at mta.example.com.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.  Below\nI include the list of recipients and the reason why I was unable to deliver\nyour message.\n\nFailed recipient(s):\nuser@example.net\n\nError message:\n550 5.1.1 User unknown\n\n",
    ),
    events: [{ ...told("apache-james"), reply: "550 5.1.1 User unknown" }],
  },
  {
    name: "Messaging Server",
    message: mail(
      DAEMON,
      "This report relates to a message you sent with the following header fields:\n\n  To: user@example.net\n\nYour message cannot be delivered to the following recipients:\n\n  Recipient address: user@example.net\n  Reason: Remote SMTP server has rejected address\n  Diagnostic code: smtp;550 5.1.1 User unknown\n  Remote system: dns;mx.example.net (TCP|192.0.2.9|1|192.0.2.1|25) (ESMTP)\n",
    ),
    events: [{ ...told("messaging-server"), reply: "550 5.1.1 User unknown", remoteHost: "mx.example.net" }],
  },
  {
    name: "IMail",
    message: mail(
      {
        From: "Postmaster <postmaster@example.net>",
        Subject: "Undeliverable Mail",
        "X-Mailer": "<SMTP32 v8.12>",
      },
      "Invalid final delivery userid: user@example.net\n\nOriginal message follows.\n",
    ),
    events: [told("imail", { reply: "Invalid final delivery userid: user@example.net" })],
  },
  {
    name: "Zoho",
    message: mail(
      { From: "mailer-daemon@mail.zoho.com", Subject: "Undelivered Mail" },
      "This message was created automatically by mail delivery software.\n\nuser@example.net Invalid Address, ERROR_CODE :550, ERROR_CODE :Requested action not taken: mailbox unavailable\n",
    ),
    events: [told("zoho", { replyCode: "550" })],
  },
  {
    name: "InterScan: a transcript",
    message: mail(
      { From: "InterScan MSS <postmaster@example.net>" },
      "Sent <<< RCPT TO:<user@example.net>\nReceived >>> 550 5.1.1 <user@example.net>... user unknown\n",
    ),
    events: [told("trend-micro", { reply: "550 5.1.1 <user@example.net>... user unknown", command: "RCPT" })],
  },
  {
    name: "m-FILTER",
    message: mail(
      { From: "POSTMASTER <postmaster@example.net>", Subject: "failure notice" },
      "The mail could not be sent.\n\nuser@example.net\n\n-------server message\n550 unknown user <user@example.net>\n-------SMTP command\nDATA\n-------original message\nReceived: from a\n",
    ),
    events: [told("m-filter", { reply: "550 unknown user <user@example.net>", command: "DATA" })],
  },
  {
    name: "MailMarshal",
    message: mail(
      { From: "postmaster@example.net", Subject: "Undeliverable Mail" },
      "Your message:\n   From:    sender@example.com\n\nCould not be delivered because of\n\n550 5.1.1 User unknown\n\nThe following recipients were affected:\n    user@example.net\n\nAdditional Information\n======================\nRemote-MTA:\t\t<192.0.2.1>\n",
    ),
    events: [told("mailmarshal", { reply: "550 5.1.1 User unknown", remoteHost: "192.0.2.1" })],
  },
  {
    name: "Mimecast",
    message: mail(
      { From: "postmaster@example.org", Subject: "[Postmaster] Email Delivery Failure" },
      "An email that you attempted to send to the following address could not be delivered:\n\n-- user@example.net\n\nThe problem appears to be :\n-- Recipient email address is possibly incorrect\n\nAdditional information follows :\n-- 5.4.1 Recipient address rejected: Access denied.\n",
    ),
    events: [told("mimecast", { status: "5.4.1" })],
  },
  {
    name: "McAfee",
    message: mail(
      { From: "MAILER-DAEMON@mta.example.com" },
      "    --- The following addresses had delivery problems ---\n\n<user@example.net>   (5.1.1 <user@example.net>... User unknown)\n",
    ),
    events: [told("mcafee", { status: "5.1.1" })],
  },
  {
    name: "au one net",
    message: mail(
      { From: "no-reply@example.net" },
      "Your mail sent on: Thu, 29 Apr 2013 23:45:22 +0900\n     Could not be delivered to: <user@example.net>\n     As their mailbox is full.\n",
    ),
    events: [told("kddi", { reply: "As their mailbox is full." })],
  },
  {
    name: "ezweb",
    message: mail(
      { From: "Postmaster@example.net", Subject: "Mail System Error - Returned Mail" },
      "Each of the following recipients was rejected by a remote\nmail server.\n\n    Recipient: <user@example.net>\n    >>> RCPT TO:<user@example.net>\n    <<< 550 <user@example.net>: User unknown\n",
    ),
    events: [told("ezweb", { reply: "550 <user@example.net>: User unknown", command: "RCPT" })],
  },
  {
    name: "fml",
    message: mail(
      {
        From: "list-admin@example.net",
        "X-MLServer": "fml [fml 4.0]",
        Subject: "Loop Alert: Duplicated Message-ID (list ML)",
      },
      "Duplicated Message-ID in <list@example.net>.\n\nOriginal mail as follows:\n\n   From x\n",
    ),
    events: [{ kind: "bounce", format: "fml", recipient: "list@example.net" }],
  },
  {
    name: "Mailman: a rejected post",
    message: mail(
      { From: "list-owner@example.net", Subject: "Request to mailing list List rejected" },
      'Your request to the List mailing list\n\n    Posting of your message titled "Hi"\n\nhas been rejected by the list moderator.  The moderator gave the\nfollowing reason for rejecting your request:\n\n"Non-members are not allowed to post messages to this list."\n',
    ),
    events: [
      {
        kind: "bounce",
        format: "mailing-list",
        recipient: "list@example.net",
        reply: "Non-members are not allowed to post messages to this list.",
      },
    ],
  },
  {
    name: "Amazon SES through SNS, a long line cut by Sendmail",
    message: mail(
      { From: "AWS Notifications <no-reply@sns.amazonaws.com>", Subject: "AWS Notification Message" },
      `${JSON.stringify({ notificationType: "Bounce", bounce: { bouncedRecipients: [{ emailAddress: "user@example.net", action: "failed", status: "5.1.1", diagnosticCode: "smtp; 550 5.1.1 user unknown" }], timestamp: "2025-09-01T08:00:00.000Z" }, mail: { source: "sender@example.com", messageId: "m1" } }).replace("user unknown", "user un!\n known")}\n\n--\nIf you wish to stop receiving notifications from this topic, visit: https://sns.example.com/\n`,
    ),
    events: [
      told("ses", {
        reply: "550 5.1.1 user unknown",
        sender: "sender@example.com",
        time: "2025-09-01T08:00:00.000Z",
      }),
    ],
  },
  {
    name: "unknown software: a recipient and a reply somewhere",
    message: mail(
      {
        From: "Mail Administrator <postmaster@example.org>",
        To: "sender@example.com",
        Subject: "Mail could not be delivered",
      },
      "Dear user,\n\nyour mail to the address below was refused by its server.\n\n    Recipient: user@example.net\n\nThe server answered:\n\n    550 5.7.1 Message refused by policy\n\nPlease ask postmaster@example.org.\n",
    ),
    events: [told("generic", { reply: "550 5.7.1 Message refused by policy" })],
  },
  {
    name: "unknown software: X-Failed-Recipients and a sentence",
    message: mail(
      { From: "MAILER-DAEMON@mta.example.com", "X-Failed-Recipients": "user@example.net" },
      "The mailbox is full.\n",
    ),
    events: [told("generic", { reply: "The mailbox is full." })],
  },
  {
    name: "Exchange 2003 in German",
    message: mail(
      {
        From: "postmaster@example.net",
        Subject: "Unzustellbar: Hallo",
        "Content-Type": "text/plain; charset=utf-8",
      },
      "Ihre Nachricht hat einige oder alle Empfänger nicht erreicht.\n\nFolgende Empfänger konnten nicht erreicht werden:\n\n      user@example.net am 01.09.2010 10:00\n            Dieses E-Mail-Konto ist nicht vorhanden.\n            <mx.example.net #5.1.1 smtp;550 5.1.1 <user@example.net>: unknown>\n",
    ),
    events: [told("exchange", { reply: "550 5.1.1 <user@example.net>: unknown", status: "5.1.1" })],
  },
  {
    name: "MDaemon",
    message: mail(
      { From: "MDaemon@example.org", Subject: "Permanent Delivery Failure" },
      "The attached message had PERMANENT fatal delivery errors!\n\nFailed address: user@example.net\n\n--- Session Transcript ---\n Mon 2025-09-01 10:00:01: <-- 220 mx.example.net ESMTP\n Mon 2025-09-01 10:00:01: --> RCPT To:<user@example.net>\n Mon 2025-09-01 10:00:01: <-- 550 5.1.1 User unknown\n Mon 2025-09-01 10:00:01: --> QUIT\n--- End Transcript ---\n",
    ),
    events: [told("mdaemon", { reply: "550 5.1.1 User unknown", command: "RCPT" })],
  },
  {
    name: "Momentum",
    message: mail(
      { From: "MAILER-DAEMON@mta.example.com" },
      "This message was created automatically by the mail system (ecelerity).\n\nThe following address(es) failed:\n\n>>> user@example.net (after RCPT TO): 550 5.1.1 No such user\n\n------ This is a copy of the headers of the original message. ------\n",
    ),
    events: [told("exim", { reply: "550 5.1.1 No such user", command: "RCPT" })],
  },
  {
    name: "GroupWise: the reason in parentheses",
    message: mail(
      { From: "Mailer-Daemon@example.org", Subject: "Message status - undeliverable" },
      "The message that you sent was undeliverable to the following:\n\tuser@example.net (user unknown)\n\nPossibly truncated original message follows:\n\nReceived: from a\n",
    ),
    events: [told("generic", { reply: "user unknown" })],
  },
];
