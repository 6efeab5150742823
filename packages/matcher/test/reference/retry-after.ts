import type { Candidate } from "./entry.js";

/** MATCHING.md, step 7: the time that a text names. */
const UNITS: readonly [words: string, seconds: number][] = [
  [
    "seconds second secs sec s sekunden sekunde secondes seconde segundos secondi seconden sekund секунд 秒",
    1,
  ],
  [
    "minutes minute mins min minuten minutos minuti minuut minut minuty minuter minutter минут 分钟 分鐘 分",
    60,
  ],
  ["hours hour hrs hr h stunden stunde heures heure horas hora ore ora uur godzin timmar timer", 3600],
  ["час часа часов 小时 小時 時間", 3600],
  ["days day tage tag jours jour días dias giorni dagen дней 天 日", 86400],
];
const CUES = [
  ..."retry try again wait later grey gray delay defer resend erneut warten später".split(" "),
  ..."réessay reintent riprov ritent opnieuw повтор 稍后 重试 再试 後ほど".split(" "),
  "come back",
  "next attempt",
];

const SECONDS_OF = new Map(
  UNITS.flatMap(([words, seconds]) => words.split(" ").map((word) => [word, seconds])),
);
const NUMBER = new RegExp(
  `(?<![\\d.:/-])(\\d{1,6})[ -]?(${[...SECONDS_OF.keys()].join("|")})(?:(?<=[\\u3000-\\u9FFF])|(?![\\p{L}\\d-]))`,
  "gu",
);
const CLOCK = /(?<![\d.:])(\d{1,2}):(\d\d):(\d\d)(?![\d.:])/g;
const NEAR = 60;
const LONGEST = 7 * 86400;

export function retryAfterOf(
  chosen: Candidate | undefined,
  action: string,
  normal: string,
): number | undefined {
  if (action !== "retry" && action !== "slow-down") return undefined;
  const named = namedIn(normal);
  const counts = named !== undefined && named > 0 && named <= LONGEST;
  return counts ? named : chosen?.entry?.details.retryAfter;
}

function namedIn(normal: string): number | undefined {
  for (const found of normal.matchAll(NUMBER)) {
    if (isNearCue(normal, found)) return Number(found[1]) * SECONDS_OF.get(found[2]!)!;
  }
  for (const found of normal.matchAll(CLOCK)) {
    if (isNearCue(normal, found)) return Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]);
  }
  return undefined;
}

function isNearCue(normal: string, { index, 0: stretch }: RegExpMatchArray): boolean {
  const around = normal.slice(Math.max(0, index! - NEAR), index! + stretch.length + NEAR);
  return CUES.some((cue) => around.includes(cue));
}
