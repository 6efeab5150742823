import type { DeliveryEvent } from "../../event.js";
import { readAmazonSes } from "../../webhook/amazon-ses.js";
import { type JsonObject, parseJson, toObject } from "../../webhook/json.js";

const TYPE = /"(?:notificationType|eventType)\\?"/;

/** Amazon SES tells of deliveries in JSON, which Amazon SNS sends as mail to an address that subscribed. */
export function readSesNotification(text: string): DeliveryEvent[] {
  const start = text.indexOf("{");
  const end = text.lastIndexOf("}");
  if (start < 0 || end < start || !TYPE.test(text)) return [];
  const outer = parseBrokenJson(text.slice(start, end + 1));
  const notification = typeof outer?.Message === "string" ? parseBrokenJson(outer.Message) : outer;
  return (notification && readAmazonSes(notification)) ?? [];
}

/** Sendmail cuts lines of more than 990 characters, and marks the cut with an exclamation mark. */
function parseBrokenJson(text: string): JsonObject | undefined {
  return toObject(parseJson(text.replaceAll("!\n ", "").replaceAll("\n", " ")));
}
