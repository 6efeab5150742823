import type { Compared } from "./compare.ts";

/** As much of a reply as a terminal's line shows. */
const SHOWN = 120;

/** `registry/corpus/mta.jsonl:12  expected A, now B: "550 …"`. */
export function writeMoved({ line, now }: Compared): string {
  const reply = line.reply.length > SHOWN ? `${line.reply.slice(0, SHOWN)}…` : line.reply;
  const place = `registry/${line.path}:${line.line}`;
  return `${place}  expected ${writeEntry(line.expected)}, now ${writeEntry(now)}: ${JSON.stringify(reply)}`;
}

function writeEntry(id: string | null): string {
  return id ?? "nothing";
}

/** How many lines moved, which reasons changed, and how many good addresses that would cost. */
export function writeSummary(compared: readonly Compared[]): string {
  const moved = compared.filter(({ state }) => state === "moved");
  const known = compared.filter(({ state }) => state === "wrong-as-known").length;
  const right = compared.filter(({ state }) => state === "now-right").length;
  const notes = [
    ...(known > 0 ? [`${known} known to be wrong`] : []),
    ...(right > 0 ? [`${right} now right (\`pnpm fix --corpus\` drops their "today")`] : []),
  ];
  const first = `${compared.length} corpus lines, ${[`${moved.length} moved`, ...notes].join(", ")}`;
  if (moved.length === 0) return first;
  return [
    first,
    ...writeReasons(moved),
    "Mend the template, or change the expectation in the same commit (`pnpm fix --corpus`).",
  ].join("\n");
}

/** `user-unknown -> policy-rejected  3 lines, 1 would now drop an address`, the most frequent first. */
function writeReasons(moved: readonly Compared[]): string[] {
  const groups = new Map<string, Compared[]>();
  for (const one of moved) {
    if (one.reasonBefore === one.reasonNow) continue;
    const key = `${one.reasonBefore} -> ${one.reasonNow}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const changed = [...groups].sort(
    ([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1),
  );
  const reasons = changed.flatMap(([, of]) => of).length;
  return [
    writeCount(`${moved.length} have another entry, ${reasons} of them another reason`, moved),
    ...changed.map(([key, of]) => writeCount(`  ${key.padEnd(40)}${String(of.length).padStart(4)}`, of)),
  ];
}

function writeCount(what: string, of: readonly Compared[]): string {
  const drops = of.filter(({ dropsNow }) => dropsNow).length;
  return drops > 0 ? `${what}, ${drops} would now drop an address` : what;
}
