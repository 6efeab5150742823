import { type Fixture, testFixtures } from "./read.js";

const HEADER = `#Software: Microsoft Exchange Server\r
#Version: 15.02.1544.009\r
#Log-type: Message Tracking Log\r
#Date: 2024-11-23T00:00:00.000Z\r
#Fields: date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,reference,message-subject,sender-address,return-path,message-info\r
`;

function record(event: string, recipients: string, status: string, context = ""): string {
  return `2024-11-23T21:40:07.250Z,192.0.2.7,EX1,192.0.2.25,mx1.example.net,${context},Internet,SMTP,${event},4711,<one@example.com>,a-b-c,${recipients},${status},3000,1,,,"Hello, ""Jo""",news@example.com,bounce@example.com,2024\r\n`;
}

const base = {
  time: "2024-11-23T21:40:07.250Z",
  sender: "bounce@example.com",
  messageId: "one@example.com",
  queueId: "4711",
  subject: 'Hello, "Jo"',
};

const FIXTURES: Fixture[] = [
  {
    name: "sent to two recipients, each with its answer",
    log: HEADER + record("SEND", "jo@example.net;al@example.net", "250 2.1.5 Recipient OK;250 2.1.0 Fine"),
    events: [
      {
        ...base,
        line: 6,
        kind: "delivered",
        recipient: "jo@example.net",
        reportingHost: "EX1",
        remoteHost: "mx1.example.net",
        reply: "250 2.1.5 Recipient OK",
        replyCode: "250",
        status: "2.1.5",
      },
      {
        ...base,
        line: 6,
        kind: "delivered",
        recipient: "al@example.net",
        reportingHost: "EX1",
        remoteHost: "mx1.example.net",
        reply: "250 2.1.0 Fine",
        replyCode: "250",
        status: "2.1.0",
      },
    ],
  },
  {
    name: "a failure with the last error in braces",
    log:
      HEADER +
      record(
        "FAIL",
        "jo@example.net;al@example.net",
        "[{LRT=2024};{LED=550 5.1.1 RESOLVER.ADR.RecipNotFound; not found};{FQDN=};{IP=}];[{LED=550 5.7.1 No};{FQDN=mx9.example.net};{IP=192.0.2.9}]",
      ),
    events: [
      {
        ...base,
        kind: "bounce",
        recipient: "jo@example.net",
        reportingHost: "mx1.example.net",
        reply: "550 5.1.1 RESOLVER.ADR.RecipNotFound; not found",
        replyCode: "550",
        status: "5.1.1",
      },
      {
        ...base,
        kind: "bounce",
        recipient: "al@example.net",
        reportingHost: "mx1.example.net",
        remoteHost: "mx9.example.net",
        reply: "550 5.7.1 No",
        replyCode: "550",
        status: "5.7.1",
      },
    ],
  },
  {
    name: "a plain status in quotes, and one that only the context tells",
    log:
      HEADER +
      record("DEFER", "jo@example.net", "'451 4.4.0 DNS query failed'") +
      record("DEFER", "jo@example.net", "", "No suitable shadow servers"),
    events: [
      {
        ...base,
        kind: "delay",
        recipient: "jo@example.net",
        reportingHost: "mx1.example.net",
        reply: "451 4.4.0 DNS query failed",
        replyCode: "451",
        status: "4.4.0",
      },
      {
        ...base,
        kind: "delay",
        recipient: "jo@example.net",
        reportingHost: "mx1.example.net",
        reply: "No suitable shadow servers",
      },
    ],
  },
  {
    name: "other columns in another order",
    log: `#Fields: event-id,recipient-address,recipient-status,date-time\nDELIVER,jo@example.com,,2024-11-23T21:40:07Z\n`,
    events: [{ time: "2024-11-23T21:40:07Z", kind: "delivered", recipient: "jo@example.com" }],
  },
  {
    name: "what Export-Csv makes of it",
    log: `"RunspaceId","Timestamp","ServerHostname","EventId","Recipients","RecipientStatus","MessageSubject","Sender","ReturnPath","MessageId"
"1","2024-11-23T21:40:07Z","EX1","FAIL","{jo@example.net}","{[{LED=550 5.1.10 Not found};{FQDN=};{IP=}]}","Hi","news@example.com","<>","<one@example.com>"
`,
    events: [
      {
        time: "2024-11-23T21:40:07Z",
        kind: "bounce",
        recipient: "jo@example.net",
        sender: "",
        messageId: "one@example.com",
        subject: "Hi",
        reportingHost: "EX1",
        reply: "550 5.1.10 Not found",
        replyCode: "550",
        status: "5.1.10",
      },
    ],
  },
  {
    name: "what is no delivery, and what is broken",
    log: `${HEADER}${record("RECEIVE", "jo@example.net", "")}${record("DSN", "news@example.com", "")}${record("SEND", "", "")}
,,,,,,,,,,
"never closed
#Fields:
2024,FAIL
`,
    events: [],
  },
];

testFixtures("exchange-log", FIXTURES);
