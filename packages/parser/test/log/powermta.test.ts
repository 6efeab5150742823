import { type Fixture, testFixtures } from "./read.js";

const HEADER =
  "type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta,bounceCat,srcType,srcMta,vmta,jobId,envId,header_Message-Id\n";

const base = { time: "2024-11-23T20:40:07Z", sender: "news@example.com", recipient: "jo@example.net" };
const HEAD = "2024-11-23 21:40:07+0100,2024-11-23 21:40:00+0100,news@example.com,jo@example.net";

const FIXTURES: Fixture[] = [
  {
    name: "delivered, bounced and delayed",
    log: `${HEADER}d,${HEAD},,relayed,2.0.0 (success),smtp;250 2.0.0 OK,mx1.example.net (192.0.2.25),,smtp,app,v1,j1,,<one@example.com>
b,${HEAD},rfc822;team@example.com,failed,5.1.1 (bad destination mailbox address),"smtp;550 5.1.1 No ""jo"", sorry",mx1.example.net (192.0.2.25),bad-mailbox,smtp,app,v1,j1,,
t,${HEAD},,delayed,4.2.2 (mailbox full),smtp;452-4.2.2 Full 452 4.2.2 really,mx1.example.net (192.0.2.25),quota-issues,smtp,app,v1,j1,,
`,
    events: [
      {
        ...base,
        line: 2,
        kind: "delivered",
        messageId: "one@example.com",
        status: "2.0.0",
        reply: "250 2.0.0 OK",
        replyCode: "250",
        remoteHost: "mx1.example.net",
      },
      {
        ...base,
        line: 3,
        kind: "bounce",
        originalRecipient: "team@example.com",
        status: "5.1.1",
        reply: '550 5.1.1 No "jo", sorry',
        replyCode: "550",
        remoteHost: "mx1.example.net",
      },
      {
        ...base,
        line: 4,
        kind: "delay",
        status: "4.2.2",
        reply: "452-4.2.2 Full\n452 4.2.2 really",
        replyCode: "452",
        remoteHost: "mx1.example.net",
      },
    ],
  },
  {
    name: "a bounce and a status that came later, and a report of spam",
    log: `type,timeLogged,orig,rcpt,dsnAction,dsnStatus,dsnDiag,feedbackType
rb,1732394407,news@example.com,jo@example.net,failed,5.2.1,smtp;550 5.2.1 Disabled,
rs,1732394407,news@example.com,jo@example.net,delayed,4.0.0,,
rs,1732394407,news@example.com,jo@example.net,,,,
f,1732394407,news@example.com,jo@example.net,,,,abuse
`,
    events: [
      { ...base, kind: "bounce", status: "5.2.1", reply: "550 5.2.1 Disabled", replyCode: "550" },
      { ...base, kind: "delay", status: "4.0.0" },
      { ...base, kind: "complaint", feedbackType: "abuse" },
    ],
  },
  {
    name: "a piece without its header has the columns of the default",
    log: `b,${HEAD},,failed,5.4.4 (unable to route),,,bad-domain\n`,
    events: [{ ...base, kind: "bounce", status: "5.4.4" }],
  },
  {
    name: "what is no delivery, and what is broken",
    log: `${HEADER}r,${HEAD},,,,,,,,,,,,
x,${HEAD}
,,,,
"
type,nonsense
`,
    events: [],
  },
  {
    name: "records that break off",
    log: `${HEADER}b,yesterday,,<>\nd,${HEAD},,relayed,2.0.0,"smtp;250 2.0.0 O`,
    events: [
      { kind: "bounce", sender: "" },
      { ...base, kind: "delivered", status: "2.0.0", reply: "250 2.0.0 O", replyCode: "250" },
    ],
  },
];

testFixtures("powermta-log", FIXTURES);
