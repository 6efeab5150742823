import type { SyslogStamps } from "./syslog-stamp.js";

/** `Nov 23 21:40:00 mail sendmail[123]: text`, taken apart. */
export interface SyslogLine {
  readonly time?: string;
  readonly host?: string;
  /** Name of the program. */
  readonly program: string;
  readonly text: string;
}

/** Host names end at 255 octets (RFC 1035, section 2.3.4) and program names long before. */
const LONGEST_HEAD = 400;
const HEAD =
  /^(?:([^\s[\]]{1,255}) )?([^\s[\]:]{1,64})(?:\[\d{1,10}\])?: (?:\[ID \d{1,10} [a-z0-9.]{1,30}\] )?/;

/** Undefined where the line has no program name; a line without a stamp has no time. */
export function readSyslogLine(line: string, stamps: SyslogStamps): SyslogLine | undefined {
  const stamp = stamps.read(line);
  const start = stamp?.end ?? 0;
  const found = HEAD.exec(line.slice(start, start + LONGEST_HEAD));
  if (!found) return undefined;
  return {
    ...(stamp && { time: stamp.time }),
    ...(found[1] !== undefined && { host: found[1] }),
    program: found[2]!,
    text: line.slice(start + found[0].length),
  };
}
