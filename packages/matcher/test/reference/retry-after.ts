import type { Candidate } from "./entry.js";

/** Written from the contract, which does not name the words: `wait`, `retry`, `try`, `again`, `later`. */
const WAIT = "(?:wait|retry|try|again|later)";
const UNITS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86400 };
const LONGEST = 7 * 86400;
const DURATION = /(\d+) ?(second|minute|hour|day)s?\b|(\d\d):(\d\d):(\d\d)/g;

export function retryAfterOf(chosen: Candidate | undefined, action: string, normal: string): number | undefined {
  if (action !== "retry" && action !== "slow-down") return undefined;
  for (const found of normal.matchAll(DURATION)) {
    const around = normal.slice(Math.max(0, found.index - 60), found.index + found[0].length + 60);
    if (new RegExp(`\\b${WAIT}\\b`).test(around)) return Math.min(secondsOf(found), LONGEST);
  }
  return chosen?.entry?.details.retryAfter;
}

function secondsOf([, number, unit, hours, minutes, seconds]: RegExpMatchArray): number {
  if (unit) return Number(number) * UNITS[unit]!;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
