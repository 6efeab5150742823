/** MATCHING.md, step 2: the codes of a reply, and its normal form. */
export interface Coded {
  readonly text: string;
  readonly code: number | undefined;
  readonly enhanced: string | undefined;
  /** First digit of the reply code, else of the enhanced code, else 0. */
  readonly class: number;
}

export function readCodes(given: string): Coded {
  const text = withoutConsequence(onceOnly(turned(given)));
  const code = replyCode(text);
  const enhanced = enhancedInFront(text) ?? enhancedInside(text, code);
  return {
    text,
    code: code ? Number(code) : undefined,
    enhanced,
    class: Number((code ?? enhanced ?? "0")[0]),
  };
}

/** Step 2.1. */
function replyCode(text: string): string | undefined {
  return /^([2-5]\d\d)(?:[ -]|$)/.exec(text)?.[1];
}

const REFUSAL = / (?:4\d\d[ -]4\.\d{1,3}\.\d{1,3}|5\d\d[ -]5\.\d{1,3}\.\d{1,3}) /;

/** Step 2.2: a greeting turned into a refusal. */
function turned(text: string): string {
  const place = /^[23]/.test(replyCode(text) ?? "") ? text.search(REFUSAL) : -1;
  return place < 0 ? text : text.slice(place + 1);
}

/** Step 2.3: a multi-line reply whose line ends were lost. */
function onceOnly(text: string): string {
  const code = replyCode(text);
  if (!code || text[3] !== "-") return text;
  const enhanced = enhancedInFront(text);
  const again = enhanced ? `(?:${enhanced.replaceAll(".", "\\.")}(?= |$))?` : "";
  const rest = text.slice(4).replace(new RegExp(` ${code}[ -]${again} ?`, "g"), " ");
  return `${code} ${rest}`.replace(/ +/g, " ").replace(/ $/, "");
}

/** Step 2.4: what is said to whoever goes on after a refusal. */
function withoutConsequence(text: string): string {
  const code = replyCode(text);
  if (!code || !/^[45]/.test(code) || code === "503") return text;
  return text.replace(/ 503 (?:5\.\d{1,3}\.\d{1,3} )?[a-z].*$/i, "");
}

const ENHANCED = "\\d{1,3}\\.\\d{1,3}(?!\\.?\\d)";

/** Step 2.5. */
function enhancedInFront(text: string): string | undefined {
  return new RegExp(`^[2-5]\\d\\d[ -]{1,8}#?([245]\\.${ENHANCED})`).exec(text)?.[1];
}

function enhancedInside(text: string, code: string | undefined): string | undefined {
  const digit = code ? code[0]! : "[245]";
  if (digit === "3") return undefined;
  return new RegExp(`(?:^|[ ([<{:;,#"'=-])(${digit}\\.${ENHANCED})(?![a-z_-]*\\.[a-z])`, "i").exec(text)?.[1];
}

/** Lower case by the simple mapping, unit by unit, so that positions stay. */
export function normalForm(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text[at]!.toLowerCase()[0]!).join("");
}
