import { type Fixture, testFixtures } from "./read.js";

const AT = "Nov 23 21:40:07 mail smtpd[99]: ";
const base = { time: "2024-11-23T21:40:07", reportingHost: "mail" };

function delivery(result: string, stat: string, rcpt = "-"): string {
  return `${AT}7ad1b2c3d4e5f601 mta delivery evpid=1f2e3d4c5b6a7988 from=<news@example.com> to=<jo@example.net> rcpt=<${rcpt}> source="192.0.2.7" relay="192.0.2.25 (mx1.example.net)" delay=1s result="${result}" stat="${stat}"\n`;
}

const remote = {
  ...base,
  queueId: "1f2e3d4c5b6a7988",
  sender: "news@example.com",
  recipient: "jo@example.net",
  remoteHost: "mx1.example.net",
};

const FIXTURES: Fixture[] = [
  {
    name: "a delivery",
    log: delivery("Ok", "250 2.0.0 Ok"),
    events: [{ ...remote, kind: "delivered", reply: "250 2.0.0 Ok", replyCode: "250", status: "2.0.0" }],
  },
  {
    name: "a refusal, with quotes in it, of a redirected address",
    log: delivery("PermFail", '550 5.1.1 No "jo" here', "team@example.com"),
    events: [
      {
        ...remote,
        kind: "bounce",
        originalRecipient: "team@example.com",
        reply: '550 5.1.1 No "jo" here',
        replyCode: "550",
        status: "5.1.1",
      },
    ],
  },
  {
    name: "a delay",
    log: delivery("TempFail", "Network error on destination MXs"),
    events: [{ ...remote, kind: "delay", reply: "Network error on destination MXs" }],
  },
  {
    name: "a local mailbox, in the wording of 5.7",
    log: `${AT}7ad1b2c3d4e5f601 mda event=delivery evpid=1f2e3d4c5b6a7988 from=<> to=<jo@example.com> rcpt=<jo@example.com> user=jo delay=0s result=Ok stat=Delivered\n`,
    events: [
      {
        ...base,
        kind: "delivered",
        queueId: "1f2e3d4c5b6a7988",
        sender: "",
        recipient: "jo@example.com",
        originalRecipient: "jo@example.com",
        reply: "Delivered",
      },
    ],
  },
  {
    name: "the wording before 5.7",
    log: `${AT}relay: PermFail for 1f2e3d4c5b6a7988: session=7ad1b2c3d4e5f601, from=<news@example.com>, to=<jo@example.net>, rcpt=<->, source=192.0.2.7, relay=192.0.2.25 (mx1.example.net), delay=1s, stat=550 5.1.1 No such user\n`,
    events: [
      { ...remote, kind: "bounce", reply: "550 5.1.1 No such user", replyCode: "550", status: "5.1.1" },
    ],
  },
  {
    name: "what is no delivery, and what is broken",
    log: `${AT}7ad1b2c3d4e5f601 smtp connected address=198.51.100.9 host=h
${AT}7ad1b2c3d4e5f601 mta connecting address=smtp://192.0.2.25:25 host=mx1.example.net
${AT}7ad1b2c3d4e5f601 mta delivery evpid=1f2e3d4c5b6a7988 from=<a@example.com> to=<jo@example.net> result="Perhaps" stat="?"
${AT}7ad1b2c3d4e5f601 mta delivery evpid=1f2e3d4c5b6a7988 from=<a@example.com
${AT}7ad1b2c3d4e5f601 mta delivery
${AT}
smtpd
`,
    events: [],
  },
  {
    name: "a line that breaks off",
    log: `${AT}7ad1b2c3d4e5f601 mta delivery evpid=1f2e3d4c5b6a7988 from=<a@example.com> to=<jo@example.net> result="Ok" sta`,
    events: [
      {
        ...base,
        kind: "delivered",
        queueId: "1f2e3d4c5b6a7988",
        sender: "a@example.com",
        recipient: "jo@example.net",
      },
    ],
  },
];

testFixtures("opensmtpd-log", FIXTURES);
