/** MATCHING.md, step 2: the codes of a reply. */
export interface Coded {
  readonly text: string;
  readonly code?: number;
  readonly enhanced?: string;
  /** First digit of the reply code, else of the enhanced code; 0 without either. */
  readonly digit: number;
}

const ENHANCED = "[245]\\.\\d{1,3}\\.\\d{1,3}(?!\\.?\\d)";
const BEHIND_CODE = new RegExp(`^\\d\\d\\d[ #-]+(${ENHANCED})`);
const ANYWHERE = new RegExp(`(?<=^|[ ([<{:;,#"'=-])(${ENHANCED})(?![a-z])(?!\\.[a-z])`, "gi");
const TURNED = /(?<= )(?:4\d\d 4\.\d{1,3}\.\d{1,3}|5\d\d 5\.\d{1,3}\.\d{1,3}) /;

export function readCodes(given: string): Coded {
  const text = onceOnly(turned(given));
  const code = replyCode(text);
  const enhanced = enhancedCode(text, code);
  const digit = Number((code ?? enhanced ?? "0")[0]);
  return { text, digit, ...(code && { code: Number(code) }), ...(enhanced && { enhanced }) };
}

function replyCode(text: string): string | undefined {
  return /^([2-5]\d\d)(?:[ -]|$)/.exec(text)?.[1];
}

/** A greeting turned into a refusal begins at the refusal. */
function turned(text: string): string {
  if (!/^[23]\d\d([ -]|$)/.test(text)) return text;
  const place = text.search(TURNED);
  return place < 0 ? text : text.slice(place);
}

/** A reply of several lines that somebody joined repeats its code. */
function onceOnly(text: string): string {
  const code = /^([2-5]\d\d)-/.exec(text)?.[1];
  if (!code) return text;
  const enhanced = BEHIND_CODE.exec(text)?.[1];
  const again = enhanced ? `(?:${enhanced.replaceAll(".", "\\.")}(?!\\.?\\d))?` : "";
  const rest = text.slice(4).replace(new RegExp(` ${code}[ -]${again}`, "g"), " ");
  return `${code} ${rest}`.replace(/ +/g, " ").replace(/ $/, "");
}

function enhancedCode(text: string, code: string | undefined): string | undefined {
  const behind = code && BEHIND_CODE.exec(text)?.[1];
  if (behind) return behind;
  for (const [, found] of text.matchAll(ANYWHERE)) if (!code || found![0] === code[0]) return found;
  return undefined;
}

/** Lower case by the simple mapping, unit by unit, so that positions stay. */
export function normalForm(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text[at]!.toLowerCase()[0]!).join("");
}
