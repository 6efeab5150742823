/**
 * `tsx scripts/mutate.ts FOLDER [--rounds N] [--seed N]`: damaged bounce messages (of a folder) and damaged log lines
 * (with the registry's examples as replies) against the parser: nothing may throw, hang or grow without bound.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createLogReader } from "../packages/parser/src/log/index.ts";
import { parseMessage } from "../packages/parser/src/message/index.ts";
import { mutate as mutateMessage, toBytes } from "../packages/parser/test/message/mutate.ts";
import { mutate as mutateText, seeded } from "../packages/parser/test/random.ts";
import { readRegistry } from "./registry-files.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error("mutate: name a folder with messages, one a file.");
  process.exit(2);
}

/** No input may take longer. In milliseconds; generous, since the machine may be busy. */
const PATIENCE = 2_000;
const random = seeded(Number(values.seed));
const rounds = Number(values.rounds);
const messages = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
const logs = sampleLogs();
const totals = { messages: 0, logs: 0, events: 0, limits: 0, slowest: 0, memory: 0 };
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  const events = round % 2 === 0 ? tryMessage() : tryLog();
  totals.slowest = Math.max(totals.slowest, performance.now() - start);
  totals.events += events.length;
  if (events.some(({ limits }) => limits !== undefined)) totals.limits++;
  if (round % 1000 === 0) totals.memory = Math.max(totals.memory, process.memoryUsage.rss());
}
console.log(
  `seed ${values.seed}: ${totals.messages} messages and ${totals.logs} logs, ${totals.events} events, limits said in ${totals.limits}, slowest ${totals.slowest.toFixed(0)} ms, memory ${(totals.memory / 2 ** 20).toFixed(0)} MiB, nothing thrown`,
);
if (totals.slowest > PATIENCE) process.exitCode = 1;

function tryMessage(): ReturnType<typeof parseMessage> {
  totals.messages++;
  const once = mutateMessage(pick(messages), random);
  const { text } = random() < 0.4 ? mutateMessage(once.text, random) : once;
  return parseMessage(random() < 0.2 ? text : toBytes(text));
}

function tryLog(): ReturnType<typeof parseMessage> {
  totals.logs++;
  const sample = pick(logs);
  const reader = createLogReader();
  const text = mutateText(mutateText(sample, random, logs), random, logs);
  return [...reader.push(text), ...reader.end()];
}

function pick<Item>(items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!;
}

/** A delivery as several servers log it, for every response of the registry. */
function sampleLogs(): string[] {
  const replies = readRegistry().files.flatMap(({ value }) => {
    const [example] = value.kind === "response" ? (value.examples ?? []) : [];
    return example === undefined
      ? []
      : [(typeof example === "string" ? example : example.reply).replace(/\n/g, " ")];
  });
  return replies.flatMap((reply) => [
    `Nov  2 10:11:12 mx postfix/qmgr[71]: 3A1B2C3D4E: from=<a@example.com>, size=1234, nrcpt=1 (queue active)\nNov  2 10:11:13 mx postfix/smtp[72]: 3A1B2C3D4E: to=<b@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=1.2, delays=0/0/1/0.2, dsn=5.0.0, status=bounced (host mx.example.net[192.0.2.1] said: ${reply} (in reply to RCPT TO command))\n`,
    `2026-11-02 10:11:13 1rAbCd-0001Ab-Cd ** b@example.net R=dnslookup T=remote_smtp H=mx.example.net [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<b@example.net>: ${reply}\n`,
    `Nov  2 10:11:13 mx sendmail[72]: 4A2BBDc1012345: to=<b@example.net>, delay=00:00:01, mailer=esmtp, relay=mx.example.net. [192.0.2.1], dsn=5.0.0, stat=${reply}\n`,
  ]);
}
