import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "../../registry-files.ts";

export const COMMAND = join(ROOT, "packages/cli/bin/bouncebook.js");
/** Whoever takes longer hangs; a machine that runs all tests at once is slow. */
export const PATIENCE = 60_000;

export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node with flags of its own, in an environment without any for it. */
export function node(args: readonly string[], input: string | Buffer = "", timeout = PATIENCE): Answer {
  const { NODE_OPTIONS: _options, NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    input,
    env,
    encoding: "utf8",
    timeout,
    maxBuffer: 512 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

/** Packages that may ask the network, since that is what they are for. */
const MAY_CONNECT = new Set(["checker"]);

/** Folders of the packages in TypeScript that are promised to stay off the network. */
export const PACKAGES: readonly string[] = readdirSync(join(ROOT, "packages")).filter(
  (name) => !MAY_CONNECT.has(name) && existsSync(join(ROOT, "packages", name, "tsconfig.json")),
);

/** Text of every file below a folder of the repository with one of the endings. */
export function textsIn(folder: string, endings: RegExp): { path: string; text: string }[] {
  const at = join(ROOT, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, encoding: "utf8" })
    .filter((path) => endings.test(path) && !path.includes("node_modules"))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(at, path), "utf8") }));
}

export const REPLY = "550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown";

/** A folder with a message, a log, a webhook and a registry of one's own. */
export function writeInputs(root: string): { mail: string; own: string } {
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put(
    "mail/bounce.eml",
    `From: MAILER-DAEMON@mta.example.com\nSubject: failure notice\n\n<user@example.net>:\n${REPLY}\n`,
  );
  put(
    "mail/mail.log",
    `Nov 23 21:40:07 mail postfix/smtp[7]: A1B2C3D4: to=<jo@example.net>, relay=mx1.example.net[192.0.2.25]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx1.example.net[192.0.2.25] said: ${REPLY} (in reply to RCPT TO command))\n`,
  );
  put(
    "mail/hook.json",
    JSON.stringify([
      {
        event: "bounce",
        email: "jo@example.net",
        reason: REPLY,
        timestamp: 1732398007,
        sg_event_id: "x",
        type: "bounce",
      },
    ]),
  );
  put(
    "own/providers/google/ours.json",
    JSON.stringify({
      id: "google/ours",
      kind: "response",
      title: "Ours",
      reason: "mailbox-full",
      match: ["our own box is full"],
      meaning: "Ours.",
    }),
  );
  return { mail: join(root, "mail"), own: join(root, "own") };
}

/** One run of each command, by its name. */
export function runsOf({
  mail,
  own,
}: {
  mail: string;
  own: string;
}): Record<string, { args: string[]; input?: string }> {
  return {
    explain: {
      args: ["explain", "--registry", own, "--format", "html", REPLY, "5.7.26", "google/dmarc-policy"],
    },
    match: { args: ["match", "--registry", own], input: `${REPLY}\n{"reply":"452 our own box is full"}\n` },
    parse: { args: ["parse", mail] },
    list: { args: ["list", "--provider", "google"] },
    search: { args: ["search", "mailbox", "full"] },
    show: { args: ["show", "5.1.1"] },
    completion: { args: ["completion", "bash"] },
  };
}
