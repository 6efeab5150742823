import type { DeliveryEvent } from "../event.js";
import { toBareAddress } from "./address.js";
import { toTimestamp } from "./date.js";
import type { Finding } from "./finding.js";
import { decodeField } from "./mime/encoded-words.js";
import type { Header } from "./mime/header.js";
import { type Reply, readReply } from "./reply/read-reply.js";
import type { Report } from "./report.js";

/** What all events of one report share. */
export interface Shared {
  readonly format: string;
  readonly reportingHost?: string | undefined;
  readonly queueId?: string | undefined;
  readonly sender?: string | undefined;
  /** When the mail came to the reporting server. */
  readonly arrival?: string | undefined;
}

export function toEvent(finding: Finding, report: Report, shared: Shared): DeliveryEvent {
  const reply = readReply(finding.reason ?? finding.explanation ?? "");
  const status = chooseStatus(reply.status, finding.status);
  return compact({
    kind: finding.kind ?? "bounce",
    format: shared.format,
    time: finding.time ?? toTimestamp(report.header.get("date")) ?? shared.arrival,
    recipient: finding.recipient,
    originalRecipient: finding.originalRecipient,
    sender: shared.sender ?? originalSender(report.original),
    messageId: toMessageId(report.original.get("message-id")),
    queueId: shared.queueId,
    subject: decodeField(report.original.get("subject")).slice(0, 1_000) || undefined,
    reply: withStatus(reply, status),
    replyCode: reply.replyCode,
    status,
    command: reply.command ?? finding.command,
    remoteHost: finding.remoteHost ?? reply.remoteHost,
    reportingHost: shared.reportingHost,
  });
}

/** The remote server's own code says more than what the reporting server made of it; x.0.0 says nothing. */
function chooseStatus(replied: string | undefined, reported: string | undefined): string | undefined {
  if (replied === undefined || (replied.endsWith(".0.0") && reported !== undefined))
    return reported ?? replied;
  return replied;
}

/** Where no server answered, the reporting server's own reason comes with its own code. */
function withStatus(
  { reply, replyCode, status: replied }: Reply,
  status: string | undefined,
): string | undefined {
  if (
    reply === undefined ||
    replyCode !== undefined ||
    replied !== undefined ||
    status === undefined ||
    status.endsWith(".0.0")
  )
    return reply;
  return `${status} ${reply}`;
}

function originalSender(original: Header): string | undefined {
  const path = original.get("return-path");
  return path === "" ? undefined : (toBareAddress(path) ?? (/<\s*>/.test(path) ? "" : undefined));
}

export function toMessageId(written: string): string | undefined {
  const bracketed = /<([^<>\s]{1,900})>/.exec(written)?.[1];
  return bracketed ?? (/^[^\s<>]{1,900}$/.test(written) ? written : undefined);
}

/** Without the keys that have no value. */
export function compact(
  event: { readonly [Key in keyof DeliveryEvent]: DeliveryEvent[Key] | undefined },
): DeliveryEvent {
  return Object.fromEntries(
    Object.entries(event).filter(([, value]) => value !== undefined),
  ) as unknown as DeliveryEvent;
}
