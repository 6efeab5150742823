import { type Sample, TIME } from "./samples.js";

const mail = {
  timestamp: "2024-11-23T21:40:00.000Z",
  messageId: "0100018f-0001",
  source: "News <news@example.com>",
  destination: ["jo@example.net", "al@example.net"],
  commonHeaders: { messageId: "<one@example.com>", subject: "Hello" },
};

const known = {
  format: "ses",
  sender: "news@example.com",
  messageId: "one@example.com",
  queueId: "0100018f-0001",
  subject: "Hello",
};

const bounce = {
  notificationType: "Bounce",
  mail,
  bounce: {
    bounceType: "Permanent",
    bounceSubType: "General",
    timestamp: TIME,
    reportingMTA: "dns; a8-1.smtp-out.amazonses.example",
    remoteMtaIp: "192.0.2.25",
    bouncedRecipients: [
      {
        emailAddress: "jo@example.net",
        action: "failed",
        status: "5.1.1",
        diagnosticCode: "smtp; 550 5.1.1 No such user",
      },
      { emailAddress: "al@example.net" },
    ],
  },
};

const bounced = {
  ...known,
  kind: "bounce",
  time: TIME,
  reportingHost: "a8-1.smtp-out.amazonses.example",
  remoteHost: "192.0.2.25",
} as const;

const bounceEvents = [
  {
    ...bounced,
    recipient: "jo@example.net",
    status: "5.1.1",
    reply: "550 5.1.1 No such user",
    replyCode: "550",
  },
  { ...bounced, recipient: "al@example.net", reply: "Permanent General" },
];

const delivery = {
  eventType: "Delivery",
  mail,
  delivery: {
    timestamp: TIME,
    recipients: ["jo@example.net"],
    smtpResponse: "250 2.0.0 Ok",
    reportingMTA: "a8-1.smtp-out.amazonses.example",
  },
};

const deliveryEvent = {
  ...known,
  kind: "delivered",
  time: TIME,
  recipient: "jo@example.net",
  reply: "250 2.0.0 Ok",
  replyCode: "250",
  status: "2.0.0",
  reportingHost: "a8-1.smtp-out.amazonses.example",
} as const;

const notification = {
  Type: "Notification",
  MessageId: "n1",
  TopicArn: "arn:aws:sns:x:1:t",
  Message: JSON.stringify(bounce),
};

export const AMAZON_SES: readonly Sample[] = [
  { name: "a bounce of two recipients", posted: bounce, events: bounceEvents },
  { name: "the same through SNS", posted: notification, events: bounceEvents },
  {
    name: "the same through SNS, SQS",
    posted: { Records: [{ eventSource: "aws:sqs", body: JSON.stringify(notification) }] },
    events: bounceEvents,
  },
  {
    name: "the same through SNS, Lambda",
    posted: { Records: [{ EventSource: "aws:sns", Sns: notification }] },
    events: bounceEvents,
  },
  {
    name: "the same through EventBridge",
    posted: {
      version: "0",
      source: "aws.ses",
      "detail-type": "Email Bounced",
      detail: { ...bounce, eventType: "Bounce", notificationType: undefined },
    },
    events: bounceEvents,
  },
  { name: "a delivery", posted: delivery, events: [deliveryEvent] },
  {
    name: "a suppressed address",
    posted: {
      eventType: "Bounce",
      mail,
      bounce: {
        bounceType: "Permanent",
        bounceSubType: "OnAccountSuppressionList",
        timestamp: TIME,
        bouncedRecipients: [
          {
            emailAddress: "jo@example.net",
            action: "failed",
            status: "5.1.1",
            diagnosticCode:
              "Amazon SES did not send the message to this address because it is on the suppression list for your account.",
          },
        ],
      },
    },
    events: [
      {
        ...known,
        kind: "bounce",
        time: TIME,
        recipient: "jo@example.net",
        status: "5.1.1",
        reply:
          "Amazon SES did not send the message to this address because it is on the suppression list for your account.",
      },
    ],
  },
  {
    name: "a report of spam, and one for an address that is suppressed",
    posted: [
      {
        notificationType: "Complaint",
        mail,
        complaint: {
          timestamp: TIME,
          complaintFeedbackType: "abuse",
          complaintSubType: null,
          complainedRecipients: [{ emailAddress: "jo@example.net" }],
        },
      },
      {
        notificationType: "Complaint",
        mail,
        complaint: {
          timestamp: TIME,
          complaintSubType: "OnAccountSuppressionList",
          complainedRecipients: [{ emailAddress: "al@example.net" }],
        },
      },
    ],
    events: [
      { ...known, kind: "complaint", time: TIME, recipient: "jo@example.net", feedbackType: "abuse" },
      {
        ...known,
        kind: "bounce",
        time: TIME,
        recipient: "al@example.net",
        reply: "OnAccountSuppressionList",
      },
    ],
  },
  {
    name: "a delay",
    posted: {
      eventType: "DeliveryDelay",
      mail,
      deliveryDelay: {
        timestamp: TIME,
        delayType: "MailboxFull",
        delayedRecipients: [
          { emailAddress: "jo@example.net", status: "4.2.2", diagnosticCode: "smtp; 452 4.2.2 Full" },
          { emailAddress: "al@example.net" },
        ],
      },
    },
    events: [
      {
        ...known,
        kind: "delay",
        time: TIME,
        recipient: "jo@example.net",
        status: "4.2.2",
        reply: "452 4.2.2 Full",
        replyCode: "452",
      },
      { ...known, kind: "delay", time: TIME, recipient: "al@example.net", reply: "MailboxFull" },
    ],
  },
  {
    name: "a message that SES refused, and one that it could not make",
    posted: [
      { eventType: "Reject", mail, reject: { reason: "Bad content" } },
      {
        eventType: "Rendering Failure",
        mail: { ...mail, destination: ["jo@example.net"] },
        failure: { templateName: "t", errorMessage: "Attribute 'name' is not present" },
      },
    ],
    events: [
      {
        ...known,
        kind: "bounce",
        time: "2024-11-23T21:40:00.000Z",
        recipient: "jo@example.net",
        reply: "Bad content",
      },
      {
        ...known,
        kind: "bounce",
        time: "2024-11-23T21:40:00.000Z",
        recipient: "al@example.net",
        reply: "Bad content",
      },
      {
        ...known,
        kind: "bounce",
        time: "2024-11-23T21:40:00.000Z",
        recipient: "jo@example.net",
        reply: "Attribute 'name' is not present",
      },
    ],
  },
  {
    name: "no answer about a delivery, and broken ones",
    posted: [
      { eventType: "Open", mail, open: {} },
      { eventType: "Send", mail, send: {} },
      { eventType: "Bounce", mail, bounce: null },
      { eventType: "Bounce", mail, bounce: { bouncedRecipients: "jo@example.net" } },
      { eventType: "Delivery", mail: {}, delivery: {} },
      { Type: "Notification", Message: "{" },
      { Type: "Notification", Message: 7 },
      { Type: "SubscriptionConfirmation", SubscribeURL: "https://example.com/" },
      { source: "aws.ses" },
    ],
    events: [],
  },
];
