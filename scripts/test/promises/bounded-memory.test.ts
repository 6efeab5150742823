import { spawn } from "node:child_process";
import { describe, expect, test } from "vitest";
import { COMMAND, PATIENCE, REPLY } from "./run.ts";

/** Megabytes of JavaScript objects that the process may hold; what it reads is several times that. */
const HEAP = 48;
const MEGABYTE = 1024 * 1024;
/** Of the whole process, buffers and code included. An empty Node needs 45. */
const MOST_MEMORY = 320;

interface Used {
  readonly status: number | null;
  readonly lines: number;
  /** In megabytes, at its highest. */
  readonly memory: number;
}

/** Feeds pieces to the command as fast as it takes them, and counts what comes out without keeping it. */
async function feed(args: readonly string[], piece: Buffer, times: number): Promise<Used> {
  const report =
    "process.on('exit', () => require('fs').writeSync(3, String(process.resourceUsage().maxRSS)))";
  const hook = `data:text/javascript,${encodeURIComponent(`import { createRequire } from "node:module"; const require = createRequire("file:///"); ${report}`)}`;
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${HEAP}`, "--import", hook, COMMAND, ...args],
    {
      stdio: ["pipe", "pipe", "ignore", "pipe"],
      timeout: PATIENCE * 2,
    },
  );
  let lines = 0;
  let told = "";
  child.stdout!.on("data", (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
  });
  child.stdio[3]!.on("data", (chunk: Buffer) => {
    told += chunk.toString();
  });
  child.stdin!.on("error", () => undefined);
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  for (let time = 0; time < times; time++) {
    if (!child.stdin!.write(piece)) await new Promise((resolve) => child.stdin!.once("drain", resolve));
  }
  child.stdin!.end();
  return { status: await ended, lines, memory: Number(told) / 1024 };
}

const LOG_LINE = `Nov 23 21:40:07 mail postfix/smtp[7]: A1B2C3D4: to=<jo@example.net>, relay=mx1.example.net[192.0.2.25]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx1.example.net[192.0.2.25] said: ${REPLY} (in reply to RCPT TO command))\n`;
const repeat = (text: string): Buffer => Buffer.from(text.repeat(Math.ceil(MEGABYTE / text.length)));
/** Queue ids that never come again, as somebody might write who wants them all to be remembered. */
const ids = Array.from(
  { length: 12_000 },
  (_, at) =>
    `Nov 23 21:40:07 mail postfix/qmgr[7]: ${at.toString(36).toUpperCase()}Z: from=<news-${at}@example.com>, size=1, nrcpt=1 (queue active)\n`,
).join("");

const CASES: [what: string, args: readonly string[], piece: Buffer, times: number, status: number][] = [
  ["replies", ["match"], repeat(`${REPLY}\n`), 24, 0],
  ["one reply without end", ["match"], repeat("550 5.1.1 x"), 100, 0],
  ["one object without end", ["match"], repeat('{"reply":"'), 100, 3],
  ["a paste without end", ["explain"], repeat("550 5.1.1 x "), 60, 0],
  ["a log", ["parse"], repeat(LOG_LINE), 24, 0],
  ["a log of one line without end", ["parse"], repeat(LOG_LINE.trim()), 100, 0],
  ["a log that only begins messages", ["parse"], Buffer.from(ids), 60, 1],
];

describe("Memory does not grow with a log, a stream of replies or a long line.", () => {
  test.each(CASES)(
    "%s",
    async (_what, args, piece, times, status) => {
      const used = await feed(args, piece, times);
      expect(used.status, JSON.stringify(used)).toBe(status);
      expect(used.memory).toBeGreaterThan(20);
      expect(used.memory).toBeLessThan(MOST_MEMORY);
    },
    180_000,
  );

  test("a process that keeps what it reads does not end well", async () => {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${HEAP}`, "-e", "const all = []; for (;;) all.push('x'.repeat(100).split(''))"],
      {
        stdio: "ignore",
      },
    );
    expect(await new Promise((resolve) => child.on("close", resolve))).not.toBe(0);
  });
});
