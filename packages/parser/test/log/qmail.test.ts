import { type Fixture, testFixtures } from "./read.js";

/** 2024-11-23T21:40:07.250Z: 2^62, seconds since 1970, and ten seconds of TAI. */
const AT = "@4000000067424bc10ee6b280 ";
const START = `${AT}new msg 2104
${AT}info msg 2104: bytes 1234 from <news@example.com> qp 77 uid 1000
${AT}starting delivery 7: msg 2104 to remote jo@example.net
${AT}status: local 0/10 remote 1/20
`;
const base = {
  time: "2024-11-23T21:40:07.250Z",
  queueId: "2104",
  sender: "news@example.com",
  recipient: "jo@example.net",
};

const FIXTURES: Fixture[] = [
  {
    name: "a delivery",
    log: `${START}${AT}delivery 7: success: 192.0.2.25_accepted_message./Remote_host_said:_250_2.0.0_Ok:_queued/\n${AT}end msg 2104\n`,
    events: [
      {
        ...base,
        line: 5,
        kind: "delivered",
        remoteHost: "192.0.2.25",
        reply: "250 2.0.0 Ok: queued",
        replyCode: "250",
        status: "2.0.0",
      },
    ],
  },
  {
    name: "a refusal of several lines, with a link in it",
    log: `${START}${AT}delivery 7: failure: 192.0.2.25_does_not_like_recipient./Remote_host_said:_550-5.1.1_No_such_user,_see/550_5.1.1_https://example.net/help/1/Giving_up_on_192.0.2.25./\n`,
    events: [
      {
        ...base,
        kind: "bounce",
        remoteHost: "192.0.2.25",
        command: "RCPT",
        reply: "550-5.1.1 No such user, see\n550 5.1.1 https://example.net/help/1",
        replyCode: "550",
        status: "5.1.1",
      },
    ],
  },
  {
    name: "a delay in the greeting, and one without a connection",
    log: `${START}${AT}delivery 7: deferral: Connected_to_192.0.2.25_but_greeting_failed./Remote_host_said:_421_Too_busy/
${AT}starting delivery 8: msg 2104 to remote al@example.net
${AT}delivery 8: deferral: Sorry,_I_wasn't_able_to_establish_an_SMTP_connection._(#4.4.1)/
`,
    events: [
      {
        ...base,
        kind: "delay",
        remoteHost: "192.0.2.25",
        command: "CONNECT",
        reply: "421 Too busy",
        replyCode: "421",
      },
      {
        ...base,
        recipient: "al@example.net",
        kind: "delay",
        reply: "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)",
        status: "4.4.1",
      },
    ],
  },
  {
    name: "tai64nlocal, and syslog with seconds",
    log: `2024-11-23 21:40:07.250000500 delivery 7: failure: Sorry,_no_mailbox_here_by_that_name._(#5.1.1)/
Nov 23 21:40:07 mail qmail: 1732398007.250000 starting delivery 3: msg 9 to local example.com-jo@example.com
Nov 23 21:40:07 mail qmail: 1732398007.250000 delivery 3: success: did_1+0+0/
`,
    events: [
      {
        time: "2024-11-23T21:40:07.250000500",
        kind: "bounce",
        reply: "Sorry, no mailbox here by that name. (#5.1.1)",
        status: "5.1.1",
      },
      {
        time: "2024-11-23T21:40:07.250Z",
        reportingHost: "mail",
        kind: "delivered",
        queueId: "9",
        recipient: "example.com-jo@example.com",
        reply: "did 1+0+0",
      },
    ],
  },
  {
    name: "what is no delivery, and what is broken",
    log: `${AT}status: exiting
${AT}bounce msg 2104 qp 78
${AT}delivery 7: report mangled, will defer
${AT}delivery seven: success: x/
${AT}starting delivery 7: msg
${AT}info msg 2104: bytes
@40000000zzzz delivery 7: success: x/
@4000 delivery 7: success: x/
delivery
`,
    events: [],
  },
  {
    name: "a time that is none",
    log: "@0000000000000000ffffffff delivery 7: success: ok/\n@ffffffffffffffffffffffff delivery 8: success: ok/\n",
    events: [
      { kind: "delivered", reply: "ok" },
      { kind: "delivered", reply: "ok" },
    ],
  },
];

testFixtures("qmail-log", FIXTURES);
