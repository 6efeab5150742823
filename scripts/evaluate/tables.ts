import { scoreFirstDigit } from "./first-digit.ts";
import type { Judged, Score } from "./score.ts";

const percent = (value: number): string => (Number.isNaN(value) ? "-" : `${value.toFixed(1)} %`).padStart(8);

export function writeTable({ figures, judged }: Score): string {
  const naive = scoreFirstDigit(judged);
  const rows: [string, number, string][] = [
    ["right", figures.right, "reason is among those that count"],
    ["strict", figures.strict, "reason is the closest one"],
    ["abstained", figures.abstained, "reason is unknown"],
    ["category right", figures.category, "category is that of one that counts"],
    ["found", figures.found, "of the addresses to drop, dropped now or at the end"],
    ["wrongly dropped", figures.wronglyDropped, "of the addresses to keep"],
  ];
  const compared: typeof rows = [
    ["found", (100 * naive.found) / naive.toDrop, `${naive.found} of ${naive.toDrop}`],
    [
      "wrongly dropped",
      (100 * naive.wronglyDropped) / naive.toKeep,
      `${naive.wronglyDropped} of ${naive.toKeep}`,
    ],
  ];
  const lines = (of: typeof rows): string =>
    of.map(([name, value, what]) => `${name.padEnd(16)}${percent(value)}  ${what}\n`).join("");
  return `${figures.scored} scored replies\n${lines(rows)}\nIf every 5xx dropped its address\n${lines(compared)}`;
}

/** Right answers by the closest reason, the most frequent first. */
export function writeReasons({ judged }: Score): string {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    if (!one.label.primary) continue;
    groups.set(one.label.primary, [...(groups.get(one.label.primary) ?? []), one]);
  }
  const lines = [...groups]
    .sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1))
    .map(
      ([reason, of]) =>
        `${reason.padEnd(22)}${String(of.filter(({ right }) => right).length).padStart(5)} of ${of.length}`,
    );
  return `${lines.join("\n")}\n`;
}

/** Every reply that was read otherwise than labelled. */
export function writeMisses({ judged }: Score): string {
  return judged
    .filter(
      (one) =>
        (one.label.accept.length > 0 && !one.right) ||
        one.wronglyDropped ||
        (one.label.suppress === true && !one.drops),
    )
    .map(({ label, diagnosis, wronglyDropped }) => {
      const got = `${diagnosis.reason} by ${diagnosis.entry ?? "nothing"} (${diagnosis.specificity})`;
      return `${wronglyDropped ? "WRONGLY DROPPED " : ""}${label.id}\n  ${JSON.stringify(label.text.slice(0, 300))}${label.host ? ` from ${JSON.stringify(label.host)}` : ""}\n  expected ${label.accept.join(" or ")}; got ${got}`;
    })
    .join("\n");
}
