/** One pair of codes with which a response comes. Enhanced codes are packed, so that comparing them is arithmetic. */
export interface CodePair {
  /** Lowest and highest reply code; 0 when the pair names none. */
  readonly low: number;
  readonly high: number;
  /** Lowest and highest packed enhanced code without its class; 0 when the pair names none. */
  readonly enhancedLow: number;
  readonly enhancedHigh: number;
  /** Class of the enhanced code; 0 when it is left open. */
  readonly class: number;
}

/** Reads `550/5.7.606-649 4xx/`. */
export function readCodePairs(codes: string): CodePair[] {
  return codes.split(" ").map((pair) => {
    const [basic = "", enhanced = ""] = pair.split("/");
    const [low, high] = readBasic(basic);
    const [written = "", subject, detail = ""] = enhanced.split(".");
    const [first, last = first] = detail.split("-");
    return {
      low,
      high,
      enhancedLow: enhanced === "" ? 0 : packEnhanced(Number(subject), Number(first)),
      enhancedHigh: enhanced === "" ? 0 : packEnhanced(Number(subject), Number(last)),
      class: written === "x" || written === "" ? 0 : Number(written),
    };
  });
}

function readBasic(written: string): [number, number] {
  if (written === "") return [0, 0];
  if (written.endsWith("xx")) return [Number(written[0]) * 100, Number(written[0]) * 100 + 99];
  const [low, high = low] = written.split("-").map(Number);
  return [low!, high!];
}

/** Subject and detail in one number that is never 0. */
export function packEnhanced(subject: number, detail: number): number {
  return (1 << 20) | (subject << 10) | detail;
}

/** The codes of a reply; 0 where it has none. */
export interface ReplyCodes {
  basic: number;
  /** Class of the enhanced code. */
  class: number;
  /** Packed subject and detail of the enhanced code. */
  enhanced: number;
}

export function packReplyCodes(
  codes: ReplyCodes,
  basic: number | undefined,
  enhanced: string | undefined,
): void {
  codes.basic = basic ?? 0;
  codes.class = 0;
  codes.enhanced = 0;
  if (enhanced === undefined) return;
  let subject = 0;
  let detail = 0;
  let at = 2;
  for (let unit = enhanced.charCodeAt(at); unit !== DOT; unit = enhanced.charCodeAt(++at)) {
    subject = subject * 10 + unit - ZERO;
  }
  for (at++; at < enhanced.length; at++) detail = detail * 10 + enhanced.charCodeAt(at) - ZERO;
  codes.class = enhanced.charCodeAt(0) - ZERO;
  codes.enhanced = packEnhanced(subject, detail);
}

const DOT = 0x2e;
const ZERO = 0x30;

/** Whether codes fit: at least one side agrees, and none contradicts. */
export function codesAgree(pairs: readonly CodePair[], reply: ReplyCodes): boolean {
  for (const pair of pairs) {
    const basicCounts = pair.low > 0 && reply.basic > 0;
    const enhancedCounts = pair.enhancedLow > 0 && reply.enhanced > 0;
    if (!basicCounts && !enhancedCounts) continue;
    if ((!basicCounts || holdsBasic(pair, reply)) && (!enhancedCounts || holdsEnhanced(pair, reply)))
      return true;
  }
  return false;
}

/** Whether codes alone decide: whatever the pair names must be in the reply. */
export function codesDecide(pairs: readonly CodePair[], reply: ReplyCodes): boolean {
  for (const pair of pairs) {
    if ((pair.low === 0 || holdsBasic(pair, reply)) && (pair.enhancedLow === 0 || holdsEnhanced(pair, reply)))
      return true;
  }
  return false;
}

function holdsBasic(pair: CodePair, reply: ReplyCodes): boolean {
  return reply.basic >= pair.low && reply.basic <= pair.high;
}

function holdsEnhanced(pair: CodePair, reply: ReplyCodes): boolean {
  if (reply.enhanced < pair.enhancedLow || reply.enhanced > pair.enhancedHigh) return false;
  return pair.class === 0 || pair.class === reply.class;
}
