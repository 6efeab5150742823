import { readFileSync } from "node:fs";

/** The replies of a file of JSON lines. */
export function readReplies(path) {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** The replies that the registry's entries show. */
export function readExamples(entries) {
  return [...entries].flatMap((entry) =>
    (entry.examples ?? []).map((example) =>
      typeof example === "string" ? { text: example } : { text: example.reply, host: example.host },
    ),
  );
}

export function describeReplies(replies, file) {
  const average = countCharacters(replies) / replies.length;
  return `${replies.length} replies of ${average.toFixed(0)} characters on average, from ${file ?? "the registry's examples"}`;
}

export function countCharacters(replies) {
  return replies.reduce((sum, { text }) => sum + text.length, 0);
}

/** What `match` is told beside each reply. */
export function optionsOf(replies, more = {}) {
  return replies.map(({ host }) => (host ? { host, ...more } : more));
}
