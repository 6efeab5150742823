/** RFC 3339 in UTC of milliseconds since 1970; undefined where that is no time. */
export function timeOfEpoch(milliseconds: number): string | undefined {
  // The years 1970 to 9999: what RFC 3339 can write, and no sensor's zero.
  if (!(milliseconds > 0 && milliseconds < 253402300800000)) return undefined;
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9})\d{0,9})?(?: ?(Z|UTC|[+-]\d\d:?\d\d))?(?![\d:])/;

export interface Stamp {
  /** As in `DeliveryEvent.time`. */
  readonly time: string;
  /** Where the text behind the stamp begins. */
  readonly end: number;
}

/** Reads `2024-11-23T21:40:00.123456+01:00` and its kin at the start of a text: with a blank for T, without a zone. */
export function readIsoStamp(text: string): Stamp | undefined {
  const found = ISO.exec(text.slice(0, 48));
  if (!found) return undefined;
  const [{ length: end }, year, month, day, clock, fraction, zone] = found;
  const at = Date.parse(`${year}-${month}-${day}T${clock}Z`);
  if (Number.isNaN(at)) return undefined;
  const rest = fraction ? `.${fraction}` : "";
  if (zone === undefined) return { time: `${year}-${month}-${day}T${clock}${rest}`, end };
  const utc = new Date(at - offsetOf(zone)).toISOString().slice(0, 19);
  return { time: `${utc}${rest}Z`, end };
}

/** Milliseconds by which a zone such as `+0130` is ahead of UTC. */
function offsetOf(zone: string): number {
  if (zone === "Z" || zone === "UTC") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}

/** The time in a text that is nothing but a stamp. */
export function timeOfIso(text: string): string | undefined {
  return readIsoStamp(text.trim())?.time;
}
