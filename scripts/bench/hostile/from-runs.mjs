import { repeat, repeatBehindCodes } from "./fill.mjs";

/** What is repeated, by what it is; each stands alone and behind codes. */
const RUNS = {
  "runs of digits": ["1", "12345 ", "5.1.1 ", "550 5.1.1 ", "1 2 3 4 5 "],
  "runs of dots": [".", "a.", "1.", ". ", "1.1.1.1 ", "a.b "],
  "runs of angle brackets": ["<", ">", "<>", "<a>", "< > "],
  "runs of at signs": ["@", "a@", "@ ", "a@b ", "<a@b.c> "],
  "runs of colons": [":", "a:", "::", "1:2 ", "a:: ", "://", "a://b ", "http://a/1/2?3 ", "http://a/1/"],
  "runs of quotes and brackets": ["'", "(", ")", "[", "()", "'\"` "],
  "runs of letters and digits": ["1a", "a1 ", "1a2b3c4d5e ", "0123456789abcdef "],
  "runs of white space": ["\t", "\n", "\r\n", "a  b ", "a\t", "\u00a0", "\u3000"],
  "runs of controls": ["\u0000", "\u0001\u0002", "a\u0005", "\u007f"],
  "runs beyond ASCII": ["é", "ÄÖÜ ", "\u0130", "中文", "ά ", "\u{1f600}", "\ud800", "Σ", "\u0161\u0170"],
  "runs of one letter": ["a", "Z", "x "],
  "runs of times": [
    "1 s ",
    "try 5 ",
    "retry 5 minutes ",
    "00:00:00 ",
    "retry 00:00:00 ",
    "again 1 xyz ",
    "9 h 9 m ",
  ],
  "runs of mechanisms": ["spf ", "dkim dmarc arc ", "sp dki dmar ", "mta-st "],
  "what logs write around replies": [
    "host a said: ",
    "host a[192.0.2.1] said: 550 ",
    "SMTP error from remote mail server after ",
    "SMTP error from remote mail server after RCPT TO:<a>: ",
    "while talking to ",
    "while talking to a.: ",
    "remote host said: ",
    "smtp; ",
    "(in reply to ",
    "(in reply to RCPT TO command)",
    " 503 ",
    "550-",
    "550-5.1.1 ",
    "550 5.1.1 ",
    "550 x\n",
    "550-5.1.1 x\r\n",
    "220 x 550 5.1",
    "5.3.0 - x '",
    "5.3.0 - x' (delivery attempts: 0)",
    "x5.1.1 ",
    "#5.1.",
    "(#5.1.1)",
  ],
};

export function textsFromRuns() {
  return Object.fromEntries(
    Object.entries(RUNS).map(([kind, units]) => [
      kind,
      units.flatMap((unit) => [repeat(unit), repeatBehindCodes(unit)]),
    ]),
  );
}
