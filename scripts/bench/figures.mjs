// The arithmetic of the bench. A machine that does other things too is slower at times and never faster, so the
// middle of many rounds is told, or the best where only the best shows what the code costs.

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The middle of the ratios that two subjects have in each round, since both meet the same slow moments. */
export function medianRatio(above, below) {
  return median(above.map((number, at) => number / below[at]));
}

/** How much more a ratio is than one, in per cent. */
export function percentMore(ratio) {
  return 100 * (ratio - 1);
}

/** Whole numbers with separators, small ones with three digits that count. */
export function number(value) {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Whether a figure keeps its limit, in a word that can be searched for. */
export function verdict(holds) {
  return holds ? "ok" : "OVER";
}
