const USUAL = { rounds: 25, roundMs: 25 };

/**
 * Nanoseconds that each subject takes for one of its units, in every round. All subjects take turns, forward and
 * back, so that a slow moment hits all alike. A subject is `{ run, units }`: `run` works off so many units.
 */
export function measure(subjects, { rounds, roundMs } = USUAL) {
  const names = Object.keys(subjects);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) timeOf(subjects[name], roundMs);
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? names : [...names].reverse();
    for (const name of order) times[name].push(timeOf(subjects[name], roundMs));
  }
  return times;
}

/** Nanoseconds a unit over one round, which holds one run at least. */
export function timeOf({ run, units }, roundMs) {
  const start = performance.now();
  let runs = 0;
  let elapsed = 0;
  while (elapsed < roundMs) {
    run();
    runs++;
    elapsed = performance.now() - start;
  }
  return (1e6 * elapsed) / (runs * units);
}
