const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Hours east of Greenwich of the zones that RFC 5322, section 4.3 names, and of a few that mail uses besides. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
  jst: 9,
  cet: 1,
  cest: 2,
  msk: 3,
};

const DATE =
  /(\d{1,2})[ -]([A-Za-z]{3})[a-z]{0,6}[ -](\d{2,4}) +(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?(?: *([+-])(\d{2}):?(\d{2})| *([A-Za-z]{1,5})\b)?/;

/**
 * A date of RFC 5322, section 3.3 as an RFC 3339 time stamp in UTC; without a known zone as local time without an
 * offset. Undefined when it is none.
 */
export function toTimestamp(written: string): string | undefined {
  const found = DATE.exec(written.slice(0, 200));
  if (!found) return undefined;
  const month = MONTHS.indexOf(found[2]!.toLowerCase());
  const [day, hour, minute, second] = [found[1], found[4], found[5], found[6] ?? "0"].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (month < 0 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return undefined;
  const local = Date.UTC(fullYear(found[3]!), month, day, hour, minute, second);
  const offset = offsetMinutes(found);
  const stamp = new Date(local - (offset ?? 0) * 60_000).toISOString().slice(0, 19);
  return offset === undefined ? stamp : `${stamp}Z`;
}

/** RFC 5322, section 4.3: two digits below 50 are of this century, three count from 1900. */
function fullYear(written: string): number {
  const year = Number(written);
  if (written.length > 3) return year;
  return written.length === 2 && year < 50 ? year + 2000 : year + 1900;
}

function offsetMinutes(found: RegExpExecArray): number | undefined {
  const [, , , , , , , sign, hours, minutes, zone] = found;
  if (sign !== undefined) return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const named = zone === undefined ? undefined : ZONES[zone.toLowerCase()];
  return named === undefined ? undefined : named * 60;
}
