// `node packages/parser/bench/messages.mjs FOLDER`: messages a second on one core, from memory, beside postal-mime on
// the same messages in the same run. Medians of rounds that take turns.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { parseMessage } from "../dist/index.js";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("messages.mjs: name a folder with messages, one a file.");
  process.exit(2);
}
const ROUNDS = 9;
const names = readdirSync(folder).filter((name) => name.endsWith(".eml"));
const messages = names.map((name) => readFileSync(join(folder, name)));
const bytes = messages.reduce((sum, { length }) => sum + length, 0);

const ours = [];
const theirs = [];
for (let round = 0; round < ROUNDS + 2; round++) {
  ours.push(await rate(async (message) => parseMessage(message)));
  theirs.push(await rate(async (message) => PostalMime.parse(message)));
}
const [own, other] = [ours, theirs].map((list) => list.slice(2).sort((a, b) => a - b)[ROUNDS >> 1]);
console.log(`${messages.length} messages of ${Math.round(bytes / messages.length)} bytes on average`);
console.log(`parseMessage  ${Math.round(own)} messages/s`);
console.log(`postal-mime   ${Math.round(other)} messages/s, ${(own / other).toFixed(1)} times slower`);

async function rate(parse) {
  const start = performance.now();
  for (const message of messages) await parse(message);
  return (1000 * messages.length) / (performance.now() - start);
}
