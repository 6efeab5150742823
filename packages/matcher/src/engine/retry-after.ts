/**
 * The time that a reply names for the next attempt: "try again in 5 minutes", "retry after 300 seconds",
 * "greylisted for 60 s", "wait 1 hour". The words are those of the languages in which servers say so.
 */
const UNITS: readonly (readonly [words: string, seconds: number])[] = [
  [
    "seconds|second|secs|sec|s|sekunden|sekunde|secondes|seconde|segundos|secondi|seconden|sekund|секунд|秒",
    1,
  ],
  [
    "minutes|minute|mins|min|minuten|minutos|minuti|minuut|minut|minuty|minuter|minutter|минут|分钟|分鐘|分",
    60,
  ],
  [
    "hours|hour|hrs|hr|h|stunden|stunde|heures|heure|horas|hora|ore|ora|uur|godzin|timmar|timer|час|часа|часов|小时|小時|時間",
    3600,
  ],
  ["days|day|tage|tag|jours|jour|días|dias|giorni|dagen|дней|天|日", 86400],
];

const LONGEST = 7 * 86400;
/** A wait is believed only near a word that asks for one. */
const CUE =
  /(?:retry|try|again|wait|later|grey|gray|delay|defer|come back|resend|next attempt|erneut|warten|später|réessay|reintent|riprov|ritent|opnieuw|повтор|稍后|重试|再试|後ほど)/;

const SPAN = new RegExp(
  `(?<![\\d.:/-])(\\d{1,6})(?: |-|)?(?:(${UNITS.map(([words]) => words).join(")|(")}))(?:(?<=[\\u3000-\\u9fff])|(?![\\p{L}\\d-]))`,
  "gu",
);
const CLOCK = /(?<![\d.:])(\d{1,2}):(\d{2}):(\d{2})(?![\d.:])/g;
const NEAR = 60;

/** Most texts name no time at all, which this tells soonest: a digit and the beginning of a unit, or a clock. */
const MAY_NAME_TIME =
  /\d(?:[ -]?(?:s(?:e[cgk]|tund|(?![a-z]))|m(?:in|(?![a-z]))|h(?:o|r|eure|(?![a-z]))|d(?:ay|i|í|ag)|t(?:ag|im)|j(?:our)|or[ae]|g(?:iorn|odz)|uur|[^\u0000-\u007f])|:\d\d:)/;

/** Seconds named in a normal form, or undefined. */
export function namedRetryAfter(normalForm: string): number | undefined {
  if (!MAY_NAME_TIME.test(normalForm)) return undefined;
  for (const found of normalForm.matchAll(SPAN)) {
    if (!hasCue(normalForm, found.index, found[0].length)) continue;
    const unit = UNITS[found.slice(2).findIndex((word) => word !== undefined)]!;
    return bounded(Number(found[1]) * unit[1]);
  }
  for (const found of normalForm.matchAll(CLOCK)) {
    if (!hasCue(normalForm, found.index, found[0].length)) continue;
    return bounded(Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]));
  }
  return undefined;
}

function hasCue(text: string, at: number, length: number): boolean {
  return CUE.test(text.slice(Math.max(0, at - NEAR), at + length + NEAR));
}

function bounded(seconds: number): number | undefined {
  return seconds > 0 && seconds <= LONGEST ? seconds : undefined;
}
