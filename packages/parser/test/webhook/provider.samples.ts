import { type Sample, SECONDS, TIME } from "./samples.js";

const sendgrid = {
  email: "jo@example.net",
  timestamp: SECONDS,
  "smtp-id": "<one@example.com>",
  sg_event_id: "e1",
  sg_message_id: "m1.filter",
};
const fromSendgrid = {
  format: "sendgrid",
  recipient: "jo@example.net",
  messageId: "one@example.com",
  queueId: "m1.filter",
  time: TIME,
};

export const SENDGRID: readonly Sample[] = [
  {
    name: "a batch",
    posted: [
      { ...sendgrid, event: "processed" },
      { ...sendgrid, event: "delivered", response: "250 OK" },
      { ...sendgrid, event: "deferred", response: "450 4.2.0 Later", attempt: "5" },
      { ...sendgrid, event: "bounce", type: "bounce", reason: "550 5.1.1 No such user", status: "5.1.1" },
      {
        ...sendgrid,
        event: "bounce",
        type: "blocked",
        reason: "554 5.7.1 Spam",
        status: "5.7.1",
        bounce_classification: "Reputation",
      },
      { ...sendgrid, event: "dropped", reason: "Bounced Address", status: "5.0.0" },
      { ...sendgrid, event: "spamreport" },
      { ...sendgrid, event: "open", ip: "192.0.2.1" },
    ],
    events: [
      { ...fromSendgrid, kind: "delivered", reply: "250 OK", replyCode: "250" },
      { ...fromSendgrid, kind: "delay", reply: "450 4.2.0 Later", replyCode: "450", status: "4.2.0" },
      { ...fromSendgrid, kind: "bounce", reply: "550 5.1.1 No such user", replyCode: "550", status: "5.1.1" },
      { ...fromSendgrid, kind: "bounce", reply: "554 5.7.1 Spam", replyCode: "554", status: "5.7.1" },
      { ...fromSendgrid, kind: "bounce", reply: "Bounced Address", status: "5.0.0" },
      { ...fromSendgrid, kind: "complaint" },
    ],
  },
  {
    name: "broken ones",
    posted: [
      { event: "bounce" },
      { ...sendgrid, event: 7, timestamp: "yesterday" },
      { ...sendgrid, event: null },
    ],
    events: [],
  },
];

const mailgunMessage = {
  headers: {
    to: "jo@example.net",
    "message-id": "one@example.com",
    from: "News <news@example.com>",
    subject: "Hello",
  },
};
const mailgun = {
  id: "e1",
  timestamp: SECONDS + 0.25,
  "log-level": "error",
  recipient: "jo@example.net",
  message: mailgunMessage,
  envelope: { sender: "bounce@example.com" },
};
const fromMailgun = {
  format: "mailgun",
  recipient: "jo@example.net",
  sender: "bounce@example.com",
  messageId: "one@example.com",
  queueId: "e1",
  subject: "Hello",
  time: "2024-11-23T21:40:07.250Z",
};

export const MAILGUN: readonly Sample[] = [
  {
    name: "a refusal, with the code beside the text",
    posted: {
      signature: { token: "t" },
      "event-data": {
        ...mailgun,
        event: "failed",
        severity: "permanent",
        reason: "bounce",
        "delivery-status": {
          code: 550,
          message: "5.1.1 No such user",
          "enhanced-code": "5.1.1",
          "mx-host": "mx1.example.net",
        },
      },
    },
    events: [
      {
        ...fromMailgun,
        kind: "bounce",
        reply: "550 5.1.1 No such user",
        replyCode: "550",
        status: "5.1.1",
        remoteHost: "mx1.example.net",
      },
    ],
  },
  {
    name: "a delay, a delivery, a report of spam",
    posted: [
      {
        "event-data": {
          ...mailgun,
          event: "failed",
          severity: "temporary",
          "delivery-status": { code: 451, message: "451 4.7.1 Later" },
        },
      },
      { "event-data": { ...mailgun, event: "delivered", "delivery-status": { code: 250, message: "OK" } } },
      { "event-data": { ...mailgun, event: "complained" } },
    ],
    events: [
      { ...fromMailgun, kind: "delay", reply: "451 4.7.1 Later", replyCode: "451", status: "4.7.1" },
      { ...fromMailgun, kind: "delivered", reply: "250 OK", replyCode: "250" },
      { ...fromMailgun, kind: "complaint" },
    ],
  },
  {
    name: "what Mailgun did not send, and a page of its events API",
    posted: {
      items: [
        {
          ...mailgun,
          event: "failed",
          severity: "permanent",
          reason: "suppress-bounce",
          "delivery-status": {
            code: 605,
            message: "",
            description: "Not delivering to previously bounced address",
          },
        },
        {
          ...mailgun,
          event: "rejected",
          reject: { reason: "Sandbox subdomains are for test purposes only", description: "" },
        },
        { ...mailgun, event: "opened" },
      ],
      paging: {},
    },
    events: [
      { ...fromMailgun, kind: "bounce", reply: "605 Not delivering to previously bounced address" },
      { ...fromMailgun, kind: "bounce", reply: "Sandbox subdomains are for test purposes only" },
    ],
  },
  {
    name: "broken ones",
    posted: [{ "event-data": null }, { "event-data": {} }, { "event-data": [mailgun] }, { event: "failed" }],
    events: [],
  },
];

const postmark = {
  RecordType: "Bounce",
  MessageID: "m1",
  Email: "jo@example.net",
  From: "news@example.com",
  Subject: "Hello",
  BouncedAt: "2024-11-23T16:40:07.25-05:00",
};
const fromPostmark = {
  format: "postmark",
  recipient: "jo@example.net",
  sender: "news@example.com",
  queueId: "m1",
  subject: "Hello",
  time: "2024-11-23T21:40:07.25Z",
};

export const POSTMARK: readonly Sample[] = [
  {
    name: "bounces of every sort",
    posted: [
      {
        ...postmark,
        Type: "HardBounce",
        TypeCode: 1,
        Details: "smtp;550 5.1.1 No such user",
        Description: "The server was unable to deliver",
      },
      { ...postmark, Type: "Transient", TypeCode: 2, Details: "smtp;451 4.7.1 Later" },
      { ...postmark, Type: "AutoResponder", TypeCode: 64, Details: "", Description: "Out of office" },
      { ...postmark, Type: "SpamComplaint", TypeCode: 512 },
      { ...postmark, Type: "AddressChange", TypeCode: 128 },
      {
        ...postmark,
        Type: "ManuallyDeactivated",
        TypeCode: 100007,
        Description: "The email was manually deactivated.",
      },
      { ...postmark, RecordType: undefined, Type: "SoftBounce", Details: "smtp;552 5.2.2 Full" },
    ],
    events: [
      { ...fromPostmark, kind: "bounce", reply: "550 5.1.1 No such user", replyCode: "550", status: "5.1.1" },
      { ...fromPostmark, kind: "delay", reply: "451 4.7.1 Later", replyCode: "451", status: "4.7.1" },
      { ...fromPostmark, kind: "auto-reply", reply: "Out of office" },
      { ...fromPostmark, kind: "complaint" },
      { ...fromPostmark, kind: "other" },
      { ...fromPostmark, kind: "bounce", reply: "The email was manually deactivated." },
      { ...fromPostmark, kind: "bounce", reply: "552 5.2.2 Full", replyCode: "552", status: "5.2.2" },
    ],
  },
  {
    name: "a delivery, a report of spam, and what is neither",
    posted: [
      {
        RecordType: "Delivery",
        MessageID: "m1",
        Recipient: "jo@example.net",
        DeliveredAt: TIME,
        Details: "smtp;250 2.0.0 OK",
      },
      { ...postmark, RecordType: "SpamComplaint", Details: "" },
      { RecordType: "Open", MessageID: "m1", Recipient: "jo@example.net" },
      {
        RecordType: "SubscriptionChange",
        MessageID: "m1",
        Recipient: "jo@example.net",
        SuppressSending: true,
      },
      { RecordType: "Bounce" },
      { RecordType: 1, MessageID: "m1" },
    ],
    events: [
      {
        format: "postmark",
        kind: "delivered",
        recipient: "jo@example.net",
        queueId: "m1",
        time: TIME,
        reply: "250 2.0.0 OK",
        replyCode: "250",
        status: "2.0.0",
      },
      { ...fromPostmark, kind: "complaint" },
    ],
  },
];

const sparkpost = {
  rcpt_to: "jo@example.net",
  raw_rcpt_to: "Jo@example.net",
  msg_from: "bounce@example.com",
  message_id: "m1",
  subject: "Hello",
  timestamp: String(SECONDS),
};
const fromSparkpost = {
  format: "sparkpost",
  recipient: "Jo@example.net",
  sender: "bounce@example.com",
  queueId: "m1",
  subject: "Hello",
  time: TIME,
};

export const SPARKPOST: readonly Sample[] = [
  {
    name: "a batch",
    posted: [
      {
        msys: {
          message_event: {
            ...sparkpost,
            type: "bounce",
            raw_reason: "550 5.1.1 No such user",
            reason: "550 5.1.1 No such ...",
            error_code: "550",
            bounce_class: "10",
          },
        },
      },
      {
        msys: {
          message_event: { ...sparkpost, type: "out_of_band", raw_reason: "Mailbox gone", error_code: "550" },
        },
      },
      {
        msys: {
          message_event: { ...sparkpost, type: "delay", raw_reason: "451 4.7.1 Later", error_code: "451" },
        },
      },
      { msys: { message_event: { ...sparkpost, type: "delivery" } } },
      { msys: { message_event: { ...sparkpost, type: "spam_complaint", fbtype: "abuse" } } },
      {
        msys: {
          message_event: {
            ...sparkpost,
            type: "policy_rejection",
            raw_reason: "550 5.7.1 recipient address suppressed due to customer policy",
          },
        },
      },
      {
        msys: {
          gen_event: { ...sparkpost, type: "generation_failure", reason: "Error while rendering part html" },
        },
      },
      { msys: { track_event: { ...sparkpost, type: "open" } } },
      { msys: {} },
    ],
    events: [
      {
        ...fromSparkpost,
        kind: "bounce",
        reply: "550 5.1.1 No such user",
        replyCode: "550",
        status: "5.1.1",
      },
      { ...fromSparkpost, kind: "bounce", reply: "Mailbox gone", replyCode: "550" },
      { ...fromSparkpost, kind: "delay", reply: "451 4.7.1 Later", replyCode: "451", status: "4.7.1" },
      { ...fromSparkpost, kind: "delivered" },
      { ...fromSparkpost, kind: "complaint", feedbackType: "abuse" },
      {
        ...fromSparkpost,
        kind: "bounce",
        reply: "550 5.7.1 recipient address suppressed due to customer policy",
        replyCode: "550",
        status: "5.7.1",
      },
      { ...fromSparkpost, kind: "bounce", reply: "Error while rendering part html" },
    ],
  },
  {
    name: "a page of its events API, and broken ones",
    posted: {
      results: [
        { ...sparkpost, type: "bounce", raw_reason: "552 5.2.2 Full", timestamp: TIME },
        { type: "bounce" },
        { msys: null },
        { msys: [1] },
      ],
    },
    events: [
      { ...fromSparkpost, kind: "bounce", reply: "552 5.2.2 Full", replyCode: "552", status: "5.2.2" },
    ],
  },
];

const mailjet = {
  time: SECONDS,
  MessageID: 19421777836302490,
  Message_GUID: "g1",
  email: "jo@example.net",
  mj_campaign_id: 7,
};
const fromMailjet = { format: "mailjet", recipient: "jo@example.net", queueId: "g1", time: TIME };

export const MAILJET: readonly Sample[] = [
  {
    name: "a batch",
    posted: [
      { ...mailjet, event: "sent", smtp_reply: "sent (250 2.0.0 OK 4242 fa5si855896wjc.199 - gsmtp)" },
      {
        ...mailjet,
        event: "bounce",
        blocked: false,
        hard_bounce: true,
        error_related_to: "recipient",
        error: "user unknown",
        comment: "550 5.1.1 No such user",
      },
      {
        ...mailjet,
        event: "bounce",
        blocked: false,
        hard_bounce: false,
        error_related_to: "mailbox",
        error: "mailbox full",
        comment: "",
      },
      { ...mailjet, event: "blocked", error_related_to: "recipient", error: "preblocked" },
      { ...mailjet, event: "spam", source: "JMRPP" },
      { ...mailjet, event: "click", url: "https://example.com/" },
    ],
    events: [
      {
        ...fromMailjet,
        kind: "delivered",
        reply: "250 2.0.0 OK 4242 fa5si855896wjc.199 - gsmtp",
        replyCode: "250",
        status: "2.0.0",
      },
      { ...fromMailjet, kind: "bounce", reply: "550 5.1.1 No such user", replyCode: "550", status: "5.1.1" },
      { ...fromMailjet, kind: "bounce", reply: "mailbox: mailbox full" },
      { ...fromMailjet, kind: "bounce", reply: "recipient: preblocked" },
      { ...fromMailjet, kind: "complaint" },
    ],
  },
  {
    name: "broken ones",
    posted: [
      { event: "blocked", email: "jo@example.net" },
      { ...mailjet, event: {} },
    ],
    events: [],
  },
];

const brevo = {
  id: 7,
  email: "jo@example.net",
  date: "2024-11-23 22:40:07",
  ts: SECONDS - 5,
  ts_event: SECONDS,
  "message-id": "<one@example.com>",
  subject: "Hello",
  sending_ip: "192.0.2.7",
};
const fromBrevo = {
  format: "brevo",
  recipient: "jo@example.net",
  messageId: "one@example.com",
  subject: "Hello",
  time: TIME,
};

export const BREVO: readonly Sample[] = [
  {
    name: "all events, one by one",
    posted: [
      { ...brevo, event: "request" },
      { ...brevo, event: "delivered" },
      { ...brevo, event: "hard_bounce", reason: "550 5.1.1 No such user" },
      { ...brevo, event: "soft_bounce", reason: "452 4.2.2 Full" },
      { ...brevo, event: "deferred", reason: "451 4.7.1 Later" },
      { ...brevo, event: "blocked" },
      { ...brevo, event: "invalid_email" },
      { ...brevo, event: "spam" },
      { ...brevo, event: "unique_opened" },
    ],
    events: [
      { ...fromBrevo, kind: "delivered" },
      { ...fromBrevo, kind: "bounce", reply: "550 5.1.1 No such user", replyCode: "550", status: "5.1.1" },
      { ...fromBrevo, kind: "bounce", reply: "452 4.2.2 Full", replyCode: "452", status: "4.2.2" },
      { ...fromBrevo, kind: "delay", reply: "451 4.7.1 Later", replyCode: "451", status: "4.7.1" },
      { ...fromBrevo, kind: "bounce", reply: "blocked" },
      { ...fromBrevo, kind: "bounce", reply: "invalid_email" },
      { ...fromBrevo, kind: "complaint" },
    ],
  },
  {
    name: "broken ones",
    posted: [
      { event: "hard_bounce", email: "jo@example.net" },
      { ...brevo, event: "" },
    ],
    events: [],
  },
];

const mandrillMessage = {
  _id: "m1",
  email: "jo@example.net",
  sender: "news@example.com",
  subject: "Hello",
  ts: SECONDS - 100,
};
const fromMandrill = {
  format: "mandrill",
  recipient: "jo@example.net",
  sender: "news@example.com",
  queueId: "m1",
  subject: "Hello",
  time: TIME,
};
const mandrillBounce = {
  event: "hard_bounce",
  ts: SECONDS,
  _id: "m1",
  msg: {
    ...mandrillMessage,
    state: "bounced",
    bounce_description: "bad_mailbox",
    diag: "smtp;550 5.1.1 No such user",
  },
};

export const MANDRILL: readonly Sample[] = [
  {
    name: "a batch",
    posted: [
      mandrillBounce,
      { event: "soft_bounce", ts: SECONDS, msg: { ...mandrillMessage, bounce_description: "mailbox_full" } },
      {
        event: "deferral",
        ts: SECONDS,
        msg: {
          ...mandrillMessage,
          smtp_events: [
            { diag: "450 Later" },
            { diag: "451 4.3.5 Temporarily unavailable", type: "deferred" },
          ],
        },
      },
      {
        event: "reject",
        ts: SECONDS,
        msg: { ...mandrillMessage, state: "rejected", reject: { reason: "hard-bounce" } },
      },
      { event: "spam", ts: SECONDS, msg: mandrillMessage },
      {
        event: "delivered",
        ts: SECONDS,
        msg: { ...mandrillMessage, smtp_events: [{ diag: "250 2.0.0 OK" }] },
      },
      { event: "send", ts: SECONDS, msg: mandrillMessage },
      { type: "blacklist", action: "add", reject: { email: "jo@example.net" } },
      { event: "hard_bounce", msg: null },
    ],
    events: [
      { ...fromMandrill, kind: "bounce", reply: "550 5.1.1 No such user", replyCode: "550", status: "5.1.1" },
      { ...fromMandrill, kind: "bounce", reply: "mailbox_full" },
      {
        ...fromMandrill,
        kind: "delay",
        reply: "451 4.3.5 Temporarily unavailable",
        replyCode: "451",
        status: "4.3.5",
      },
      { ...fromMandrill, kind: "bounce", reply: "hard-bounce" },
      { ...fromMandrill, kind: "complaint" },
      { ...fromMandrill, kind: "delivered", reply: "250 2.0.0 OK", replyCode: "250", status: "2.0.0" },
    ],
  },
  {
    name: "a form that was already taken apart",
    posted: { mandrill_events: JSON.stringify([mandrillBounce]) },
    events: [
      { ...fromMandrill, kind: "bounce", reply: "550 5.1.1 No such user", replyCode: "550", status: "5.1.1" },
    ],
  },
];

const resend = {
  broadcast_id: "b1",
  created_at: TIME,
  email_id: "m1",
  from: "News <news@example.com>",
  to: ["jo@example.net"],
  subject: "Hello",
};
const fromResend = {
  format: "resend",
  recipient: "jo@example.net",
  sender: "news@example.com",
  queueId: "m1",
  subject: "Hello",
  time: TIME,
};

export const RESEND: readonly Sample[] = [
  {
    name: "all events, one by one",
    posted: [
      { type: "email.sent", created_at: TIME, data: resend },
      { type: "email.delivered", created_at: TIME, data: resend },
      {
        type: "email.bounced",
        created_at: TIME,
        data: {
          ...resend,
          bounce: {
            message: "The recipient's server refused the email",
            type: "Permanent",
            subType: "General",
            diagnosticCode: ["smtp; 550 5.1.1 No such user"],
          },
        },
      },
      {
        type: "email.bounced",
        created_at: TIME,
        data: {
          ...resend,
          to: ["jo@example.net", "al@example.net"],
          bounce: { message: "Mailbox full", type: "Transient", subType: "MailboxFull" },
        },
      },
      { type: "email.delivery_delayed", created_at: TIME, data: resend },
      {
        type: "email.suppressed",
        created_at: TIME,
        data: {
          ...resend,
          suppressed: { message: "The address is on the suppression list", type: "OnAccountSuppressionList" },
        },
      },
      {
        type: "email.failed",
        created_at: TIME,
        data: { ...resend, failed: { reason: "reached_daily_quota" } },
      },
      { type: "email.complained", created_at: TIME, data: resend },
      { type: "contact.created", created_at: TIME, data: { id: "c1" } },
      { type: "email.bounced", data: {} },
      { type: "email.bounced" },
    ],
    events: [
      { ...fromResend, kind: "delivered" },
      { ...fromResend, kind: "bounce", reply: "550 5.1.1 No such user", replyCode: "550", status: "5.1.1" },
      { ...fromResend, kind: "bounce", reply: "Mailbox full" },
      { ...fromResend, kind: "bounce", recipient: "al@example.net", reply: "Mailbox full" },
      { ...fromResend, kind: "delay" },
      { ...fromResend, kind: "bounce", reply: "The address is on the suppression list" },
      { ...fromResend, kind: "bounce", reply: "reached_daily_quota" },
      { ...fromResend, kind: "complaint" },
    ],
  },
];
