import { type Fixture, testFixtures } from "./read.js";

const RECORD = {
  id: "1d98076abbbc11ed940250ebf67f93bd",
  sender: "news@example.com",
  recipient: "jo@example.net",
  queue: "example.net",
  site: "mx1.example.net",
  peer_address: { name: "mx1.example.net.", addr: "192.0.2.25" },
  timestamp: 1732394407,
  headers: { Subject: "Hello", "Message-ID": "<one@example.com>" },
};

function record(type: string, more: object): string {
  return `${JSON.stringify({ type, ...RECORD, ...more })}\n`;
}

function response(
  code: number,
  [first, subject, detail]: number[],
  content: string,
  command: string,
): object {
  return { response: { code, enhanced_code: { class: first, subject, detail }, content, command } };
}

const withoutHost = {
  time: "2024-11-23T20:40:07Z",
  queueId: RECORD.id,
  sender: "news@example.com",
  recipient: "jo@example.net",
  messageId: "one@example.com",
  subject: "Hello",
};
const base = { ...withoutHost, remoteHost: "mx1.example.net" };

const FIXTURES: Fixture[] = [
  {
    name: "delivered, bounced and delayed",
    log:
      record("Delivery", response(250, [2, 0, 0], "OK ids=8a", ".")) +
      record("Bounce", response(550, [5, 1, 1], "No such\nuser", "RCPT TO:<jo@example.net>")) +
      record("TransientFailure", response(451, [4, 7, 1], "Later", "MAIL FROM:<news@example.com>\r\n")),
    events: [
      {
        ...base,
        line: 1,
        kind: "delivered",
        command: "DATA",
        reply: "250 2.0.0 OK ids=8a",
        replyCode: "250",
        status: "2.0.0",
      },
      {
        ...base,
        line: 2,
        kind: "bounce",
        command: "RCPT",
        reply: "550 5.1.1 No such\nuser",
        replyCode: "550",
        status: "5.1.1",
      },
      {
        ...base,
        line: 3,
        kind: "delay",
        command: "MAIL",
        reply: "451 4.7.1 Later",
        replyCode: "451",
        status: "4.7.1",
      },
    ],
  },
  {
    name: "given up by the queue, bounced later, reported as spam",
    log:
      record("Expiration", {
        response: {
          code: 551,
          enhanced_code: null,
          content: "Next delivery time would be too late",
          command: null,
        },
      }) +
      record("OOB", response(550, [5, 2, 1], "Disabled", "")) +
      record("Feedback", {
        feedback_report: { feedback_type: "abuse" },
        response: { code: 250, content: "" },
      }),
    events: [
      { ...base, kind: "bounce", reply: "551 Next delivery time would be too late", replyCode: "551" },
      { ...base, kind: "bounce", reply: "550 5.2.1 Disabled", replyCode: "550", status: "5.2.1" },
      { ...base, kind: "complaint", feedbackType: "abuse" },
    ],
  },
  {
    name: "several recipients and a time in words",
    log: record("Delivery", {
      recipient: ["jo@example.net", "al@example.net"],
      timestamp: "2024-11-23T20:40:07Z",
      peer_address: null,
    }),
    events: ["jo@example.net", "al@example.net"].map((recipient) => ({
      ...withoutHost,
      kind: "delivered",
      recipient,
    })),
  },
  {
    name: "what is no delivery, and what is broken",
    log: `${record("Reception", {})}${record("constructor", {})}{"type":"Bounce"}
{"type":"Bounce","recipient":
{}
[]
null
"type"
{"type":["Bounce"],"recipient":"jo@example.net","queue":"q"}
`,
    events: [],
  },
  {
    name: "fields of other types are passed over",
    log: '{"type":"Bounce","recipient":7,"queue":null,"response":"no","sender":{},"timestamp":-1,"headers":[],"peer_address":"x"}\n{"type":"Bounce","recipient":"jo@example.net","queue":"q","response":{"code":"abc","content":5,"enhanced_code":{"class":9}}}\n',
    events: [{ kind: "bounce" }, { kind: "bounce", recipient: "jo@example.net" }],
  },
];

testFixtures("kumomta-log", FIXTURES);
