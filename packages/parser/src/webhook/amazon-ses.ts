import type { DeliveryEvent, EventKind } from "../event.js";
import { buildEvent, type Told } from "./build-event.js";
import { type JsonObject, listAt, objectAt, textAt, toObject } from "./json.js";

/**
 * Amazon SES, as in "Contents of event data that Amazon SES publishes to Amazon SNS": the type is `eventType`, or
 * `notificationType` where event publishing is not set up. The envelopes of SNS and EventBridge are taken off before.
 */
export function readAmazonSes(value: JsonObject): DeliveryEvent[] | undefined {
  const type = textAt(value, "eventType", "notificationType");
  const mail = objectAt(value, "mail");
  if (type === undefined || !mail) return undefined;
  const message = messageOf(mail);
  return reportsOf(type, value, mail).map((report) => buildEvent({ ...message, ...report }));
}

type Report = Pick<Told, "kind"> & Partial<Told>;

function reportsOf(type: string, value: JsonObject, mail: JsonObject): readonly Report[] {
  switch (type) {
    case "Bounce":
      return bounces(objectAt(value, "bounce"));
    case "Complaint":
      return complaints(objectAt(value, "complaint"));
    case "Delivery":
      return deliveries(objectAt(value, "delivery"));
    case "DeliveryDelay":
      return delays(objectAt(value, "deliveryDelay"));
    case "Reject":
      return toAll(mail, textAt(objectAt(value, "reject"), "reason"));
    case "Rendering Failure":
      return toAll(mail, textAt(objectAt(value, "failure"), "errorMessage"));
    default:
      // Send, Open, Click, Subscription: no answer of a recipient's server.
      return [];
  }
}

function bounces(bounce: JsonObject | undefined): Report[] {
  const named = [textAt(bounce, "bounceType"), textAt(bounce, "bounceSubType")].filter(Boolean).join(" ");
  return recipients(bounce, "bouncedRecipients").map((recipient) => ({
    ...server(bounce),
    kind: "bounce",
    recipient: textAt(recipient, "emailAddress"),
    status: textAt(recipient, "status"),
    reply: textAt(recipient, "diagnosticCode") ?? named,
  }));
}

/** An address on the suppression list comes as a complaint too, but no message was sent to it. */
function complaints(complaint: JsonObject | undefined): Report[] {
  const suppressed = textAt(complaint, "complaintSubType");
  const kind: EventKind = suppressed === undefined ? "complaint" : "bounce";
  return recipients(complaint, "complainedRecipients").map((recipient) => ({
    kind,
    recipient: textAt(recipient, "emailAddress"),
    time: textAt(complaint, "timestamp"),
    reply: suppressed,
    feedbackType: textAt(complaint, "complaintFeedbackType"),
  }));
}

function deliveries(delivery: JsonObject | undefined): Report[] {
  return listAt(delivery, "recipients").map((recipient) => ({
    ...server(delivery),
    kind: "delivered",
    recipient: typeof recipient === "string" ? recipient : undefined,
    reply: textAt(delivery, "smtpResponse"),
  }));
}

function delays(delay: JsonObject | undefined): Report[] {
  return recipients(delay, "delayedRecipients").map((recipient) => ({
    ...server(delay),
    kind: "delay",
    recipient: textAt(recipient, "emailAddress"),
    status: textAt(recipient, "status"),
    reply: textAt(recipient, "diagnosticCode") ?? textAt(delay, "delayType"),
  }));
}

/** SES itself did not send the message, so that it reached none of its recipients. */
function toAll(mail: JsonObject, reply: string | undefined): Report[] {
  const to = listAt(mail, "destination").filter((address) => typeof address === "string");
  return to.map((recipient) => ({ kind: "bounce", recipient, reply }));
}

function recipients(report: JsonObject | undefined, name: string): JsonObject[] {
  return listAt(report, name).map((recipient) => toObject(recipient) ?? {});
}

function server(report: JsonObject | undefined): Partial<Told> {
  return {
    time: textAt(report, "timestamp"),
    reportingHost: textAt(report, "reportingMTA"),
    remoteHost: textAt(report, "remoteMtaIp"),
  };
}

function messageOf(mail: JsonObject): Pick<Told, "format"> & Partial<Told> {
  const headers = objectAt(mail, "commonHeaders");
  return {
    format: "ses",
    time: textAt(mail, "timestamp"),
    sender: textAt(mail, "source"),
    // Where SES wrote the header itself, it is the same id at the region's domain.
    messageId: textAt(headers, "messageId"),
    queueId: textAt(mail, "messageId"),
    subject: textAt(headers, "subject"),
  };
}
