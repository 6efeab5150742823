import { UsageError } from "../usage-error.js";

/** A reply is read to 4,096 characters; a person's paste is never this long. */
const LARGEST_PASTE = 16 * 1024 * 1024;

/** All of standard input as text; broken UTF-8 becomes U+FFFD. What is beyond the limit is cut and said. */
export async function readStandardInput(): Promise<string> {
  if (process.stdin.isTTY)
    throw new UsageError('nothing to read. Give a reply, as in: bouncebook "550 5.1.1 User unknown".');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    if (size < LARGEST_PASTE) chunks.push(chunk);
    size += chunk.length;
  }
  if (size > LARGEST_PASTE)
    console.error(
      `bouncebook: read ${LARGEST_PASTE} of ${size} bytes; use "bouncebook match" for many replies.`,
    );
  return Buffer.concat(chunks).subarray(0, LARGEST_PASTE).toString("utf8");
}
