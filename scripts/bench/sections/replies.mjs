import { median, medianRatio, number } from "../figures.mjs";
import { foldAndSum, readOnly } from "../loops.mjs";
import { measure } from "../measure.mjs";
import { createEmailBounceParser } from "../peers/email-bounce-parser.mjs";
import { regexAlternation, regexPerTemplate } from "../peers/regular-expressions.mjs";
import { optionsOf } from "../replies.mjs";
import { printTable } from "../table.mjs";

/** Replies a second that the project asks of itself. */
const WANTED = { match: 800_000, "match, verdict only": 1_500_000 };
const LOOP = "fold case and sum";
/** Slow subjects read some of the replies only. */
const SAMPLE = 16;

/** What a diagnosis takes, beside a loop that looks at each character once, and beside what else people use. */
export async function measureReplies({ replies, match, tables }) {
  const all = (run) => ({ run, units: replies.length });
  const sample = replies.filter((_, at) => at % Math.ceil(replies.length / SAMPLE) === 0);
  const some = (run) => ({ run, units: sample.length });
  const parser = await createEmailBounceParser(sample);
  const subjects = {
    "read the characters": all(() => readOnly(replies)),
    [LOOP]: all(() => foldAndSum(replies)),
    match: all(matchAll(match, replies, optionsOf(replies))),
    "match, verdict only": all(matchAll(match, replies, optionsOf(replies, { facets: false }))),
    ...(parser.run && { "email-bounce-parser": some(parser.run) }),
    "one large alternation": some(regexAlternation(sample, tables)),
    "one RegExp a template": some(regexPerTemplate(sample, tables)),
  };
  const times = measure(subjects);
  printTable(
    "replies: a diagnosis beside a loop over the characters, and beside what else people use",
    ["", "replies/s", "wanted", "ns/reply", `% of "${LOOP}"`, "× match's time"],
    Object.entries(times).map(([name, list]) => row(name, list, times)),
  );
  if (parser.missing) console.log(`  email-bounce-parser: ${parser.missing}`);
}

function row(name, list, times) {
  const wanted = WANTED[name];
  return [
    name,
    number(1e9 / median(list)),
    wanted ? number(wanted) : "",
    number(median(list)),
    number(100 * medianRatio(times[LOOP], list)),
    number(medianRatio(list, times.match)),
  ];
}

function matchAll(match, replies, options) {
  return () => {
    for (let at = 0; at < replies.length; at++) match(replies[at].text, options[at]);
  };
}
