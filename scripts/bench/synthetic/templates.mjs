import { createRandom } from "../random.mjs";

const PLACEHOLDERS = ["{ip}", "{domain}", "{address}", "{number}", "{any}"];
const MARK = /[\u0001-\u0005]/g;
const LONGEST = 200;
/** How often two words that follow each other do so in a template of the registry. */
const MOST_WORDS = 18;

/**
 * Templates that nobody wrote but somebody could: each word follows one that it follows in some template of the
 * registry, so that they share beginnings, phrases and endings with real ones as real ones do with each other. None
 * is in the registry, and none twice. A seed decides them.
 */
export function recombine({ templates }, count, seed) {
  const random = createRandom(seed);
  const lines = templates.split("\n");
  const words = lines.map((line) => line.replace(MARK, placeholder).split(" "));
  const followers = followersOf(words);
  const known = new Set(lines.map((line) => line.replace(MARK, placeholder)));
  const made = [];
  while (made.length < count) {
    const text = walk(random, words, followers);
    if (text === undefined || known.has(text)) continue;
    known.add(text);
    made.push(text);
  }
  return made;
}

function placeholder(mark) {
  return PLACEHOLDERS[mark.charCodeAt(0) - 1];
}

/** For each word those that stand behind it, as often as they do; the end of a template is one of them. */
function followersOf(templates) {
  const followers = new Map();
  for (const words of templates) {
    for (let at = 0; at < words.length; at++) {
      const list = followers.get(words[at]) ?? [];
      followers.set(words[at], list);
      list.push(words[at + 1]);
    }
  }
  return followers;
}

/** A walk from word to word that begins as a template does and is about as long as another one. */
function walk(random, templates, followers) {
  const words = [random.pick(templates)[0]];
  const wanted = Math.min(random.pick(templates).length, MOST_WORDS);
  while (words.length < wanted) {
    const next = random.pick(followers.get(words.at(-1)));
    if (next === undefined) break;
    words.push(next);
  }
  const text = words.join(" ");
  return text.length <= LONGEST && words.length > 1 ? text : undefined;
}
