// `pnpm bench [FILE.jsonl] [--only SECTION]`: speeds, as ratios in one run. Replies come from a file of {"text", "host"}
// lines, or from the registry's own examples. Subjects that are compared take turns in many short rounds.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { describeReplies, readExamples, readReplies } from "./bench/replies.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SECTIONS = {
  replies: async () => (await import("./bench/sections/replies.mjs")).measureReplies,
  growth: async () => (await import("./bench/sections/growth.mjs")).measureGrowth,
  hostile: async () => (await import("./bench/sections/hostile.mjs")).measureHostileTexts,
  start: async () => (await import("./bench/sections/start.mjs")).measureStart,
  lines: async () => (await import("./bench/sections/lines.mjs")).measureLines,
  registry: async () => (await import("./bench/sections/registry.mjs")).measureRegistryFolder,
};

const { values, positionals } = parseArgs({
  options: { only: { type: "string", multiple: true } },
  allowPositionals: true,
});
const wanted = values.only ?? Object.keys(SECTIONS);
const unknown = wanted.find((name) => !Object.hasOwn(SECTIONS, name));
if (unknown !== undefined) {
  console.error(`bench: there is no section ${unknown}. Known are ${Object.keys(SECTIONS).join(", ")}.`);
  process.exit(2);
}

const [file] = positionals;
const { match } = await import(`${ROOT}packages/matcher/dist/index.js`);
const { entries } = await import(`${ROOT}packages/data/dist/index.js`);
const { tables } = await import(`${ROOT}packages/data/dist/tables.js`);
const replies = file ? readReplies(file) : readExamples(entries());
console.log(describeReplies(replies, file));
for (const name of wanted) {
  const section = await SECTIONS[name]();
  console.log();
  await section({ root: ROOT, replies, match, entries, tables: tables() });
}
