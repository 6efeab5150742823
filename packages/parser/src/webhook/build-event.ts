import type { DeliveryEvent, EventKind } from "../event.js";
import { addReply, bareAddress } from "../log/smtp-reply.js";
import { timeOfEpoch, timeOfIso } from "../log/time-stamp.js";

/** What a provider told of one recipient, as it wrote it. */
export interface Told {
  readonly kind: EventKind;
  readonly format: string;
  readonly recipient?: string | undefined;
  readonly sender?: string | undefined;
  /** Message-ID header; an id of the provider's own goes into `queueId`. */
  readonly messageId?: string | undefined;
  readonly queueId?: string | undefined;
  readonly subject?: string | undefined;
  /** RFC 3339 or seconds since 1970. */
  readonly time?: string | number | undefined;
  readonly reply?: string | undefined;
  readonly replyCode?: string | undefined;
  readonly status?: string | undefined;
  readonly command?: string | undefined;
  readonly remoteHost?: string | undefined;
  readonly reportingHost?: string | undefined;
  readonly feedbackType?: string | undefined;
}

const STATUS = /^[245]\.\d{1,3}\.\d{1,3}$/;
/** `smtp; ` in front of a Diagnostic-Code (RFC 3464, section 2.3.6), `dns; ` of a Reporting-MTA (section 2.2.2). */
const TYPE = /^(?:smtp|lmtp|dns|unix|x-[a-z0-9-]{1,30}) ?; ?/i;

export function buildEvent(told: Told): DeliveryEvent {
  const event: DeliveryEvent = { kind: told.kind, format: told.format };
  const set = (name: Exclude<keyof Told, "kind" | "time">, value: string | undefined): void => {
    if (value !== undefined && value !== "") event[name] = value;
  };
  set("recipient", addressOf(told.recipient));
  if (told.sender === "" || told.sender === "<>") event.sender = "";
  else set("sender", addressOf(told.sender));
  set("messageId", told.messageId?.replace(/^<|>$/g, ""));
  set("queueId", told.queueId);
  set("subject", told.subject);
  const time = timeOf(told.time);
  if (time !== undefined) event.time = time;
  if (told.status !== undefined && STATUS.test(told.status)) event.status = told.status;
  if (told.reply !== undefined) addReply(event, told.reply.replace(TYPE, ""));
  if (event.replyCode === undefined && /^[2-5]\d\d$/.test(told.replyCode ?? ""))
    set("replyCode", told.replyCode);
  set("command", told.command);
  set("remoteHost", told.remoteHost?.replace(TYPE, ""));
  set("reportingHost", told.reportingHost?.replace(TYPE, ""));
  set("feedbackType", told.feedbackType);
  return event;
}

function timeOf(time: string | number | undefined): string | undefined {
  if (typeof time === "number") return timeOfEpoch(time * 1000);
  if (time !== undefined && /^\d{1,12}(?:\.\d{1,9})?$/.test(time)) return timeOfEpoch(Number(time) * 1000);
  return time === undefined ? undefined : timeOfIso(time);
}

/** `Jane <jane@example.com>` as `jane@example.com`. */
function addressOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const open = written.endsWith(">") ? written.lastIndexOf("<") : -1;
  return bareAddress(open < 0 ? written : written.slice(open));
}
