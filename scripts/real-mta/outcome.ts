import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DeliveryEvent } from "../../packages/parser/src/event.ts";
import { createLogReader, type LogFormat } from "../../packages/parser/src/log/index.ts";
import { ROOT } from "../registry-files.ts";
import type { Case, Trial } from "./cases.ts";

type ParseMessage = (message: string) => DeliveryEvent[];

export interface Outcome {
  readonly from: string;
  readonly right: number;
  readonly all: number;
  readonly misses: readonly string[];
}

export function judgeLog(trial: Trial, path: string, format: LogFormat): Outcome {
  const reader = createLogReader();
  const events = [...reader.push(readFileSync(path)), ...reader.end()];
  const wrong = events.find((event) => event.format !== format);
  if (wrong) throw new Error(`the log was taken for ${wrong.format}`);
  return judge(trial, "log", events);
}

/** Undefined as long as there is no parser of messages. */
export async function judgeMessages(trial: Trial, messages: readonly string[]): Promise<Outcome | undefined> {
  const path = join(ROOT, "packages/parser/src/message/index.ts");
  if (!existsSync(path)) return undefined;
  const { parseMessage } = (await import(path)) as { parseMessage: ParseMessage };
  return judge(
    trial,
    "bounce messages",
    messages.flatMap((message) => parseMessage(message)),
  );
}

function judge(trial: Trial, from: string, events: readonly DeliveryEvent[]): Outcome {
  const bounces = new Map<string, DeliveryEvent>();
  for (const event of events)
    if (event.kind === "bounce" && event.recipient) bounces.set(event.recipient, event);
  const misses = trial.cases.flatMap((one) => missOf(trial, one, bounces.get(one.recipient)) ?? []);
  return { from, right: trial.cases.length - misses.length, all: trial.cases.length, misses };
}

function missOf(trial: Trial, one: Case, event: DeliveryEvent | undefined): string | undefined {
  if (!event) return `${one.entry}: no bounce of ${one.recipient}`;
  const entry = trial.entryOf(event.reply ?? "", one.host);
  const code = one.reply.slice(0, 3);
  if (entry !== one.entry) return `${one.entry}: came back as ${entry}: ${JSON.stringify(event.reply)}`;
  if (event.replyCode !== code)
    return `${one.entry}: code ${event.replyCode} instead of ${code}: ${JSON.stringify(event.reply)}`;
  return undefined;
}

/** Prints the outcomes; true when nothing is missing. */
export function report(name: string, outcomes: readonly (Outcome | undefined)[]): boolean {
  for (const outcome of outcomes) {
    if (!outcome) continue;
    console.log(
      `${name}: ${outcome.from}: ${outcome.right} of ${outcome.all} replies came back with their entry`,
    );
    for (const miss of outcome.misses.slice(0, 20)) console.log(`  ${miss}`);
    if (outcome.misses.length > 20) console.log(`  and ${outcome.misses.length - 20} more`);
  }
  return outcomes.every((outcome) => outcome === undefined || outcome.misses.length === 0);
}
