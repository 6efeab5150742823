import { median, medianRatio, number, percentMore, verdict } from "../figures.mjs";
import { sourcesOf, syntheticEntries } from "../synthetic/registry.mjs";
import { printTable } from "../table.mjs";
import { TimedProcess } from "../timed-process.mjs";

/** Per cent that a reply may take longer when the registry doubles. */
const LIMIT = 15;
const ROUNDS = 31;
const ROUND_MS = 40;
const WARM_MS = 400;

/** Whether answers take longer when the registry grows: as it is, doubled and quadrupled by made-up templates. */
export async function measureGrowth(bench) {
  const sizes = await grow(bench);
  const processes = await Promise.all(
    sizes.map(({ tables }) => TimedProcess.start({ root: bench.root, replies: bench.replies, tables })),
  );
  for (const facets of [true, false]) report(sizes, await timesOf(processes, { facets }), facets);
  for (const each of processes) each.end();
}

/** The tables of each size, and how many templates they hold. */
async function grow(bench) {
  const { tables } = bench;
  const count = countOf(tables);
  const sources = await sourcesOf(bench);
  const made = syntheticEntries(sources, 3 * count);
  return [1, 2, 4].map((times) => {
    const share = made.slice(0, Math.round((made.length * (times - 1)) / 3));
    const { tables: more, problems } = sources.compiler.compileTables(share, tables);
    if (problems.length > 0) throw new Error(`growth: ${JSON.stringify(problems[0])}`);
    return times === 1
      ? { times, tables: [tables], templates: count }
      : { times, tables: [tables, more], templates: count + countOf(more) };
  });
}

function countOf({ templates }) {
  return templates.split("\n").length;
}

/** Nanoseconds a reply in each round, for each process; they take turns, forward and back. */
async function timesOf(processes, options) {
  const times = processes.map(() => []);
  for (const each of processes) await each.time(options, WARM_MS);
  for (let round = 0; round < ROUNDS; round++) {
    const order = [...processes.keys()];
    if (round % 2 === 1) order.reverse();
    for (const at of order) times[at].push(await processes[at].time(options, ROUND_MS));
  }
  return times;
}

function report(sizes, times, facets) {
  printTable(
    `growth: ${facets ? "match with all facets" : "verdict only"}, while the registry doubles (limit: ${LIMIT} % each time)`,
    ["registry", "templates", "ns/reply", "growth %", ""],
    sizes.map(({ times: size, templates }, at) => {
      const cells = [`× ${size}`, number(templates), number(median(times[at]))];
      if (at === 0) return cells;
      const more = percentMore(medianRatio(times[at], times[at - 1]));
      return [...cells, number(more), verdict(more < LIMIT)];
    }),
  );
}
