/** Figures of which less is better. */
const CEILINGS = new Set<string>(["abstained", "wronglyDropped"]);

/** One sentence for every figure that is worse than the floor. */
export function belowFloor(
  figures: Readonly<Record<string, number>>,
  floor: Readonly<Record<string, number>>,
): string[] {
  return Object.entries(floor).flatMap(([name, bound]) => {
    const figure: number | undefined = figures[name];
    if (figure === undefined)
      return [`evaluation-floor.json names ${JSON.stringify(name)}, which is no figure.`];
    // A share of nothing fails as well: it proves nothing.
    const fails = CEILINGS.has(name) ? !(figure <= bound) : !(figure >= bound);
    return fails
      ? [
          `${name} is ${figure.toFixed(2)} %, and evaluation-floor.json asks for ${CEILINGS.has(name) ? "at most" : "at least"} ${bound} %.`,
        ]
      : [];
  });
}
