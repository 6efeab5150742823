import { number, verdict } from "../figures.mjs";
import { hostileTexts } from "../hostile/texts.mjs";
import { countCharacters } from "../replies.mjs";
import { printTable } from "../table.mjs";
import { TimedProcess } from "../timed-process.mjs";

/** How many times the cost of an ordinary character a character of a hostile text may have. */
const LIMIT = 3;
const ROUNDS = 5;
const ROUND_MS = 3;
const WARM_MS = 600;
/** So many of the replies stand for all, measured in rounds as short as those of a text and after every so many texts. */
const ORDINARY = 300;
const EVERY = 20;
const SHOWN = 12;
const FULL = {};
const VERDICT = { facets: false };

/** What a character costs in texts that are made to cost much, beside one of ordinary replies. */
export async function measureHostileTexts({ root, replies, tables }) {
  const ordinary = replies.filter((_, at) => at % Math.ceil(replies.length / ORDINARY) === 0);
  const timed = await TimedProcess.start({ root, tables: [tables], replies: ordinary });
  for (const options of [FULL, VERDICT]) await timed.time(options, WARM_MS);
  const kinds = Object.entries(hostileTexts(tables));
  const texts = kinds.flatMap(([kind, list]) => list.map((text) => ({ kind, text, full: [], verdict: [] })));
  const characters = countCharacters(ordinary) / ordinary.length;
  const usual = { full: [], verdict: [] };
  const add = async ({ full, verdict: alone }, text, length) => {
    full.push((await timed.time(FULL, ROUND_MS, text)) / length);
    alone.push((await timed.time(VERDICT, ROUND_MS, text)) / length);
  };
  // Before any other text too, since an engine that has seen the strangest ones may read ordinary ones more slowly.
  for (let round = 0; round < EVERY; round++) await add(usual, undefined, characters);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, each] of texts.entries()) {
      if (at % EVERY === 0) await add(usual, undefined, characters);
      await add(each, each.text, each.text.length);
    }
  }
  timed.end();
  report(kinds, texts, { full: low(usual.full), verdict: low(usual.verdict) });
}

/** As low as a text's best of a few rounds: of many rounds the luckiest would be lower. */
function low(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / (2 * ROUNDS))];
}

function report(kinds, texts, ordinary) {
  const rows = kinds.map(([kind]) => worstOf(kind, texts, ordinary)).sort((a, b) => worse(b) - worse(a));
  const over = rows.filter((row) => worse(row) > LIMIT);
  const shown = rows.slice(0, Math.max(SHOWN, over.length));
  printTable(
    `hostile: the best of ${ROUNDS} rounds for a character of ${texts.length} made-up texts, each kind's worst (limit: × ${LIMIT})`,
    ["", "ns/char", "× ordinary", "", "verdict only", "× ordinary", ""],
    [
      ["ordinary replies", number(ordinary.full), "", "", number(ordinary.verdict)],
      ...shown.map((row) => [
        row.kind,
        number(row.full * ordinary.full),
        number(row.full),
        verdict(row.full <= LIMIT),
        number(row.verdict * ordinary.verdict),
        number(row.verdict),
        verdict(row.verdict <= LIMIT),
      ]),
    ],
  );
  const rest = rows.slice(shown.length);
  if (rest.length > 0) console.log(`  ${rest.length} other kinds: at most × ${number(worse(rest[0]))}`);
}

/** The most that a text of the kind costs, as multiples of an ordinary one. */
function worstOf(kind, texts, ordinary) {
  const own = texts.filter((each) => each.kind === kind);
  const most = (key) => Math.max(...own.map((each) => Math.min(...each[key]) / ordinary[key]));
  return { kind, full: most("full"), verdict: most("verdict") };
}

function worse({ full, verdict: alone }) {
  return Math.max(full, alone);
}
