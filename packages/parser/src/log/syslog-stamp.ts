import { readIsoStamp, type Stamp } from "./time-stamp.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** `Nov 23 21:40:00`, with the priority that a relay leaves in front (RFC 3164, section 4.1). */
const STAMP = /^(?:<\d{1,3}>)?([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.\d{1,9})? /;
/** `<22>1 ` in front of a stamp (RFC 5424, section 6). */
const PRIORITY = /^<\d{1,3}>(?:1 )?/;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Reads the stamps at the start of syslog lines. The old stamp has neither year nor zone: its time comes without
 * an offset, in the year that `year` gives, else in the latest that does not put it in the future. "Future" is
 * a day ahead of now, because a zone may be up to 14 hours ahead of UTC.
 */
export class SyslogStamps {
  readonly #latest: number;
  #year: number | undefined;
  #month = 0;
  /** Neighbouring lines share their stamp, or at least its minute. */
  #before = "";
  #stamp: Stamp | undefined;
  #minute: Minute | undefined;

  constructor({ year, now = new Date() }: { year?: number | undefined; now?: Date | undefined }) {
    this.#year = year;
    this.#latest = now.getTime() + DAY;
  }

  /** The stamp of a line and where the host name behind it begins. */
  read(line: string): Stamp | undefined {
    if (this.#before !== "" && line.startsWith(this.#before)) return this.#stamp;
    const near = this.#minute && withinMinute(line, this.#minute);
    if (near) return near;
    const found = STAMP.exec(line.slice(0, 48));
    if (!found) return this.#readModern(line);
    this.#before = found[0];
    this.#stamp = this.#readOld(found);
    return this.#stamp;
  }

  #readModern(line: string): Stamp | undefined {
    const skipped = line.charCodeAt(0) === 0x3c ? (PRIORITY.exec(line)?.[0].length ?? 0) : 0;
    const stamp = readIsoStamp(skipped > 0 ? line.slice(skipped, skipped + 48) : line);
    if (!stamp) return undefined;
    const end = skipped + stamp.end;
    if (skipped === 0) this.#minute = minuteOf(line, stamp);
    return { time: stamp.time, end: line.charCodeAt(end) === 0x20 ? end + 1 : end };
  }

  #readOld([{ length: end }, name, day, hour, minute, second]: RegExpExecArray): Stamp | undefined {
    const month = MONTHS.indexOf(name!) + 1;
    if (month === 0) return undefined;
    const clock = [hour, minute, second].map(Number) as [number, number, number];
    const year = this.#yearOf(month, Number(day), clock);
    if (year === undefined) return undefined;
    const date = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${day!.padStart(2, "0")}`;
    return { time: `${date}T${hour}:${minute}:${second}`, end };
  }

  #yearOf(month: number, day: number, clock: [number, number, number]): number | undefined {
    if (this.#year !== undefined) {
      if (this.#month === 12 && month === 1) this.#year++;
      if (this.#month === 1 && month === 12) this.#year--;
      this.#month = month;
      return this.#year;
    }
    const last = new Date(this.#latest).getUTCFullYear();
    // Nine years hold a 29 February, also around 2100.
    for (let year = last; year > last - 9; year--) {
      const at = Date.UTC(year, month - 1, day, ...clock);
      if (at <= this.#latest && new Date(at).getUTCMonth() === month - 1) return year;
    }
    return undefined;
  }
}

/** `2024-11-23T21:40:`: what stamps have in common for a while, so that the calendar is asked once a minute. */
const MINUTE_LENGTH = 17;
const SECONDS = /^\d\d(?:\.\d{1,9})?$/;

interface Minute {
  readonly written: string;
  readonly time: string;
  /** Zone and blank, `+01:00 `, and where they begin. */
  readonly tail: string;
  readonly at: number;
}

/** Undefined where the stamp has no zone: then there is nothing to calculate. */
function minuteOf(line: string, { time, end }: Stamp): Minute | undefined {
  const zone = /(?:Z|[+-]\d\d:?\d\d)$/.exec(line.slice(MINUTE_LENGTH, end))?.[0];
  if (zone === undefined || line.charCodeAt(end) !== 0x20) return undefined;
  return {
    written: line.slice(0, MINUTE_LENGTH),
    time: time.slice(0, MINUTE_LENGTH),
    tail: `${zone} `,
    at: end - zone.length,
  };
}

function withinMinute(line: string, { written, time, tail, at }: Minute): Stamp | undefined {
  if (!line.startsWith(written) || !line.startsWith(tail, at)) return undefined;
  const seconds = line.slice(MINUTE_LENGTH, at);
  return SECONDS.test(seconds) ? { time: `${time}${seconds}Z`, end: at + tail.length } : undefined;
}
