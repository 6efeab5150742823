/** MATCHING.md, step 1: taking the reply out of what surrounds it. */
export interface TakenOut {
  readonly text: string;
  readonly host?: string | undefined;
  readonly command?: string | undefined;
}

const LONGEST_REPLY = 4096;

export function takeOut(reply: string): TakenOut {
  const lines = reply
    .slice(0, LONGEST_REPLY)
    .split(/\r\n|\r|\n/)
    .map(onOneLine);
  return withoutSurroundings(onOneLine(withoutRepeatedCodes(lines).join(" ")));
}

const WHITE = /[\u0000-\u0020\u007F-\u00A0\u1680\u2000-\u200B\u2028\u2029\u202F\u205F\u3000\uFEFF]+/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Step 1.2. */
function onOneLine(text: string): string {
  return text.replace(WHITE, " ").replace(LONE_SURROGATE, "\uFFFD").replace(/^ | $/g, "");
}

/** Step 1.3. */
function withoutRepeatedCodes(lines: readonly string[]): string[] {
  const codes = lines.map(codeOfLine);
  const first = codes.findIndex((code) => code !== undefined);
  return lines.map((line, at) => (first >= 0 && at > first ? withoutCode(line, codes[first]!) : line));
}

function codeOfLine(line: string): string | undefined {
  return /^([2-5]\d\d)(?:[ -]|$)/.exec(line)?.[1] ?? /[ :;>]([2-5]\d\d)[ -]/.exec(line)?.[1];
}

function withoutCode(line: string, code: string): string {
  const withEnhanced = new RegExp(`^${code}[ -]+[245]\\.\\d{1,3}\\.\\d{1,3}(?= |$)`);
  if (withEnhanced.test(line)) return line.replace(withEnhanced, "");
  return line.replace(new RegExp(`^${code}(?:[ -]|$)`), "");
}

const beginsWithCode = (text: string) => /^[2-5]\d\d(?:[ -]|$)/.test(text);

/** Step 1.5. */
function withoutSurroundings(given: string): TakenOut {
  const [asked, inReply] = withoutCommand(given);
  const text = ofQuotation(asked);
  if (/^[2-5]/.test(text)) return { text, command: inReply };
  const bare = text.replace(/^(?:smtp|lmtp|unix|dns|x400|mts|x-[a-z0-9-]{1,30}) ?; ?/i, "");
  if (beginsWithCode(bare)) return { text: bare, command: inReply };
  const { text: behind, host, command } = behindWrapper(bare);
  const reply = beginsWithCode(behind) ? behind : fromFirstCode(behind);
  return { text: reply, host, command: inReply ?? command };
}

function withoutCommand(text: string): [text: string, command: string | undefined] {
  const found = / ?\(in reply to (?:end of )?([a-z ]{3,40}?)(?: command)?\)$/i.exec(text);
  return found ? [text.slice(0, found.index), nameOfCommand(found[1]!)] : [text, undefined];
}

const QUOTED =
  /^(?<code>[245]\d\d )?(?:[245]\.\d{1,3}\.\d{1,3} )?[245]\.\d{1,3}\.\d{1,3} - [^']{1,80} '(?<reply>.{1,4000})' \(delivery attempts: \d{1,6}\)$/;

function ofQuotation(text: string): string {
  const { code = "", reply } = QUOTED.exec(text)?.groups ?? {};
  if (reply === undefined) return text;
  return beginsWithCode(reply) ? reply : code + reply;
}

const WRAPPERS: readonly RegExp[] = [
  /(?<!\w)host (?<host>[^ [\]()]{1,253}) ?(?:\[[^\] ]{1,60}\])?(?::\d{1,5})? said: ?(?<text>.*)$/i,
  /(?<!\w)[SL]MTP error from remote (?:mail server|mailserver|mailer) after (?<command>.{2,400}?):(?: host (?<host>[^ [\]]{1,253}) ?(?:\[[^\] ]{1,60}\])?:)?(?: |$)(?<text>.*)$/i,
  /while talking to (?<host>[^ :]{1,253}?)\.?: ?(?<talk>.*)$/i,
  /(?<!\w)(?:remote host|remote mta|remote server|remote system|server|host|they) (?:said|replied|responded|answered|returned)(?: with)?:? ?['"]?(?<text>[2-5]\d\d(?:[ -].*)?)$/i,
];

function behindWrapper(text: string): TakenOut {
  const found = WRAPPERS.map((wrapper) => wrapper.exec(text));
  const [postfix, exim] = found;
  if (postfix && exim && exim.index < postfix.index) found[0] = null;
  for (const { groups } of found.filter((each) => each !== null)) {
    if (!groups) continue;
    const { host, command, talk } = groups;
    if (talk === undefined) return { text: groups.text!, host, command: nameOfCommand(command ?? "") };
    const answer = talk.indexOf("<<< ");
    return {
      text: answer < 0 ? talk : talk.slice(answer + 4),
      host,
      command: nameOfCommand(/^>>> ?([a-z]{4})/i.exec(talk)?.[1] ?? ""),
    };
  }
  return { text };
}

const BEFORE_ENHANCED = "[ -]#?[245]\\.\\d{1,3}\\.\\d{1,3}(?!\\.?\\d)";
const FIRST_CODE = new RegExp(
  `(?:(?<=(?:[:;>('"]|<<<) ?)[245]\\d\\d(?=[ -][^0-9]|${BEFORE_ENHANCED}))|(?:(?<=[ ([])[245]\\d\\d(?=${BEFORE_ENHANCED}))`,
);

function fromFirstCode(text: string): string {
  const place = text.search(FIRST_CODE);
  return place < 0 ? text : text.slice(place);
}

const COMMANDS: readonly [RegExp, string][] = [
  [/^mail/i, "MAIL"],
  [/^rcpt/i, "RCPT"],
  [/^(?:ehlo|helo|lhlo)/i, "EHLO"],
  [/^starttls/i, "STARTTLS"],
  [/^auth/i, "AUTH"],
  [/data|message|bdat|end of/i, "DATA"],
  [/connect|banner|greeting/i, "CONNECT"],
];

/** Step 0: the name of a command. */
export function nameOfCommand(words: string): string | undefined {
  return COMMANDS.find(([pattern]) => pattern.test(words))?.[1];
}
