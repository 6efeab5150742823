import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, bouncebook, problemsOf, shell } from "./run.js";

interface Event {
  kind: string;
  format: string;
  file?: string;
  recipient?: string;
  diagnosis: { reason: string; action: string; entry?: string };
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bouncebook-parse-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function put(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function parse(paths: readonly string[], input?: string): Answer & { events: Event[] } {
  const answer = bouncebook(["parse", ...paths], input === undefined ? {} : { input });
  expect(problemsOf(answer)).toEqual([]);
  const events = answer.stdout.split("\n").slice(0, -1);
  return { ...answer, events: events.map((line) => JSON.parse(line) as Event) };
}

const bounce = (recipient: string): string => `From: MAILER-DAEMON@mta.example.org
To: sender@example.com
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mta.example.org

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.net
Diagnostic-Code: smtp; 550 5.1.1 <${recipient}>: Recipient address rejected: User unknown

--b--
`;

const complaint = `From: fbl@example.net
To: abuse@example.com
Subject: Complaint
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Example/1
Version: 1
Original-Rcpt-To: <angry@example.net>

--b
Content-Type: text/rfc822-headers

From: sender@example.com

--b--
`;

const logged = (id: string, recipient: string, reply: string): string =>
  `Nov  2 10:11:13 mx postfix/smtp[72]: ${id}: to=<${recipient}>, relay=mx.example.net[192.0.2.1]:25, delay=1.2, delays=0/0/1/0.2, dsn=5.0.0, status=bounced (host mx.example.net[192.0.2.1] said: ${reply} (in reply to RCPT TO command))\n`;

const webhook = JSON.stringify([
  {
    event: "bounce",
    type: "bounce",
    email: "hook@example.net",
    reason: "552 5.2.2 Mailbox full",
    status: "5.2.2",
    sg_event_id: "a",
    sg_message_id: "b",
    timestamp: 1762000000,
  },
]);

describe("whatever people have", () => {
  const CASES: [
    what: string,
    name: string,
    text: string | Buffer,
    expected: [kind: string, recipient: string, reason: string][],
  ][] = [
    ["a bounce message", "one.eml", bounce("a@example.net"), [["bounce", "a@example.net", "user-unknown"]]],
    ["a complaint", "complaint.eml", complaint, [["complaint", "angry@example.net", "complaint"]]],
    [
      "an mbox",
      "two.mbox",
      `From MAILER-DAEMON Mon Nov  2 10:11:12 2026\n${bounce("a@example.net")}\nFrom MAILER-DAEMON Mon Nov  2 10:11:13 2026\n${bounce("b@example.net")}`,
      [
        ["bounce", "a@example.net", "user-unknown"],
        ["bounce", "b@example.net", "user-unknown"],
      ],
    ],
    [
      "a log",
      "mail.log",
      logged("3A1B2C3D4E", "c@example.net", "552 5.2.2 Mailbox full"),
      [["bounce", "c@example.net", "mailbox-full"]],
    ],
    [
      "a compressed log",
      "old.log.gz",
      gzipSync(logged("3A1B2C3D4F", "d@example.net", "550 5.1.1 User unknown")),
      [["bounce", "d@example.net", "user-unknown"]],
    ],
    ["a webhook", "hook.json", webhook, [["bounce", "hook@example.net", "mailbox-full"]]],
  ];

  test.each(CASES)("%s", (_what, name, text, expected) => {
    const path = put(name, text);
    const { events, code } = parse([path]);
    expect(events.map((event) => [event.kind, event.recipient, event.diagnosis.reason])).toEqual(expected);
    expect(events.every((event) => event.file === path)).toBe(true);
    expect(code).toBe(0);
  });

  test("standard input", () => {
    const { events } = parse([], bounce("in@example.net"));
    expect(events).toMatchObject([
      { kind: "bounce", recipient: "in@example.net", diagnosis: { action: "suppress" } },
    ]);
  });

  test("a Maildir, a folder in it, and no deliveries in progress", () => {
    put("Maildir/cur/1", bounce("cur@example.net"));
    put("Maildir/new/2", bounce("new@example.net"));
    put("Maildir/tmp/3", bounce("tmp@example.net"));
    put("Maildir/.Archive/cur/4", bounce("archive@example.net"));
    const { events } = parse([join(folder, "Maildir")]);
    expect(events.map(({ recipient }) => recipient)).toEqual([
      "archive@example.net",
      "cur@example.net",
      "new@example.net",
    ]);
  });

  test("rotated logs, the oldest first", () => {
    put("logs/maillog", logged("AAAAAAAAAA", "today@example.net", "550 5.1.1 User unknown"));
    put("logs/maillog.1", logged("BBBBBBBBBB", "yesterday@example.net", "550 5.1.1 User unknown"));
    put("logs/maillog.2.gz", gzipSync(logged("CCCCCCCCCC", "before@example.net", "550 5.1.1 User unknown")));
    const { events } = parse([join(folder, "logs")]);
    expect(events.map(({ recipient }) => recipient)).toEqual([
      "before@example.net",
      "yesterday@example.net",
      "today@example.net",
    ]);
  });
});

describe("what cannot be read", () => {
  test("a missing path", () => {
    const { code, stderr } = parse([join(folder, "nowhere")]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/nowhere: there is no such file or folder\.\n$/);
  });

  test("a broken archive is named, and the others are read", () => {
    const broken = put("broken.log.gz", gzipSync(Buffer.alloc(5000, "x")).subarray(0, 20));
    const sound = put("sound.eml", bounce("sound@example.net"));
    const { code, stderr, events } = parse([broken, sound]);
    expect(code).toBe(3);
    expect(stderr).toContain("broken.log.gz: this is no complete gzip file.");
    expect(events.map(({ recipient }) => recipient)).toEqual(["sound@example.net"]);
  });

  test("an ordinary message is an event of no kind, and the exit code says so", () => {
    const path = put("hello.eml", "From: a@example.com\nTo: b@example.net\nSubject: Hello\n\nHi!\n");
    const { code, events } = parse([path]);
    expect([code, events.map(({ kind }) => kind)]).toEqual([1, ["other"]]);
  });

  test("hostile text in a bounce reaches no terminal", () => {
    const path = put(
      "hostile.eml",
      bounce("a@example.net").replace("User unknown", "\u001b]0;title\u0007\u009b2J User unknown"),
    );
    expect(parse([path]).events).toHaveLength(1);
  });

  test("a closed pipe ends quietly", () => {
    const path = put(
      "long.log",
      logged("3A1B2C3D4E", "c@example.net", "550 5.1.1 User unknown").repeat(3000),
    );
    const { code, stdout, stderr } = shell(
      `"$NODE" "$BOUNCEBOOK" parse ${path} | head -n 1; exit \${PIPESTATUS[0]}`,
    );
    expect([code, stdout.split("\n").length, stderr]).toEqual([0, 2, ""]);
  });
});

test("a pasted bounce message is explained", () => {
  const { stdout, code } = bouncebook([], { input: bounce("paste@example.net") });
  expect(stdout).toMatch(/The address is at fault: stop mailing it\./);
  expect(code).toBe(0);
});
