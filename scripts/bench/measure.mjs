const ROUNDS = 9;
const ROUND_MS = 120;

/** Runs a second, the median of rounds in which all subjects take turns, so that a slow moment hits all alike. */
export function measure(subjects, size) {
  const rates = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  for (const run of Object.values(subjects)) for (let warm = 0; warm < 3; warm++) run();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(subjects)) rates[name].push(rateOf(run, size));
  }
  return Object.fromEntries(
    Object.entries(rates).map(([name, list]) => [name, list.sort((a, b) => a - b)[ROUNDS >> 1]]),
  );
}

function rateOf(run, size) {
  const start = performance.now();
  let runs = 0;
  let elapsed = 0;
  while (elapsed < ROUND_MS) {
    run();
    runs++;
    elapsed = performance.now() - start;
  }
  return (1000 * runs * size) / elapsed;
}
