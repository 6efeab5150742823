import type { EventKind } from "../../event.js";
import { readTypedAddress } from "../address.js";
import { toTimestamp } from "../date.js";
import type { Finding } from "../finding.js";
import { type LimitLog, LONGEST_FIELD, MOST_RECIPIENTS } from "../limits.js";

/** A delivery status notification (RFC 3464, RFC 6533), read from its machine-readable part. */
export interface DeliveryStatus {
  readonly reportingHost?: string | undefined;
  readonly queueId?: string | undefined;
  readonly sender?: string | undefined;
  readonly arrival?: string | undefined;
  readonly recipients: readonly Finding[];
}

type Group = Map<string, string>;

/** Fields that belong to a recipient (RFC 3464, section 2.3), and two that servers add there. */
const OF_RECIPIENT = new Set([
  "final-recipient",
  "original-recipient",
  "action",
  "status",
  "remote-mta",
  "diagnostic-code",
  "last-attempt-date",
  "will-retry-until",
  "final-log-id",
  "x-actual-recipient",
  "x-display-name",
  "x-supplementary-info",
]);

/** Fields that name the recipient: a second one in a group begins another recipient. */
const NAMING = new Set(["final-recipient", "action"]);

export function readDeliveryStatus(text: string, limits: LimitLog): DeliveryStatus {
  const { message, recipients } = readGroups(text, limits);
  const sender = message.get("x-postfix-sender") ?? message.get("x-sendgrid-sender");
  return {
    reportingHost: toHost(message.get("reporting-mta") ?? ""),
    queueId: message.get("x-postfix-queue-id") ?? message.get("x-sendgrid-queueid"),
    sender: sender === undefined ? undefined : (readTypedAddress(sender) ?? ""),
    arrival: toTimestamp(message.get("arrival-date") ?? ""),
    recipients: recipients.map(toFinding),
  };
}

function readGroups(text: string, limits: LimitLog): GroupReader {
  const reader = new GroupReader(limits);
  for (const line of text.split("\n")) reader.take(line);
  return reader;
}

/**
 * Groups end at empty lines. Servers forget the one behind the per-message fields, put one in the middle of a
 * recipient, or none between two recipients: so the fields decide.
 */
class GroupReader {
  readonly message: Group = new Map();
  readonly recipients: Group[] = [];
  private group = this.message;
  private field = "";
  private afterEmpty = false;
  private full = false;

  constructor(private readonly limits: LimitLog) {}

  take(line: string): void {
    const colon = line.indexOf(":");
    const name = colon > 0 && colon < 60 ? line.slice(0, colon).trimEnd().toLowerCase() : "";
    if (line.trim() === "") {
      this.field = "";
      this.afterEmpty = true;
    } else if (/^[a-z][a-z0-9-]*$/.test(name)) this.begin(name, line.slice(colon + 1).trim());
    else if (line.startsWith("--")) this.field = "";
    else this.append(line.trim());
  }

  private begin(name: string, value: string): void {
    const ofRecipient = OF_RECIPIENT.has(name);
    if (ofRecipient && this.startsRecipient(name)) this.addRecipient();
    this.group = ofRecipient ? this.recipients.at(-1)! : this.message;
    this.field = this.group.has(name) || (this.full && ofRecipient) ? "" : name;
    this.afterEmpty = false;
    if (this.field !== "") this.group.set(name, value);
  }

  private startsRecipient(name: string): boolean {
    const current = this.recipients.at(-1);
    if (current === undefined || (NAMING.has(name) && current.has(name))) return true;
    if (!current.has("action") || !(current.has("final-recipient") || current.has("original-recipient")))
      return false;
    return current.has(name) || (this.afterEmpty && current.has("status"));
  }

  private addRecipient(): void {
    this.full = this.recipients.length >= MOST_RECIPIENTS;
    if (this.full) this.limits.say(`${MOST_RECIPIENTS} recipients of a message were read.`);
    else this.recipients.push(new Map());
  }

  /** A folded value, and a wrapped one whose fold lost its blank. */
  private append(more: string): void {
    const value = this.field === "" ? undefined : this.group.get(this.field);
    if (value !== undefined && value.length < LONGEST_FIELD) this.group.set(this.field, `${value} ${more}`);
  }
}

function toFinding(group: Group): Finding {
  const final = readTypedAddress(group.get("final-recipient") ?? group.get("x-actual-recipient") ?? "");
  const original = readTypedAddress(group.get("original-recipient") ?? "");
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(group.get("status") ?? "")?.[0];
  const explained = /\(([^()]{4,200})\)/.exec(group.get("status") ?? "")?.[1];
  const diagnostic =
    withoutType(group.get("diagnostic-code") ?? "") || supplementary(group.get("x-supplementary-info") ?? "");
  return {
    recipient: final ?? original ?? localRecipient(group),
    originalRecipient: original,
    kind: toKind(group.get("action") ?? "", status),
    reason: diagnostic || undefined,
    explanation: explained,
    status,
    remoteHost: toHost(group.get("remote-mta") ?? ""),
    time: toTimestamp(group.get("last-attempt-date") ?? ""),
  };
}

/** A recipient of the reporting server itself, without a domain. */
function localRecipient(group: Group): string | undefined {
  const written =
    group
      .get("final-recipient")
      ?.replace(/^[^;]*;/, "")
      .trim()
      .replace(/^<|>$/g, "") ?? "";
  return /^[^\s@<>;]{1,200}$/.test(written) ? written : undefined;
}

/** RFC 3464, section 2.3.3; relayed and expanded are successes as far as this server can tell. */
function toKind(action: string, status: string | undefined): EventKind | undefined {
  switch (/^[a-z]*/.exec(action.toLowerCase())![0]) {
    case "failed":
    case "failure":
      return "bounce";
    case "delayed":
      return "delay";
    case "delivered":
    case "relayed":
    case "expanded":
      return "delivered";
    default:
      return status?.startsWith("2") ? "delivered" : undefined;
  }
}

/** RFC 3464, section 2.1.2: "dns; mx.example.com", with comments and addresses that servers add. */
function toHost(value: string): string | undefined {
  const bare = value.replace(/^[^;]{0,60};/, "").trim();
  return (
    /^[^\s()<>;|]+/
      .exec(bare)?.[0]
      .replace(/^\[([^\]]+)\]$/, "$1")
      .replace(/\.$/, "") || undefined
  );
}

/** RFC 3464, section 2.3.6: "smtp; 550 …". A type is one word, so that a missing one costs no text. */
function withoutType(value: string): string {
  return value.replace(/^(?:smtp|lmtp|dns|unix|unknown|x400|mts|x-[a-z0-9-]{1,40}) ?; ?/i, "").trim();
}

/** Exchange 2000 and 2003: `<mx.example.com #5.1.1 smtp;550 5.1.1 …>` in a field of its own. */
function supplementary(value: string): string {
  return /^<[^#<>]{0,255}#[245]\.\d{1,3}\.\d{1,3} smtp; ?(.*?)>?$/i.exec(value)?.[1] ?? "";
}

/** Whether a text holds the fields of a delivery status, as reports that were pasted or flattened do. */
export function holdsDeliveryStatus(text: string): boolean {
  return (
    /^[ \t]*(?:Final|Original)-Recipient[ \t]?:/im.test(text) &&
    /^[ \t]*(?:Action|Status|Diagnostic-Code)[ \t]?:/im.test(text)
  );
}
