import type { DeliveryEvent, EventKind } from "../event.js";
import { fieldOf, lastFieldOf, unquote } from "./fields.js";
import { type FormatReader, lineByLine } from "./format-reader.js";
import type { LogOptions } from "./log-options.js";
import { addReply, bareAddress } from "./smtp-reply.js";
import { readSyslogLine, type SyslogLine } from "./syslog-line.js";
import { SyslogStamps } from "./syslog-stamp.js";

const RESULTS: ReadonlyMap<string, EventKind> = new Map([
  ["Ok", "delivered"],
  ["TempFail", "delay"],
  ["PermFail", "bounce"],
]);

/** `mta delivery evpid=…` since 6.4, `mta event=delivery evpid=…` since 5.7, `relay: PermFail for …: ` before. */
const DELIVERY =
  /^(?:[0-9a-f]{16} (?:mta|mda) (?:event=)?delivery |(?:relay|delivery): (Ok|TempFail|PermFail) for ([0-9a-f]{16}): )/;

/** Reads OpenSMTPD's syslog (mta_log() in usr.sbin/smtpd/mta.c). */
export function opensmtpdReader(options: LogOptions): FormatReader {
  const stamps = new SyslogStamps(options);
  return lineByLine((line, number, events) => {
    const entry = readSyslogLine(line, stamps);
    const found = entry && DELIVERY.exec(entry.text);
    if (!found) return;
    const end = found[1] === undefined ? " " : ", ";
    const result = found[1] ?? unquote(fieldOf(entry.text, "result", " ") ?? "");
    const kind = RESULTS.get(result);
    if (kind === undefined) return;
    const event: DeliveryEvent = { kind, format: "opensmtpd-log", line: number };
    addEnvelope(event, entry, end, found[2]);
    const stat = lastFieldOf(entry.text, "stat");
    if (stat !== undefined) addReply(event, unquote(stat));
    events.push(event);
  });
}

function addEnvelope(event: DeliveryEvent, entry: SyslogLine, end: string, id: string | undefined): void {
  const { text, time, host } = entry;
  if (time !== undefined) event.time = time;
  if (host !== undefined) event.reportingHost = host;
  const queueId = id ?? fieldOf(text, "evpid", end);
  if (queueId !== undefined) event.queueId = queueId;
  const sender = fieldOf(text, "from", end);
  if (sender !== undefined) event.sender = sender === "<>" ? "" : (bareAddress(sender) ?? "");
  const recipient = bareAddress(fieldOf(text, "to", end) ?? "");
  if (recipient !== undefined) event.recipient = recipient;
  const original = bareAddress(fieldOf(text, "rcpt", end) ?? "");
  if (original !== undefined && original !== "-") event.originalRecipient = original;
  addRelay(event, fieldOf(text, "relay", end === " " ? '" ' : end));
}

/** `192.0.2.1 (mx.example.com)` */
function addRelay(event: DeliveryEvent, relay: string | undefined): void {
  if (relay === undefined) return;
  const [address, name] = relay.replaceAll('"', "").split(" ");
  const host = name?.startsWith("(") ? name.slice(1, -1) : address;
  if (host && host.length < 256) event.remoteHost = host;
}
