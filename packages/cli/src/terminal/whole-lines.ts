const LINE_FEED = 0x0a;
/**
 * What follows in a line longer than this is never matched, so it is not kept either: a reply is read to 4,096
 * characters, which take at most six bytes each where JSON escapes them, and other members may stand before it.
 */
const LONGEST_LINE = 256 * 1024;
const NOTHING = Buffer.alloc(0);

/**
 * The bytes of a stream in pieces of whole lines with their line ends; the last line may have none. A line of any
 * length takes bounded memory.
 */
export async function* wholeLines(stream: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let rest: Buffer = NOTHING;
  for await (const given of stream) {
    let chunk = typeof given === "string" ? Buffer.from(given) : given;
    const first = chunk.indexOf(LINE_FEED);
    if (first < 0) {
      if (rest.length < LONGEST_LINE) rest = Buffer.concat([rest, chunk]).subarray(0, LONGEST_LINE);
      continue;
    }
    if (rest.length === LONGEST_LINE) chunk = chunk.subarray(first);
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    const whole = chunk.subarray(0, end);
    yield rest.length === 0 ? whole : Buffer.concat([rest, whole]);
    rest = chunk.subarray(end);
  }
  if (rest.length > 0) yield rest;
}
