// `pnpm bench [FILE.jsonl]`: ratios in one run. Replies come from a file of {"text", "host"} lines, or from the
// registry's own examples. Every figure is the median of several rounds; rounds of all subjects alternate.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { foldAndSum, readOnly } from "./bench/loops.mjs";
import { measure } from "./bench/measure.mjs";
import { regexAlternation, regexPerTemplate } from "./bench/peers.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const { match } = await import(`${ROOT}packages/matcher/dist/index.js`);
const { entries } = await import(`${ROOT}packages/data/dist/index.js`);
const { tables } = await import(`${ROOT}packages/data/dist/tables.js`);

const [file] = process.argv.slice(2);
const replies = file ? readReplies(file) : exampleReplies();
const characters = replies.reduce((sum, { text }) => sum + text.length, 0) / replies.length;
console.log(
  `${replies.length} replies of ${characters.toFixed(0)} characters on average from ${file ?? "the registry's examples"}\n`,
);

const options = replies.map(({ host }) => (host ? { host } : {}));
const verdictOptions = options.map((each) => ({ ...each, facets: false }));
const subjects = {
  "read the characters": () => readOnly(replies),
  "fold case and sum": () => foldAndSum(replies),
  match: () => matchAll(options),
  "match, verdict only": () => matchAll(verdictOptions),
  "one RegExp a template": regexPerTemplate(replies, tables()),
  "one large alternation": regexAlternation(replies, tables()),
};
const figures = measure(subjects, replies.length);
const loop = figures["fold case and sum"];
for (const [name, perSecond] of Object.entries(figures)) {
  const share = `${((100 * perSecond) / loop).toFixed(perSecond < loop / 100 ? 2 : 0)} % of the loop`;
  console.log(
    `${name.padEnd(24)}${Math.round(perSecond).toLocaleString("en").padStart(12)} replies/s  ${share}`,
  );
}

console.log(`\nimport and first answer   ${median(7, importAndFirstAnswer).toFixed(1)} ms`);
const bare = () => wall(["-e", "0"]);
const one = () => wall([`${ROOT}packages/cli/bin/bouncebook.js`, "550 5.1.1 User unknown"]);
const ratios = Array.from({ length: 15 }, () => one() / bare()).sort((a, b) => a - b);
console.log(`one reply on the command line   ${ratios[7].toFixed(2)} × node -e 0 (${bare().toFixed(0)} ms)`);

function matchAll(each) {
  for (let at = 0; at < replies.length; at++) match(replies[at].text, each[at]);
}

function readReplies(path) {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function exampleReplies() {
  return [...entries()].flatMap((entry) =>
    (entry.examples ?? []).map((example) =>
      typeof example === "string" ? { text: example } : { text: example.reply, host: example.host },
    ),
  );
}

function median(rounds, run) {
  return Array.from({ length: rounds }, run).sort((a, b) => a - b)[rounds >> 1];
}

function importAndFirstAnswer() {
  const script = `const start = performance.now(); const { match } = await import("${ROOT}packages/matcher/dist/index.js"); match("550 5.1.1 User unknown"); console.log(performance.now() - start);`;
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }));
}

function wall(args) {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: "ignore" });
  return performance.now() - start;
}
