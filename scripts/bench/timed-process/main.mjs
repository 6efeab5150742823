// The other side of timed-process.mjs: makes a matcher, then answers each message with the time of one round.
import { timeOf } from "../measure.mjs";
import { optionsOf } from "../replies.mjs";

const [root] = process.argv.slice(2);
const { createMatcher } = await import(`${root}packages/matcher/dist/index.js`);
let match;
let replies;

process.on("message", (message) => {
  if (message.tables) {
    match = createMatcher({ tables: message.tables });
    replies = message.replies;
    process.send("ready");
  } else process.send(timeOf(subjectOf(message), message.roundMs));
});

function subjectOf({ options, text }) {
  if (text !== undefined) return { run: () => match(text, options), units: 1 };
  const all = optionsOf(replies, options);
  const run = () => {
    for (let at = 0; at < replies.length; at++) match(replies[at].text, all[at]);
  };
  return { run, units: replies.length };
}
