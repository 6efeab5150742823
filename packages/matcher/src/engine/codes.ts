/** One pair of codes with which a response comes, read from the form that tables hold. */
export interface CodePair {
  readonly basic?: readonly [low: number, high: number];
  readonly enhanced?: EnhancedRange;
}

interface EnhancedRange {
  /** 0 when the class is left open. */
  readonly class: number;
  readonly subject: number;
  readonly low: number;
  readonly high: number;
}

/** Reads `550/5.7.606-649 4xx/`. */
export function readCodePairs(codes: string): CodePair[] {
  return codes.split(" ").map((pair) => {
    const [basic = "", enhanced = ""] = pair.split("/");
    return {
      ...(basic && { basic: readBasic(basic) }),
      ...(enhanced && { enhanced: readEnhancedRange(enhanced) }),
    };
  });
}

function readBasic(written: string): [number, number] {
  if (written.endsWith("xx")) return [Number(written[0]) * 100, Number(written[0]) * 100 + 99];
  const [low, high = low] = written.split("-").map(Number);
  return [low!, high!];
}

function readEnhancedRange(written: string): EnhancedRange {
  const [first, subject, detail = ""] = written.split(".");
  const [low, high = low] = detail.split("-").map(Number);
  return { class: first === "x" ? 0 : Number(first), subject: Number(subject), low: low!, high: high! };
}

export interface ReplyCodes {
  readonly code: number | undefined;
  readonly enhanced: string | undefined;
}

/** Whether codes fit: at least one side agrees, and none contradicts. */
export function codesAgree(pairs: readonly CodePair[], reply: ReplyCodes): boolean {
  return pairs.some((pair) => {
    const basic = pair.basic && reply.code !== undefined ? holdsBasic(pair.basic, reply.code) : undefined;
    const enhanced =
      pair.enhanced && reply.enhanced !== undefined
        ? holdsEnhanced(pair.enhanced, reply.enhanced)
        : undefined;
    return basic !== false && enhanced !== false && (basic === true || enhanced === true);
  });
}

/** Whether codes alone decide: whatever the pair names must be in the reply. */
export function codesDecide(pairs: readonly CodePair[], reply: ReplyCodes): boolean {
  return pairs.some(
    (pair) =>
      (!pair.basic || (reply.code !== undefined && holdsBasic(pair.basic, reply.code))) &&
      (!pair.enhanced || (reply.enhanced !== undefined && holdsEnhanced(pair.enhanced, reply.enhanced))),
  );
}

function holdsBasic([low, high]: readonly [number, number], code: number): boolean {
  return code >= low && code <= high;
}

function holdsEnhanced(range: EnhancedRange, enhanced: string): boolean {
  const [first, subject, detail] = enhanced.split(".").map(Number);
  return (
    (range.class === 0 || range.class === first) &&
    range.subject === subject &&
    detail! >= range.low &&
    detail! <= range.high
  );
}
