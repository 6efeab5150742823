import { createRandom } from "../random.mjs";

const SEED = 7;
const BYTES = 1 << 20;

/**
 * Lines as a log would hold them, piece by piece: the replies again and again, in a random order, each time with
 * other numbers and names where they have some, so that hardly two lines are the same.
 */
export function* replyLines(replies, count) {
  const random = createRandom(SEED);
  const plain = replies.map(({ text }) => text.replace(/[\r\n]+/g, " "));
  let piece = "";
  for (let line = 0; line < count; line++) {
    piece += `${vary(random.pick(plain), random)}\n`;
    if (piece.length < BYTES) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

/** Another address of the documentation networks, another number of the same length, another local part. */
function vary(text, random) {
  return text
    .replace(/192\.0\.2\.\d+/g, () => `192.0.2.${random.below(256)}`)
    .replace(/[A-Za-z0-9.+-]+(?=@example)/g, () => `user${random.below(1_000_000)}`)
    .replace(/\b\d{5,}\b/g, (digits) => String(random.next()).slice(2, 2 + digits.length));
}
