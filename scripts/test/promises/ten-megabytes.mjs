// `node ten-megabytes.mjs SUBJECT`: gives 10 MB of each hostile kind to one part of the project, and names each kind
// behind it. Whoever started it ends it when it takes too long.
import { lookup } from "../../../packages/data/dist/index.js";
import { formatDiagnosis, formatEntry, renderText, visible } from "../../../packages/formatter/dist/index.js";
import { checkTemplate, encodeTemplate } from "../../../packages/matcher/dist/compile/index.js";
import { match } from "../../../packages/matcher/dist/index.js";
import {
  createLogReader,
  LOG_FORMATS,
  parseMessage,
  parseWebhookText,
  recognizeLog,
} from "../../../packages/parser/dist/index.js";

const SIZE = 10 * 1024 * 1024;
const fill = (unit, size = SIZE) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

const HEAPS = {
  letters: fill("a"),
  spaces: fill(" "),
  digits: fill("5"),
  dots: fill("1."),
  colons: fill("1:"),
  brackets: fill("<"),
  parentheses: fill("(("),
  quotes: fill('"'),
  backslashes: fill("\\"),
  "at signs": fill("a@"),
  addresses: fill("<a@example.com> "),
  hyphens: fill("-"),
  codes: fill("550 5.1.1 "),
  "multi-line codes": fill("550-5.1.1 a\n"),
  "line ends": fill("\n"),
  "carriage returns": fill("\r"),
  "half surrogate pairs": fill("\ud800"),
  escapes: fill("\u001b["),
  "wide characters": fill("\u90ae"),
  said: fill("host a said: "),
  braces: fill('{"a":'),
  lists: fill("["),
};

const MESSAGES = {
  "one field": `Subject: ${fill("a ")}\n\nx`,
  "fields without end": fill("X-A: b\n"),
  "folded lines": `Subject: a\n${fill(" b\n")}\n\nx`,
  "encoded words": `Subject: ${fill("=?utf-8?Q?=41?= ")}\n\nx`,
  "broken encoded words": `Subject: ${fill("=?utf-8?Q?")}\n\nx`,
  addresses: `From: MAILER-DAEMON@a.example\nTo: ${fill("<a@example.com>, ")}\n\nx`,
  boundaries: `From: MAILER-DAEMON@a.example\nContent-Type: multipart/mixed; boundary=b\n\n${fill("--b\n\n")}`,
  "nested parts": `From: MAILER-DAEMON@a.example\n${fill("Content-Type: multipart/mixed; boundary=b\n\n--b\n")}`,
  "status groups": `From: MAILER-DAEMON@a.example\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n${fill("Final-Recipient: rfc822; a@example.com\nAction: failed\n\n")}`,
  "html tags": `From: MAILER-DAEMON@a.example\nContent-Type: text/html\n\n${fill("<p <p ")}`,
  "html entities": `From: MAILER-DAEMON@a.example\nContent-Type: text/html\n\n${fill("&#x41;&")}`,
  base64: `From: MAILER-DAEMON@a.example\nContent-Transfer-Encoding: base64\n\n${fill("QUFB\n")}`,
  "quoted-printable": `From: MAILER-DAEMON@a.example\nContent-Transfer-Encoding: quoted-printable\n\n${fill("=41=\n=")}`,
  recipients: `From: MAILER-DAEMON@a.example\nSubject: failure notice\n\n${fill("<a@example.com>:\n550 no\n\n")}`,
  transcript: `From: MAILER-DAEMON@a.example\n\n${fill(">>> RCPT To:<a@example.com>\n<<< 550 5.1.1 no\n")}`,
};

const LOG =
  "Nov 23 21:40:07 mail postfix/smtp[7]: A1B2C3D4: to=<jo@example.net>, relay=none, status=bounced (";
const LOGS = {
  "one long line": `${LOG}${fill("550 ")}`,
  lines: fill(`${LOG}550 no)\n`),
  "lines that begin": fill("x/y[1]: ABCDEF: to=<\n"),
};
const HOOK = '{"event":"bounce","email":"a@example.com","type":"bounce","reason":"';
const HOOKS = {
  "one long text": `[${HOOK}${fill("550 ")}"}]`,
  "many events": `[${fill(`${HOOK}no"},`)}{}]`,
  lines: fill(`${HOOK}no"}\n`),
};

const of = (more, run) =>
  Object.entries({ ...HEAPS, ...more }).map(([name, text]) => [name, () => run(text)]);

const SUBJECTS = {
  match: of({}, (text) => {
    match(text);
    match(`550 ${text}`, { host: text, recipient: text, command: text });
    match(`550-${text}\n`.repeat(2));
  }),
  message: of(MESSAGES, (text) => {
    if (text.startsWith("From:") || text.startsWith("Subject:") || text.startsWith("X-A:"))
      parseMessage(text);
    else
      parseMessage(`From: MAILER-DAEMON@a.example\nSubject: failure notice\n\n<user@example.net>:\n${text}`);
  }),
  log: of(LOGS, (text) => {
    recognizeLog(text);
    for (const format of [undefined, ...LOG_FORMATS]) {
      const reader = createLogReader(format ? { format } : {});
      // A tenth for each format, which for a reader in quadratic time is still a quarter of an hour.
      const part = format ? text.slice(0, SIZE / 10) : text;
      for (let at = 0; at < part.length; at += 65_536) reader.push(part.slice(at, at + 65_536));
      reader.end();
    }
  }),
  webhook: of(HOOKS, (text) => parseWebhookText(text)),
  format: of({}, (text) => {
    // Fields are shown whole; what a reply holds is shortened.
    const part = text.slice(0, SIZE / 100);
    const hostile = { enhanced: part, provider: part, evidence: [{ kind: "wording", entry: part, text }] };
    for (const format of ["text", "markdown", "html", "json"]) {
      formatDiagnosis({ ...match("550 5.1.1 No"), text, ...hostile }, { format });
      formatEntry({ ...lookup("google/dmarc-policy"), meaning: part, sources: [{ url: part }] }, { format });
    }
    renderText([{ kind: "paragraph", text: text.slice(0, SIZE / 10) }]);
    visible(text);
  }),
  template: of({ placeholders: fill("{ip}"), broken: fill("{a") }, (text) => {
    checkTemplate(text);
    encodeTemplate(text.slice(0, SIZE / 10));
  }),
};

for (const [name, run] of SUBJECTS[process.argv[2]]) {
  run();
  console.log(name);
}
console.log("all");
