import type { JudgedMessage, MessageScore } from "./messages.ts";

const percent = (value: number): string => (Number.isNaN(value) ? "-" : `${value.toFixed(1)} %`).padStart(8);

export function writeMessageTable({ figures }: MessageScore): string {
  const rows: [string, number, string][] = [
    ["events", figures.events, "files that give an event"],
    ["recipient", figures.recipient, "right recipient"],
    ["kind", figures.kind, "right kind; a delay counts as the bounce that the labels call it"],
    ["status", figures.status, "right enhanced status code"],
    ["reply code", figures.replyCode, "right reply code"],
    ["reason", figures.reason, "reason is among those that count"],
    ["found", figures.found, "of the addresses to drop, dropped now or at the end"],
    ["wrongly dropped", figures.wronglyDropped, "of the addresses to keep"],
  ];
  const lines = rows.map(([name, value, what]) => `${name.padEnd(16)}${percent(value)}  ${what}`);
  return `${figures.labels} labels in ${figures.files} messages\n${lines.join("\n")}\n`;
}

/** Every label that was read otherwise. */
export function writeMessageMisses({ judged }: MessageScore): string {
  return judged
    .filter((one) => one.wronglyDropped || Object.values(one.right).includes(false))
    .map(writeMiss)
    .join("\n");
}

function writeMiss({ label, event, diagnosis, reason, right, wronglyDropped }: JudgedMessage): string {
  const wrong = Object.entries(right).flatMap(([figure, holds]) => (holds === false ? [figure] : []));
  const expected = `${label.kind} ${label.recipient} ${label.replyCode} ${label.status} ${label.accept.join("/")}`;
  const got = event
    ? `${event.kind} ${event.recipient ?? "-"} ${event.replyCode ?? "-"} ${event.status ?? "-"} ${reason} by ${diagnosis?.entry ?? "nothing"} (${event.format})`
    : "no event";
  const reply = event?.reply === undefined ? "" : `\n  ${JSON.stringify(event.reply.slice(0, 300))}`;
  return `${wronglyDropped ? "WRONGLY DROPPED " : ""}${label.file}#${label.index} ${wrong.join(", ")}\n  expected ${expected}\n  got      ${got}${reply}`;
}
