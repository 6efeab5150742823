/** The examples of the READMEs as modules that a consumer's folder runs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../registry-files.ts";
import type { Manifest, Tarball } from "./tarballs.ts";

interface Stage {
  /** What the example takes for granted. */
  readonly before?: string;
  /** What must be so when it has run. */
  readonly after?: string;
}

/** The README has the command write the file. */
const WRITES_REGISTRY = `
import { writeFileSync } from "node:fs";
import { exportFiles } from "@bouncebook/exports";
writeFileSync("registry.json", exportFiles("json")[0].text);`;

/** A block that is not named here must run as it stands. Key: folder and number of the JavaScript block. */
const STAGES: Readonly<Record<string, Stage>> = {
  "readme-1": { after: 'equal([action, reason], ["suppress", "user-unknown"]);' },
  "data-1": { after: 'equal([reason, action], ["user-unknown", "suppress"]);' },
  "matcher-1": {
    before: `
const message = { to: "nobody@example.com" };
const transport = {
  async sendMail() {
    const response = "550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown";
    throw Object.assign(new Error("Message failed"), { response, responseCode: 550, command: "RCPT TO" });
  },
};
const done = [];
const dropAddress = async (address) => done.push(address);
const queueAgain = async () => done.push("queue");
const tellTheTeam = async () => done.push("team");`,
    after: 'equal(done, ["nobody@example.com"]);',
  },
  "exports-2": {
    before: WRITES_REGISTRY,
    after: 'equal([entry.reason, entry.action], ["auth-failed", "fix-sender"]);',
  },
};

/** Examples with packages of others are tried where those are installed: by the tests of their package. */
function needsOthers(block: string): boolean {
  return [...block.matchAll(/ from "([^"]+)"/g)].some(([, from]) => !/^(?:node:|@bouncebook\/)/.test(from!));
}

export interface Example {
  readonly name: string;
  readonly source: string;
}

const ASSERTION = `
function equal(value, expected) {
  if (JSON.stringify(value) !== JSON.stringify(expected))
    throw new Error(JSON.stringify(value) + " instead of " + JSON.stringify(expected));
}`;

/** A JavaScript block of a README as a module that fails where the block is wrong. */
export function exampleSource(name: string, block: string): string {
  const { before = "", after = "" } = STAGES[name] ?? {};
  return [before, ASSERTION, block, after].join("\n");
}

/** JavaScript blocks of the root's README and of those in the tarballs. */
export function readmeExamples(tarballs: readonly Tarball[]): Example[] {
  const texts: [string, string][] = tarballs.map(({ folder, read }) => [folder, read("README.md")]);
  texts.unshift(["readme", readFileSync(join(ROOT, "README.md"), "utf8")]);
  return texts.flatMap(([folder, text]) =>
    blocksOf(text, "js").flatMap((block, index) => {
      const name = `${folder}-${index + 1}`;
      return needsOthers(block) ? [] : [{ name, source: exampleSource(name, block) }];
    }),
  );
}

/** Fenced blocks of one language. */
export function blocksOf(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
    .filter(([, name]) => name === language)
    .map(([, , block]) => block!);
}

/** Everything that can be imported: `@bouncebook/data`, `@bouncebook/data/codes`, … */
export function entryPoints(manifests: readonly Manifest[]): string[] {
  return manifests.flatMap(({ name, exports = {} }) =>
    Object.keys(exports)
      .filter((path) => path !== "./package.json")
      .map((path) => name + path.slice(1)),
  );
}

/** What the examples read: a bounce message of our own. */
export const BOUNCE = `From: MAILER-DAEMON@mx.example.net
To: sender@example.com
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

The message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; nobody@example.com
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; 550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown

--b--
`;

/** What the examples read: a log of our own. */
export const MAIL_LOG = `Nov 23 10:00:00 mx postfix/smtp[101]: 4F1A22C0: to=<nobody@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, delays=0.1/0/0.5/0.4, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown (in reply to RCPT TO command))
`;
