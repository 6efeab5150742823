import type { TargetMaker } from "../target.js";
import { headerLines } from "./header.js";

/**
 * Haraka has no file of bounce rules: a plugin asks the engine itself. Its `bounce` hook cannot take a bounce back, so
 * the plugin logs, and gives the `deferred` hook the time that a reply names (Haraka, docs/Outbound.md).
 */
const PLUGIN = `"use strict";

// Needs Node 20.19 or later, where a plugin can require an ES module: npm install @bouncebook/matcher
const { match } = require("@bouncebook/matcher");

exports.hook_bounce = function (next, hmail, error) {
  diagnose(this, "bounce", hmail, error);
  next();
};

exports.hook_deferred = function (next, hmail, { delay, err } = {}) {
  const diagnosis = diagnose(this, "deferred", hmail, err);
  // The time that the server or its provider names, where it is longer than Haraka's.
  if (diagnosis.retryAfter > delay) return next(DENYSOFT, diagnosis.retryAfter);
  next();
};

function diagnose(plugin, event, hmail, error) {
  const reply = String((error && error.message) || error || "");
  const [recipient] = (hmail && hmail.todo && hmail.todo.rcpt_to) || [];
  const host = error && error.mx && error.mx.exchange;
  const known = { ...(host && { host }), ...(recipient && { recipient: recipient.address() }) };
  const diagnosis = match(reply, known);
  const { reason, action, entry } = diagnosis;
  plugin.loginfo(\`\${event} reason=\${reason} action=\${action} entry=\${entry || "none"}\`);
  return diagnosis;
}
`;

const FILE = "bouncebook.js";

/** A plugin for Haraka's outbound mail. */
export const haraka: TargetMaker = {
  name: "haraka",
  description: "Haraka plugin that logs reason and action, and waits as long as a reply asks",
  files: [FILE],
  options: [],
  make({ version }) {
    const header = headerLines("Haraka: what a refusal means, in the log.", version).map(
      (line) => `// ${line}\n`,
    );
    return [{ path: FILE, text: `${header.join("")}${PLUGIN}` }];
  },
};
