/** MATCHING.md, step 1: taking the reply out of what surrounds it. */
export interface TakenOut {
  readonly text: string;
  readonly host?: string;
}

const LONGEST_REPLY = 4096;
const WHITE = /[\u0000-\u0020\u007F-\u00A0\u1680\u2000-\u200B\u2028\u2029\u202F\u205F\u3000\uFEFF]+/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const ENHANCED = /^[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/;

export function takeOut(reply: string): TakenOut {
  const lines = reply.slice(0, LONGEST_REPLY).split(/\r\n|\r|\n/);
  return withoutSurroundings(onOneLine(withoutRepeatedCodes(lines).join(" ")));
}

function withoutRepeatedCodes(lines: string[]): string[] {
  let first = lines.findIndex((line) => /^[2-5]\d\d([ -]|$)/.test(line));
  if (first < 0) first = lines.findIndex((line) => /(^|[\s:;>])[2-5]\d\d[ -]/.test(line));
  if (first < 0) return lines;
  const found = /^([2-5]\d\d)([ -]|$)/.exec(lines[first]!) ?? /(?:^|[\s:;>])([2-5]\d\d)[ -]/.exec(lines[first]!);
  const code = found![1]!;
  return lines.map((line, at) => (at > first ? withoutCode(line, code) : line));
}

function withoutCode(line: string, code: string): string {
  if (!line.startsWith(code)) return line;
  const rest = line.slice(3);
  if (rest === "") return "";
  if (!/^[ -]/.test(rest)) return line;
  return rest.slice(1).replace(ENHANCED, "");
}

function onOneLine(text: string): string {
  return text.replace(WHITE, " ").replace(LONE_SURROGATE, "\uFFFD").replace(/^ | $/g, "");
}

const beginsWithCode = (text: string) => /^[2-5]\d\d([ -]|$)/.test(text);

function withoutSurroundings(given: string): TakenOut {
  let text = given.replace(/ \(in reply to (end of )?[a-z]+( [a-z]+)?( command)?\)$/i, "");
  if (/^[2-5]/.test(text)) return { text };
  text = text.replace(/^(smtp|lmtp|unix|dns|x400|mts|x-[^ ;]*); ?/i, "");
  if (beginsWithCode(text)) return { text };
  const { text: behind, host } = behindWrapper(text);
  const taken = beginsWithCode(behind) ? behind : fromFirstCode(behind);
  return host ? { text: taken, host } : { text: taken };
}

const POSTFIX = /\bhost ([^ [\]]+)(?:\[[^ \]]*\])?(?::\d+)? said: ?/i;
const EXIM = /SMTP error from remote mail server after [^:]+(?::[^:]*)?:(?: host ([^ ]+) \[[^\]]*\]:)? ?/i;
const SENDMAIL = /while talking to ([^ ]+):.*?<<< /i;
const OTHERS =
  /\b(?:remote (?:host|server|mta|system)|server|host|they) (?:said|replied|responded|answered|returned)[: ]+(?=[2-5]\d\d([ -]|$))/i;

function behindWrapper(text: string): TakenOut {
  for (const wrapper of [POSTFIX, EXIM, SENDMAIL, OTHERS]) {
    const found = wrapper.exec(text);
    if (!found) continue;
    const behind = text.slice(found.index + found[0].length);
    return found[1] && wrapper !== OTHERS ? { text: behind, host: found[1] } : { text: behind };
  }
  return { text };
}

const BEHIND_SIGN = /(?<=(?:[:;>("']|<<<) ?)[245]\d\d(?=[ -])(?![ -]\d)/;
const BEFORE_ENHANCED = /(?<=[ ([{<])[245]\d\d(?=[ -][245]\.\d{1,3}\.\d{1,3}(?!\.?\d))/;

function fromFirstCode(text: string): string {
  const places = [text.search(BEHIND_SIGN), text.search(BEFORE_ENHANCED)].filter((place) => place >= 0);
  return places.length === 0 ? text : text.slice(Math.min(...places));
}
