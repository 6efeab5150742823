/** One pair of codes of an entry, as numbers; 0 where the pair leaves a side open. */
export interface CodePair {
  readonly basicFrom: number;
  readonly basicTo: number;
  /** 2, 4 or 5; 0 when the class is left open (`x.7.26`). */
  readonly class: number;
  readonly subject: number;
  readonly detailFrom: number;
  readonly detailTo: number;
  /** Whether the pair names an enhanced code: 0.0 is one too. */
  readonly hasEnhanced: boolean;
}

/** Reads `550/5.7.606-649 4xx/`, the form that tables hold (`EntryDetails.codes`). */
export function readCodePairs(codes: string): CodePair[] {
  return codes.split(" ").map((pair) => {
    const [basic = "", enhanced = ""] = pair.split("/");
    const [basicFrom, basicTo] = rangeOf(basic);
    const [written = "", subject = "0", detail = "0"] = enhanced.split(".");
    const [detailFrom, detailTo] = rangeOf(detail);
    return {
      basicFrom,
      basicTo,
      class: /^[245]$/.test(written) ? Number(written) : 0,
      subject: Number(subject),
      detailFrom,
      detailTo,
      hasEnhanced: enhanced !== "",
    };
  });
}

function rangeOf(written: string): [from: number, to: number] {
  if (written === "") return [0, 0];
  if (written.endsWith("xx")) return [Number(written[0]) * 100, Number(written[0]) * 100 + 99];
  const [from, to = from] = written.split("-").map(Number);
  return [from!, to!];
}
