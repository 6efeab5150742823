/** The table of docs/nodemailer.md: its function with the real nodemailer, against servers on loopback. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import nodemailer from "nodemailer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocksOf } from "../../documents/blocks.ts";
import { ReaderFolder } from "../../documents/reader-folder.ts";
import { fileOf, runBlocks } from "../../documents/run-document.ts";
import { type Replies, startRefusing } from "../../documents/smtp-server.ts";
import { ROOT, readJson } from "../../registry-files.ts";

const DOCUMENT = "docs/nodemailer.md";

interface Failure {
  readonly recipient: string;
  readonly action: string;
  readonly reason: string;
  readonly reply?: string;
}
type FailuresOf = (outcome: unknown, recipients: readonly string[]) => Failure[];

const folder = new ReaderFolder();
beforeAll(async () => {
  await folder.run("npm install @bouncebook/matcher");
  const written = await runBlocks(
    blocksOf(DOCUMENT).filter((block) => fileOf(block) === "failures.mjs"),
    folder,
  );
  expect(written).toHaveLength(1);
});
afterAll(() => folder.remove());

/** What sendMail gives for a message to two, and what the page's function makes of it. */
async function send(replies: Replies, options: object = {}, to = ["a@example.com", "b@example.com"]) {
  const refusing = await startRefusing(replies);
  const [host, port] = refusing.url.slice("smtp://".length).split(":");
  const transport = nodemailer.createTransport({
    host,
    port: Number(port),
    ignoreTLS: true,
    ...options,
  } as never);
  const message = { from: "news@example.org", to, subject: "News", text: "Hello" };
  const outcome: unknown = await transport.sendMail(message).catch((error: unknown) => error);
  transport.close();
  await refusing.close();
  const { failuresOf } = (await import(pathToFileURL(join(folder.path, "failures.mjs")).href)) as {
    failuresOf: FailuresOf;
  };
  return { outcome: outcome as Record<string, unknown>, failures: () => failuresOf(outcome, to) };
}

/** Rows of the page's table: what happened, the server and the transport of it, the code, and reason and action. */
const ROWS: [what: string, replies: Replies, options: object, code: RegExp, failures: string[]][] = [
  [
    "some recipients were refused",
    { "a@example.com": "550 5.1.1 User unknown" },
    {},
    /^undefined$/,
    ["a@example.com user-unknown suppress"],
  ],
  [
    "all recipients were refused",
    { "a@example.com": "550 5.1.1 User unknown", "b@example.com": "452 4.2.2 Mailbox full" },
    {},
    /^EENVELOPE$/,
    ["a@example.com user-unknown suppress", "b@example.com mailbox-full retry"],
  ],
  [
    "the sender was refused",
    { MAIL: "550 5.7.1 Sender rejected" },
    {},
    /^EENVELOPE$/,
    ["a@example.com sender-rejected fix-sender", "b@example.com sender-rejected fix-sender"],
  ],
  [
    "the message was refused",
    { DATA: "554 5.7.1 Message rejected as spam" },
    {},
    /^EMESSAGE$/,
    ["a@example.com spam-content fix-content", "b@example.com spam-content fix-content"],
  ],
  [
    "your login was refused",
    { AUTH: "535 5.7.8 Authentication credentials invalid" },
    { auth: { user: "user", pass: "password" } },
    /^EAUTH$/,
    ["a@example.com smtp-auth-required fix-sender", "b@example.com smtp-auth-required fix-sender"],
  ],
  [
    "the server refuses you at once",
    { CONNECT: "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org" },
    {},
    /^EPROTOCOL$/,
    ["a@example.com ip-blocklisted fix-sender", "b@example.com ip-blocklisted fix-sender"],
  ],
  [
    "nobody answers",
    {},
    { port: 9 },
    /^ESOCKET$/,
    ["a@example.com connection-failed retry", "b@example.com connection-failed retry"],
  ],
  [
    "the name of the server is not found",
    {},
    { host: "mx.example.invalid" },
    /^EDNS$/,
    ["a@example.com dns-failure retry", "b@example.com dns-failure retry"],
  ],
  [
    "TLS fails",
    {},
    { ignoreTLS: false, requireTLS: true, greetingTimeout: 500 },
    /^(?:ETLS|ETIMEDOUT)$/,
    ["a@example.com tls-failed fix-sender", "b@example.com tls-failed fix-sender"],
  ],
];

describe("the table", () => {
  test.each(ROWS)("%s", async (_what, replies, options, code, expected) => {
    const { outcome, failures } = await send(replies, options);
    expect(String(outcome.code)).toMatch(code);
    expect(failures().map(({ recipient, reason, action }) => `${recipient} ${reason} ${action}`)).toEqual(
      expected,
    );
  });

  test("nothing fails where everybody got it", async () => {
    expect((await send({})).failures()).toEqual([]);
  });

  test("the message has no recipients", async () => {
    const { outcome, failures } = await send({}, {}, []);
    expect(outcome.command).toBe("API");
    expect(failures).toThrow("No recipients defined");
  });

  const DOUBTFUL: [what: string, replies: Replies, to: string[], actions: string[]][] = [
    [
      "one reply for two",
      { DATA: "550 5.1.1 User unknown" },
      ["a@example.com", "b@example.com"],
      ["review", "review"],
    ],
    ["one reply for one", { DATA: "550 5.1.1 User unknown" }, ["a@example.com"], ["suppress"]],
    ["a reply about the sender", { MAIL: "550 5.1.1 User unknown" }, ["a@example.com"], ["review"]],
  ];
  test.each(DOUBTFUL)("who is dropped: %s", async (_what, replies, to, actions) => {
    const { failures } = await send(replies, {}, to);
    expect(failures().map(({ action }) => action)).toEqual(actions);
  });

  test("the page names the version that is tried here", () => {
    const { devDependencies } = readJson(join(ROOT, "scripts/package.json")) as {
      devDependencies: Record<string, string>;
    };
    expect(readFileSync(join(ROOT, DOCUMENT), "utf8")).toContain(
      `Tried with nodemailer ${devDependencies.nodemailer}.`,
    );
  });

  test("an address stays where no server has said anything about it", async () => {
    const { failuresOf } = (await import(pathToFileURL(join(folder.path, "failures.mjs")).href)) as {
      failuresOf: FailuresOf;
    };
    const error = Object.assign(new Error("User unknown"), { command: "CONN" });
    expect(failuresOf(error, ["a@example.com"])).toEqual([
      { recipient: "a@example.com", action: "review", reason: "user-unknown" },
    ]);
  });

  test("every row is tried, and names what comes out", () => {
    const text = readFileSync(join(ROOT, DOCUMENT), "utf8");
    const rows = [...text.matchAll(/^\| ((?!what happened|---)[^|]+) \| .+ \|$/gm)].map(([row, what]) => [
      what,
      row,
    ]);
    expect(rows.map(([what]) => what).slice(0, -1)).toEqual(ROWS.map(([what]) => what));
    for (const [what, , , code, failures] of ROWS) {
      const row = rows.find(([told]) => told === what)![1]!;
      const [, reason, action] = failures.at(-1)!.split(" ");
      if (row.split(" | ")[2]!.includes("`")) expect(row).toContain(`\`${reason}\`, \`${action}\``);
      for (const name of code.source.match(/E[A-Z]+/g) ?? []) expect(row).toContain(`\`${name}\``);
    }
  });
});
