import type { ExportFile, ExportSource, TargetMaker } from "../target.js";
import { checkDefer, type DeferralRule, deferralRules } from "./deferral-rules.js";
import { ADDRESS_CHARACTER, type Dialect, DOMAIN_CHARACTER } from "./dialect.js";
import { hashComments, headerLines } from "./header.js";
import { rulePattern } from "./rule-pattern.js";

/** pcre_table(5): caseless by default, `.` holds line ends, bytes unless the flag for UTF-8 is set. */
const DIALECT: Dialect = {
  start: "",
  fold: "flag",
  bytes: true,
  // The lines of a long reply come joined by a space, each with its codes.
  space: { betweenWords: "[\\s0-9.-]+", elsewhere: "\\s+" },
  any: "[\\s\\S]{0,30}",
  gap: (longest) => `[\\s\\S]{0,${longest}}`,
  domain: DOMAIN_CHARACTER,
  address: ADDRESS_CHARACTER,
  bounded: (characters, longest) => `${characters}{1,${longest}}`,
  escapes: { "/": "\\/" },
};

const STATUS = "smtp_delivery_status_filter.pcre";
const REPLY = "smtp_reply_filter.pcre";

/**
 * Maps that let Postfix try again where a reply says 5xx and means later. `smtp_delivery_status_filter` sees the whole
 * reply; `smtp_reply_filter` sees one line at a time, of every attempt, and only the last line's code counts
 * (postconf(5)).
 */
export const postfix: TargetMaker = {
  name: "postfix",
  description: "Postfix maps that defer chosen 5xx replies (pcre, needs --defer)",
  files: [STATUS, REPLY],
  options: ["defer", "provider"],
  make(source, { defer, provider }) {
    checkDefer("postfix", defer, source);
    const rules = deferralRules(source, defer!, provider);
    return [statusFile(rules, source, defer!), replyFile(rules, source, defer!)];
  },
};

function statusFile(
  rules: readonly DeferralRule[],
  source: ExportSource,
  defer: readonly string[],
): ExportFile {
  const lines = rules.map(({ rule, defers }) => {
    const text = rulePattern(rule, DIALECT);
    // What is looked up is "5.7.1 host mx.example.com[192.0.2.1] said: 550 5.7.1 … (in reply to RCPT TO command)".
    return defers
      ? `/^5(\\.[0-9]+\\.[0-9]+ [\\s\\S]*${text}[\\s\\S]*)/ 4$1\n`
      : `/^(5\\.[0-9]+\\.[0-9]+ [\\s\\S]*${text}[\\s\\S]*)/ $1\n`;
  });
  const usage = ["main.cf:", `  smtp_delivery_status_filter = pcre:$config_directory/${STATUS}`];
  return { path: STATUS, text: header(STATUS, usage, source, defer) + lines.join("") };
}

function replyFile(
  rules: readonly DeferralRule[],
  source: ExportSource,
  defer: readonly string[],
): ExportFile {
  const lines = rules.flatMap(({ rule, defers }) => {
    const text = rulePattern(rule, DIALECT);
    if (!defers) return [`/^(5[0-9][0-9][ -][\\s\\S]*${text}[\\s\\S]*)/ $1\n`];
    return [
      `/^5([0-9][0-9][ -])5(\\.[0-9]+\\.[0-9]+ [\\s\\S]*${text}[\\s\\S]*)/ 4\${1}4$2\n`,
      `/^5([0-9][0-9][ -][\\s\\S]*${text}[\\s\\S]*)/ 4$1\n`,
    ];
  });
  const usage = [
    "Only where the other map comes too late, since it is asked only after the last server was tried. main.cf:",
    `  smtp_reply_filter = pcre:$config_directory/${REPLY}`,
  ];
  return { path: REPLY, text: header(REPLY, usage, source, defer) + lines.join("") };
}

function header(
  path: string,
  usage: readonly string[],
  { version }: ExportSource,
  defer: readonly string[],
): string {
  return hashComments([
    ...headerLines(`Postfix: replies that say 5xx and are tried again: ${defer.join(", ")}.`, version),
    "",
    ...usage,
    `Try it: postmap -q "5.2.2 host mx.example.com said: 552 5.2.2 Mailbox full" pcre:${path}`,
  ]);
}
