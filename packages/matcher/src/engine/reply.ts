import { isOneLine, LONGEST_REPLY, toOneLine } from "./normal-form.js";

/** A reply taken out of what a log, a bounce message or a library wrote around it. */
export interface Reply {
  /** The reply on one line, its codes in front, in its own case. */
  text: string;
  /** Reply code (RFC 5321, section 4.2). */
  code: number | undefined;
  /** Enhanced status code (RFC 3463), as written. */
  enhanced: string | undefined;
  /** Name of the server that answered, where the text around the reply tells it. */
  host: string | undefined;
  /** SMTP command that was answered, where the text around the reply tells it. */
  command: string | undefined;
}

/** Takes the reply out of its surroundings and reads its codes. Linear; never fails. */
export function readReply(raw: string): Reply {
  const cut = raw.length > LONGEST_REPLY ? raw.slice(0, LONGEST_REPLY) : raw;
  return readCutReply(cut, isOneLine(cut));
}

/** The same for a text that is short enough; where it may be more than one even line, it is made one. */
export function readCutReply(cut: string, isLine: boolean): Reply {
  const text = isLine ? cut : toOneLine(dropLineCodes(cut));
  const reply: Reply = {
    text,
    code: undefined,
    enhanced: undefined,
    host: undefined,
    command: undefined,
  };
  unwrap(reply);
  readCodes(reply);
  return reply;
}

const LINE_START = /^([2-5]\d\d)(?:[ -]+[245]\.\d{1,3}\.\d{1,3}(?= |$)|[ -]|$)/;
const CODE_IN_LINE = /[ :;>]([2-5]\d\d)[ -]/;
const LINE_ENDS = /[\r\n]+/g;

/**
 * Drops the codes that each continuation line repeats (RFC 5321, section 4.2.1; RFC 2034, section 4). A line
 * with another code begins another reply and keeps it.
 */
function dropLineCodes(raw: string): string {
  if (!raw.includes("\n") && !raw.includes("\r")) return raw;
  const lines = raw.replace(LINE_ENDS, "\n").split("\n");
  let code: string | undefined;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.length < SHORTEST_CODE) continue;
    const even = toOneLine(line);
    const found = LINE_START.exec(even);
    if (!found) code ??= CODE_IN_LINE.exec(even)?.[1];
    else if (code === undefined) code = found[1];
    else if (found[1] === code) lines[index] = even.slice(found[0].length);
  }
  return lines.join(" ");
}

const SHORTEST_CODE = 3;

/** `smtp; `, `x-unix; `: the type in front of a Diagnostic-Code (RFC 3464, section 2.3.6). */
const DIAGNOSTIC_TYPE = /^(?:smtp|lmtp|unix|dns|x400|mts|x-[a-z0-9-]{1,30}) ?; ?/i;
/** Postfix: `host mx.example.com[192.0.2.1] said: 550 …`. */
const HOST_SAID = /\bhost ([^\s[\]()]{1,253}) ?(?:\[[^\]\s]{1,60}\])?(?::\d{1,5})? said: ?/i;
/** Exim: `SMTP error from remote mail server after RCPT TO:<…>: host mx.example.com [192.0.2.1]: 550 …`. */
const EXIM =
  /\b(?:SMTP|LMTP) error from remote (?:mail ?server|mailer) after (.{2,400}?):(?: host ([^ [\]]{1,253}) ?(?:\[[^\] ]{1,60}\])?:)?(?: |$)/i;
/** qmail and many others: `Remote host said: 550 …`. */
const REMOTE_SAID =
  /\b(?:remote (?:host|mta|server|system)|server|host|they) (?:said|replied|responded|answered|returned)(?: with)?:? ?['"]?(?=[2-5]\d\d(?:[ -]|$))/i;
/** Sendmail: `… while talking to mx.example.com.: >>> RCPT To:<…> <<< 550 …`. */
const TALKING_TO = /while talking to ([^\s:]{1,253}?)\.?: ?/i;

function unwrap(wrapped: Reply): void {
  const added = additionTo(wrapped.text);
  if (added) {
    wrapped.command = added.command;
    wrapped.text = wrapped.text.slice(0, added.at);
  }
  if (wrapped.text.endsWith(")")) takeQuoted(wrapped);
  const first = wrapped.text.charCodeAt(0);
  if (first >= 0x32 && first <= 0x35) return;
  wrapped.text = wrapped.text.replace(DIAGNOSTIC_TYPE, "");
  if (startsWithCode(wrapped.text) || !MAY_HOLD_REPLY.test(wrapped.text)) return;
  afterServerSaid(wrapped) || afterTalkingTo(wrapped) || afterRemoteSaid(wrapped);
  if (!startsWithCode(wrapped.text)) skipToCode(wrapped);
}

/** What every one of the patterns below holds; most texts without a code in front have none of it. */
const MAY_HOLD_REPLY = /[2-5]\d\d|said:|error from remote|talking to/i;

function startsWithCode(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first < 0x32 || first > 0x35 || !isDigit(text.charCodeAt(1)) || !isDigit(text.charCodeAt(2)))
    return false;
  return text.length === 3 || text.charCodeAt(3) === SPACE || text.charCodeAt(3) === HYPHEN;
}

const SPACE = 0x20;
const HYPHEN = 0x2d;

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Postfix: `… (in reply to RCPT TO command)`. */
const IN_REPLY_TO = /^\(in reply to (?:end of )?([A-Z ]{3,40}?)(?: command)?\)$/i;
/** The longest form of it. */
const LONGEST_ADDITION = "(in reply to end of ".length + 40 + " command)".length;

/** Where Postfix added the command that was answered, and which one it was. */
export function additionTo(
  text: string,
): { readonly at: number; readonly command: string | undefined } | undefined {
  if (!text.endsWith(")")) return undefined;
  const open = text.lastIndexOf("(");
  if (open < 0 || text.length - open > LONGEST_ADDITION || (text.charCodeAt(open + 1) | 0x20) !== 0x69)
    return undefined;
  const found = IN_REPLY_TO.exec(text.slice(open));
  if (!found) return undefined;
  return { at: text.charCodeAt(open - 1) === SPACE ? open - 1 : open, command: toCommand(found[1]!) };
}

/** Cisco: `550 5.3.0 5.3.0 - Other mail system problem 'REPLY' (delivery attempts: 0)`. */
const CISCO =
  /^([245]\d\d )?(?:[245]\.\d{1,3}\.\d{1,3} )?[245]\.\d{1,3}\.\d{1,3} - [^']{1,80} '(.{1,4000})' \(delivery attempts: \d{1,6}\)$/;
/** What another server said, quoted by one that sums it up: the quotation says more. */
function takeQuoted(wrapped: Reply): void {
  if (!wrapped.text.includes("(delivery attempts: ")) return;
  const found = CISCO.exec(wrapped.text);
  if (found) wrapped.text = startsWithCode(found[2]!) ? found[2]! : (found[1] ?? "") + found[2]!;
}

/** Postfix or Exim, whoever wrote first: what stands further on is quoted in the reply. */
function afterServerSaid(wrapped: Reply): boolean {
  const postfix = HOST_SAID.exec(wrapped.text);
  const exim = EXIM.exec(wrapped.text);
  const found = postfix && exim ? (exim.index < postfix.index ? exim : postfix) : (postfix ?? exim);
  if (!found) return false;
  const host = found === postfix ? found[1] : found[2];
  if (found === exim) wrapped.command ??= toCommand(found[1]!);
  if (host) wrapped.host = host;
  wrapped.text = wrapped.text.slice(found.index + found[0].length);
  return true;
}

function afterTalkingTo(wrapped: Reply): boolean {
  const found = TALKING_TO.exec(wrapped.text);
  if (!found) return false;
  wrapped.host = found[1]!;
  const rest = wrapped.text.slice(found.index + found[0].length);
  const command = /^>>> ?([A-Z]{4})/i.exec(rest);
  if (command) wrapped.command ??= toCommand(command[1]!);
  const answer = rest.indexOf("<<< ");
  wrapped.text = answer < 0 ? rest : rest.slice(answer + 4);
  return true;
}

function afterRemoteSaid(wrapped: Reply): boolean {
  const found = REMOTE_SAID.exec(wrapped.text);
  if (!found) return false;
  wrapped.text = wrapped.text.slice(found.index + found[0].length);
  return true;
}

/** A code behind other text is believed where a colon, bracket or quote leads to it, or an enhanced code follows. */
const CODE_INSIDE =
  /(?:[:;>('"]|<<<) ?([245]\d\d)(?=[ -]\D|[ -]#?[245]\.\d{1,3}\.\d{1,3}(?!\.?\d))|[ ([]([245]\d\d)(?=[ -]#?[245]\.\d{1,3}\.\d{1,3}(?!\.?\d))/;

function skipToCode(wrapped: Reply): void {
  const found = CODE_INSIDE.exec(wrapped.text);
  if (!found) return;
  const code = found[1] ?? found[2]!;
  wrapped.text = wrapped.text.slice(found.index + found[0].length - code.length);
}

const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/^mail/i, "MAIL"],
  [/^rcpt/i, "RCPT"],
  [/^(?:ehlo|helo|lhlo)/i, "EHLO"],
  [/^starttls/i, "STARTTLS"],
  [/^auth/i, "AUTH"],
  [/data|message|bdat|end of/i, "DATA"],
  [/connect|banner|greeting/i, "CONNECT"],
];

/** The verb of a command as one of CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA. */
export function toCommand(written: string): string | undefined {
  for (const [pattern, command] of COMMANDS) if (pattern.test(written)) return command;
  return undefined;
}

const ENHANCED_IN_FRONT = /^[ -]{1,8}#?([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/;
/** By the class that counts; without a reply code any does. Neither dotted numbers nor domains hold one. */
const ENHANCED_INSIDE: Readonly<Record<string, RegExp>> = {
  "2": /(?:^|[ ([<{:;,#"'=-])(2\.\d{1,3}\.\d{1,3})(?!\.?\d|[a-z_-]*\.[a-z])/i,
  "4": /(?:^|[ ([<{:;,#"'=-])(4\.\d{1,3}\.\d{1,3})(?!\.?\d|[a-z_-]*\.[a-z])/i,
  "5": /(?:^|[ ([<{:;,#"'=-])(5\.\d{1,3}\.\d{1,3})(?!\.?\d|[a-z_-]*\.[a-z])/i,
  any: /(?:^|[ ([<{:;,#"'=-])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d|[a-z_-]*\.[a-z])/i,
};

function readCodes(reply: Reply): void {
  if (!startsWithCode(reply.text)) {
    reply.enhanced = enhancedInside(reply.text, "any");
    return;
  }
  if (reply.text.charCodeAt(0) < 0x34) skipToRefusal(reply);
  if (reply.text.charCodeAt(3) === HYPHEN) reply.text = joinRepeats(reply.text);
  reply.code = digitAt(reply.text, 0) * 100 + digitAt(reply.text, 1) * 10 + digitAt(reply.text, 2);
  if (reply.code >= 400 && reply.code !== BAD_SEQUENCE) cutConsequence(reply);
  reply.enhanced = findEnhanced(reply.text);
}

/** What stands before an enhanced code, the code, and the two characters that may make it something else. */
const FRONT = 24;

/** The enhanced code of a text that begins with a reply code: in front, else further inside. */
export function findEnhanced(text: string): string | undefined {
  return enhancedInFront(text) ?? enhancedInside(text, text[0]!);
}

/** The enhanced code behind the reply code, `550 5.1.1`, `550 #5.1.0`. */
export function enhancedInFront(text: string): string | undefined {
  const first = text.charCodeAt(4);
  const end = first === 0x35 || first === 0x34 ? endOfPlainCode(text) : -1;
  if (end > 0) return text.slice(4, end);
  if (!isDigit(first) && first !== 0x23 && first !== SPACE && first !== HYPHEN) return undefined;
  return ENHANCED_IN_FRONT.exec(text.slice(3, FRONT))?.[1];
}

/** Where `d.ddd.ddd` that begins at 4 ends, when a space or the end follows; -1 for any other form. */
function endOfPlainCode(text: string): number {
  let at = 5;
  for (let part = 0; part < 2; part++) {
    if (text.charCodeAt(at) !== DOT) return -1;
    const from = at + 1;
    at = from;
    while (at < from + 3 && isDigit(text.charCodeAt(at))) at++;
    if (at === from) return -1;
  }
  return at === text.length || text.charCodeAt(at) === SPACE ? at : -1;
}

const DOT = 0x2e;

function digitAt(text: string, at: number): number {
  return text.charCodeAt(at) - 0x30;
}

const BAD_SEQUENCE = 503;
const CONSEQUENCE = / 503(?: 5\.\d{1,3}\.\d{1,3})? (?=[A-Za-z])/;

/**
 * Whoever goes on after a refusal is told 503, bad sequence of commands (RFC 5321, section 4.1.4): what stands
 * behind it is not about this refusal.
 */
function cutConsequence(reply: Reply): void {
  const found = reply.text.includes(" 503 ") ? CONSEQUENCE.exec(reply.text) : null;
  if (found) reply.text = reply.text.slice(0, found.index);
}

/** A greeting that turns into a refusal: `220-mx.example.com 421 4.2.1 …`. */
const REFUSAL_BEHIND = / ([45])\d\d[ -]\1\.\d{1,3}\.\d{1,3} /;

function skipToRefusal(reply: Reply): void {
  const refusal = REFUSAL_BEHIND.exec(reply.text);
  if (refusal) reply.text = reply.text.slice(refusal.index + 1);
}

/** An enhanced code further inside, `(#5.1.1)` or `[5.7.1]`, counts when its class is that of the reply code. */
function enhancedInside(text: string, classes: string): string | undefined {
  return MAY_HOLD_ENHANCED.test(text) ? ENHANCED_INSIDE[classes]?.exec(text)?.[1] : undefined;
}

const MAY_HOLD_ENHANCED = /[245]\.\d{1,3}\.\d/;

/**
 * A multi-line reply whose line ends were lost: `550-5.7.1 one 550-5.7.1 two 550 5.7.1 three`. The codes that
 * begin each later line are dropped.
 */
function joinRepeats(text: string): string {
  const code = text.slice(0, 3);
  const enhanced = ENHANCED_IN_FRONT.exec(text.slice(3, FRONT))?.[1];
  const repeat = new RegExp(
    ` ${code}[ -]${enhanced ? `(?:${enhanced.replaceAll(".", "\\.")}(?= |$))?` : ""} ?`,
    "g",
  );
  return `${code} ${text.slice(4).replace(repeat, " ")}`.replace(/ {2,}/g, " ").trimEnd();
}
