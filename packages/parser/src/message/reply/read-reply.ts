import { LONGEST_REPLY } from "../limits.js";
import { WRAPPERS } from "./wrappers.js";

/** A server's reply, taken out of what a report wrote around it. */
export interface Reply {
  readonly reply?: string;
  readonly replyCode?: string;
  readonly status?: string;
  readonly command?: string;
  readonly remoteHost?: string;
}

interface Unwrapped {
  text: string;
  command?: string | undefined;
  remoteHost?: string | undefined;
}

/** Reads the reply in a reason. Linear in a text that is cut to LONGEST_REPLY first. */
export function readReply(reason: string): Reply {
  const cut = reason.trim().slice(0, LONGEST_REPLY);
  if (cut === "") return {};
  const unwrapped: Unwrapped = { text: cut };
  cutCommand(unwrapped);
  for (const wrapper of WRAPPERS) {
    // What a reply quotes of another server is a part of it: a refused sender's own server, for one.
    if (STARTS_WITH_CODE.test(unwrapped.text)) break;
    if (wrapper.sign === "" || unwrapped.text.includes(wrapper.sign)) {
      unwrap(unwrapped, wrapper.pattern, wrapper.command);
    }
  }
  const text = fromCode(unwrapped.text);
  const replyCode = readReplyCode(text);
  return {
    reply: text,
    ...(replyCode !== undefined && { replyCode }),
    ...keep("status", readStatus(text, replyCode) ?? readStatus(unwrapped.text, replyCode)),
    ...keep("command", unwrapped.command),
    ...keep("remoteHost", unwrapped.remoteHost?.replace(/\.$/, "")),
  };
}

const STARTS_WITH_CODE = /^[245]\d\d[ -]/;

function keep<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return value === undefined || value === "" ? {} : ({ [name]: value } as Record<Name, string>);
}

/** Postfix: `… (in reply to end of DATA command)`; Yahoo: `… [RCPT_TO]`. */
const COMMAND_BEHIND =
  /\s*(?:\(in\s+reply\s+to\s+(?:end\s+of\s+)?([A-Z][A-Z ]{2,19}?)(?:\s+command)?\)|\[(RCPT_TO|MAIL_FROM|DATA|BODY)\])\s*$/;

function cutCommand(unwrapped: Unwrapped): void {
  const last = unwrapped.text.at(-1);
  const found = last === ")" || last === "]" ? COMMAND_BEHIND.exec(unwrapped.text.slice(-80)) : null;
  if (!found) return;
  unwrapped.command = toCommand(found[1] ?? found[2]!);
  unwrapped.text = unwrapped.text.slice(0, unwrapped.text.length - found[0].length);
}

/** Named groups: host, command. What follows the match is the reply, where any follows. */
function unwrap(unwrapped: Unwrapped, pattern: RegExp, command: string | undefined): void {
  const found = pattern.exec(unwrapped.text);
  if (!found) return;
  const rest = unwrapped.text.slice(found.index + found[0].length).trim();
  unwrapped.remoteHost ??= found.groups?.host;
  unwrapped.command ??= command ?? toCommand(found.groups?.command ?? "");
  if (rest !== "") unwrapped.text = rest;
}

const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/^mail/i, "MAIL"],
  [/^rcpt/i, "RCPT"],
  [/data|message|bdat|body|content|^end|^\.$/i, "DATA"],
  [/^[ehl]{2}lo/i, "EHLO"],
  [/connect|banner|greeting|^initial/i, "CONNECT"],
  [/^starttls/i, "STARTTLS"],
  [/^auth/i, "AUTH"],
];

/** A command as one of CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA; undefined for others. */
export function toCommand(written: string): string | undefined {
  for (const [pattern, command] of COMMANDS) if (pattern.test(written)) return command;
  return undefined;
}

/**
 * A code that starts a reply: at a line's start, or where a colon, bracket or quote leads to it; elsewhere only
 * with an enhanced code behind it, so that "500 users" is none.
 */
const CODE =
  /(?:^|\n|[:;,>([{'"#] ?|<<< ?)([245][0-5]\d)(?=[ -]+#?[245]\.\d{1,3}\.\d{1,3}\b|[ -]+(?=[^\d\s])|[ -]+\d{3}[ -]|-'|$)|[\s({[]([245][0-5]\d)(?=[ -]#?[245]\.\d{1,3}\.\d{1,3}\b|-')/;

/** The text from the reply's code on, or all of it. A refusal in a greeting is what was meant. */
function fromCode(text: string): string {
  const found = CODE.exec(text);
  if (!found) return text;
  const code = found[1] ?? found[2]!;
  const at = found.index + found[0].length - code.length;
  const opened = at > 0 ? text[at - 1]! : "";
  const reply = closeAt(text.slice(at), CLOSERS[opened]);
  const refusal = code < "400" ? /[\s-]([45]\d\d [45]\.\d{1,3}\.\d{1,3} )/.exec(reply) : null;
  return unquote(refusal ? reply.slice(refusal.index + 1) : reply);
}

const CLOSERS: Readonly<Record<string, string>> = { "'": "'", '"': '"', "[": "]", "(": ")" };

/** What a report put into quotes or brackets ends with them. */
function closeAt(reply: string, closer: string | undefined): string {
  if (closer === undefined) return reply;
  const end = reply.lastIndexOf(closer);
  const opens = closer === "]" ? reply.indexOf("[") : closer === ")" ? reply.indexOf("(") : -1;
  if (end < 0 || (opens >= 0 && opens < end && reply.indexOf(closer) === end && reply.length - end < 2))
    return reply;
  return reply.slice(0, end).trimEnd();
}

/** IronPort: `550-'5.7.1 Access denied' (delivery attempts: 0)`. */
function unquote(reply: string): string {
  const found = /^([245]\d\d)-'(.{1,2000}?)'(?: \(delivery attempts: \d{1,4}\))?$/s.exec(reply);
  return found ? `${found[1]} ${found[2]}` : reply;
}

function readReplyCode(text: string): string | undefined {
  return /^([245]\d\d)(?![\d.])/.exec(text)?.[1];
}

const STATUS = /(?:^|[\s([<{:;,#"'=-])#?(([245])\.[0-7]\.\d{1,3})(?![\d.]*\d|[a-z_-]*\.[a-z])/gi;

/** The enhanced status code behind a reply code, else the first of the same class in the text. */
function readStatus(text: string, replyCode: string | undefined): string | undefined {
  const behind =
    replyCode === undefined
      ? undefined
      : /^[ -]+#?([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text.slice(3, 24))?.[1];
  if (behind !== undefined) return behind;
  for (const [, status, digit] of text.matchAll(STATUS)) {
    if (replyCode === undefined || replyCode.startsWith(digit!)) return status;
  }
  return undefined;
}
