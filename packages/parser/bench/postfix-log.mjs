/**
 * `node packages/parser/bench/postfix-log.mjs [MEGABYTES]` (after the build): writes a log like that of a busy
 * Postfix into the temporary folder, and times the reader beside `wc -l` and, where it is installed, `pflogsumm`.
 * Compare the ratios: the seconds depend on the machine.
 */
import { spawnSync } from "node:child_process";
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogReader } from "../dist/log/index.js";

const MEGABYTE = 1e6;
const ROUNDS = 3;
/** A message in this many gets a line that is no plain success. */
const OUTCOMES = [
  ["sent", "2.0.0", "250 2.0.0 OK 1700000000 z1si9679476pln.401 - gsmtp"],
  ["sent", "2.0.0", "250 2.0.0 Ok: queued as 4Sb0Xk2wQxz9rxj"],
  ["sent", "2.6.0", "250 2.6.0 <20241123214000.1@mail.example.com> Queued mail for delivery"],
  [
    "deferred",
    "4.2.1",
    "host mx2.example.net[198.51.100.7] said: 421 4.2.1 Too many messages from your address, try again later (in reply to end of DATA command)",
  ],
  [
    "bounced",
    "5.1.1",
    "host mx1.example.net[198.51.100.6] said: 550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's address for typos or 550 5.1.1 unnecessary spaces. (in reply to RCPT TO command)",
  ],
];

let events = 0;
const size = Number(process.argv[2] ?? 200) * MEGABYTE;
const folder = mkdtempSync(join(tmpdir(), "bouncebook-bench-"));
try {
  const path = join(folder, "mail.log");
  writeLog(path, size);
  const megabytes = statSync(path).size / MEGABYTE;
  console.log(`log ${megabytes.toFixed(0)} MB`);
  const reader = await best(() => readAll(path));
  const peak = process.resourceUsage().maxRSS / 1024;
  report("bouncebook", reader, megabytes, reader);
  console.log(`  ${events} events, ${peak.toFixed(0)} MiB of memory at most (a bare Node takes about 45)`);
  for (const [name, ...args] of [["wc", "-l"], ["pflogsumm"]]) {
    const seconds = await best(() => runCommand(name, [...args, path]), name === "wc" ? ROUNDS : 1);
    if (seconds === undefined) console.log(`${name}: not installed`);
    else report(name, seconds, megabytes, reader);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function readAll(path) {
  const reader = createLogReader({ file: "mail.log" });
  let count = 0;
  const began = performance.now();
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }))
    count += reader.push(chunk).length;
  count += reader.end().length;
  events = count;
  return (performance.now() - began) / 1000;
}

function runCommand(name, args) {
  const began = performance.now();
  const { status } = spawnSync(name, args, { stdio: ["ignore", "ignore", "ignore"] });
  return status === 0 ? (performance.now() - began) / 1000 : undefined;
}

async function best(run, rounds = ROUNDS) {
  let least;
  for (let round = 0; round < rounds; round++) {
    const seconds = await run();
    if (seconds === undefined) return undefined;
    least = Math.min(least ?? seconds, seconds);
  }
  return least;
}

function report(name, seconds, megabytes, reader) {
  const speed = `${(megabytes / seconds).toFixed(0)} MB/s`;
  console.log(
    `${name.padEnd(12)} ${seconds.toFixed(2)} s  ${speed.padStart(10)}  ${(seconds / reader).toFixed(2)} × the reader's time`,
  );
}

function writeLog(path, size) {
  const file = openSync(path, "w");
  let written = 0;
  for (let message = 0; written < size; ) {
    let text = "";
    while (text.length < MEGABYTE) text += messageLines(message++);
    written += writeSync(file, text);
  }
  closeSync(file);
}

function messageLines(n) {
  const id = (0x3a0000000 + n * 7919).toString(16).toUpperCase();
  const stamp = stampOf(n);
  const pid = 1000 + (n % 700);
  const recipient = `user${n % 90_000}@example${n % 50}.net`;
  const [status, dsn, reply] = OUTCOMES[n % 23 === 0 ? 4 : n % 11 === 0 ? 3 : n % 3];
  const line = (process, text) => `${stamp} mail postfix/${process}[${pid}]: ${text}\n`;
  return [
    line("smtpd", "connect from app.example.com[192.0.2.10]"),
    line("smtpd", `${id}: client=app.example.com[192.0.2.10], sasl_method=PLAIN, sasl_username=app`),
    line("cleanup", `${id}: message-id=<20241123.${n}@app.example.com>`),
    line("qmgr", `${id}: from=<bounce+${n}@example.com>, size=${3000 + (n % 9000)}, nrcpt=1 (queue active)`),
    line(
      "smtpd",
      "disconnect from app.example.com[192.0.2.10] ehlo=2 starttls=1 auth=1 mail=1 rcpt=1 data=1 quit=1 commands=8",
    ),
    line(
      "smtp",
      `Untrusted TLS connection established to mx1.example.net[198.51.100.6]:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)`,
    ),
    line(
      "smtp",
      `${id}: to=<${recipient}>, relay=mx1.example.net[198.51.100.6]:25, delay=${n % 40}.2, delays=0.03/0.01/0.4/0.7, dsn=${dsn}, status=${status} (${reply})`,
    ),
    line("qmgr", `${id}: removed`),
  ].join("");
}

function stampOf(n) {
  const second = Math.floor(n / 40);
  const two = (value) => String(value).padStart(2, "0");
  const clock = [Math.floor(second / 3600) % 24, Math.floor(second / 60) % 60, second % 60]
    .map(two)
    .join(":");
  return `Nov ${String(1 + (Math.floor(second / 86_400) % 28)).padStart(2)} ${clock}`;
}
