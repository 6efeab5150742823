/** How well messages are read, against labels. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Reason } from "@bouncebook/data";
import type { Matcher } from "../../packages/matcher/src/engine/index.ts";
import type { Diagnosis } from "../../packages/matcher/src/types.ts";
import type { DeliveryEvent } from "../../packages/parser/src/event.ts";
import { isSameAddress } from "../../packages/parser/src/message/address.ts";
import { parseMessage } from "../../packages/parser/src/message/index.ts";

/** One recipient of one message, as labelled. */
export interface MessageLabel {
  readonly file: string;
  /** Position among the recipients of the message, from 1. */
  readonly index: number;
  readonly kind: DeliveryEvent["kind"];
  readonly status: string;
  readonly replyCode: string;
  /** Empty: not scored. */
  readonly recipient: string;
  /** Reasons that count as right; empty: not scored. */
  readonly accept: readonly Reason[];
  readonly suppress: boolean | null;
}

/** Shares of 100; a share of nothing is undefined. */
export interface MessageFigures {
  readonly files: number;
  readonly labels: number;
  /** Files that give an event of a kind other than "other". */
  readonly events: number;
  readonly recipient: number;
  readonly kind: number;
  readonly status: number;
  readonly replyCode: number;
  readonly reason: number;
  /** Of the addresses to drop, those that are dropped now or at the end of the retry window. */
  readonly found: number;
  /** Of the addresses to keep, those that are dropped. */
  readonly wronglyDropped: number;
}

export interface JudgedMessage {
  readonly label: MessageLabel;
  readonly event?: DeliveryEvent;
  readonly diagnosis?: Diagnosis;
  readonly reason?: Reason;
  /** Undefined where the label does not tell. */
  readonly right: {
    readonly [Figure in "recipient" | "kind" | "status" | "replyCode" | "reason" | "found"]?: boolean;
  };
  readonly wronglyDropped: boolean;
}

export interface MessageScore {
  readonly figures: MessageFigures;
  readonly judged: readonly JudgedMessage[];
}

export function scoreMessages(labelsText: string, folder: string, match: Matcher): MessageScore {
  const labels = labelsText
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as MessageLabel);
  const files = new Map<string, readonly DeliveryEvent[]>();
  for (const { file } of labels)
    if (!files.has(file)) files.set(file, parseMessage(readFileSync(join(folder, file)), { file }));
  const judged = labels.map((label) => judge(label, files.get(label.file)!, match));
  const read = [...files.values()].filter((events) => events.some(({ kind }) => kind !== "other"));
  const toKeep = judged.filter(({ label }) => label.suppress === false);
  return {
    judged,
    figures: {
      files: files.size,
      labels: labels.length,
      events: (100 * read.length) / files.size,
      recipient: share(judged, "recipient"),
      kind: share(judged, "kind"),
      status: share(judged, "status"),
      replyCode: share(judged, "replyCode"),
      reason: share(judged, "reason"),
      found: share(judged, "found"),
      wronglyDropped:
        toKeep.length === 0
          ? Number.NaN
          : (100 * toKeep.filter((one) => one.wronglyDropped).length) / toKeep.length,
    },
  };
}

/** The event with the labelled recipient, else the one in the labelled place. */
function eventFor(label: MessageLabel, events: readonly DeliveryEvent[]): DeliveryEvent | undefined {
  const named =
    label.recipient === ""
      ? undefined
      : events.find(({ recipient }) => isSameAddress(recipient, label.recipient));
  return named ?? events[label.index - 1];
}

function judge(label: MessageLabel, events: readonly DeliveryEvent[], match: Matcher): JudgedMessage {
  const event = eventFor(label, events);
  if (!event) return { label, right: missed(label), wronglyDropped: false };
  const diagnosis = match(event.reply ?? event.status ?? "", {
    host: event.remoteHost,
    recipient: event.recipient,
    command: event.command,
  });
  const reason = reasonOf(event, diagnosis);
  const drops =
    (event.kind === "bounce" || event.kind === "delay") &&
    (diagnosis.action === "suppress" || diagnosis.exhausted === "suppress");
  const reasonRight = label.accept.includes(reason);
  return {
    label,
    event,
    diagnosis,
    reason,
    right: {
      ...(label.recipient !== "" && { recipient: isSameAddress(event.recipient, label.recipient) }),
      kind: isKind(event.kind, label.kind),
      ...(isStatus(label.status) && { status: event.status === label.status }),
      ...(label.replyCode !== "" && { replyCode: event.replyCode === label.replyCode }),
      ...(label.accept.length > 0 && { reason: reasonRight }),
      ...(label.suppress === true && { found: drops }),
    },
    wronglyDropped: drops && label.suppress === false && !reasonRight,
  };
}

function missed(label: MessageLabel): JudgedMessage["right"] {
  return {
    kind: false,
    ...(label.recipient !== "" && { recipient: false }),
    ...(isStatus(label.status) && { status: false }),
    ...(label.accept.length > 0 && { reason: false }),
  };
}

/** The labels have no word for a delay. */
function isKind(kind: DeliveryEvent["kind"], labelled: DeliveryEvent["kind"]): boolean {
  return kind === labelled || (labelled === "bounce" && kind === "delay");
}

/** A detail of 900 and more in 5.0.9xx, 4.0.9xx, and subject 9, are the labelling project's fillers. */
function isStatus(status: string): boolean {
  return status !== "" && !/^[245]\.(?:0\.9\d\d|9\.\d{1,3})$/.test(status);
}

/** What is no bounce needs no reply to be explained. */
function reasonOf(event: DeliveryEvent, diagnosis: Diagnosis): Reason {
  switch (event.kind) {
    case "complaint":
    case "auto-reply":
    case "delivered":
      return event.kind;
    case "bounce":
    case "delay":
    case "other":
      return diagnosis.reason;
    default:
      return event.kind satisfies never;
  }
}

function share(judged: readonly JudgedMessage[], figure: keyof JudgedMessage["right"]): number {
  const scored = judged.filter(({ right }) => right[figure] !== undefined);
  return scored.length === 0
    ? Number.NaN
    : (100 * scored.filter(({ right }) => right[figure]).length) / scored.length;
}
