import { isSameAddress } from "../address.js";
import type { Finding } from "../finding.js";
import { readReply } from "./read-reply.js";

/**
 * Joins what the machine-readable part says with what the text says of the same recipients. The machine-readable
 * part decides who they are; the text adds what the part lacks.
 */
export function combine(parsed: readonly Finding[], told: readonly Finding[]): Finding[] {
  if (parsed.length === 0) return [...told];
  return parsed.map((finding, at) => {
    const other = counterpart(finding, at, parsed, told);
    return other ? join(finding, other) : finding;
  });
}

function counterpart(
  finding: Finding,
  at: number,
  parsed: readonly Finding[],
  told: readonly Finding[],
): Finding | undefined {
  const same = told.find(
    ({ recipient }) =>
      isSameAddress(recipient, finding.recipient) || isSameAddress(recipient, finding.originalRecipient),
  );
  if (same) return same;
  return told.length === parsed.length &&
    (told.length === 1 || told.every(({ recipient }) => recipient === undefined))
    ? told[at]
    : undefined;
}

function join(parsed: Finding, told: Finding): Finding {
  const reply = readReply(told.reason ?? "");
  return {
    ...parsed,
    recipient: parsed.recipient?.includes("@") ? parsed.recipient : (told.recipient ?? parsed.recipient),
    kind: parsed.kind ?? told.kind,
    reason: betterReason(parsed.reason, told.reason),
    status: parsed.status ?? told.status,
    command: parsed.command ?? told.command ?? reply.command,
    remoteHost: parsed.remoteHost ?? told.remoteHost ?? reply.remoteHost,
  };
}

const REPLY_CODE = /(?:^|[\s:;>('"[])[245]\d\d[ -]/;

/**
 * The more informative of two reasons: one with a reply code before one without, the longer when one is the
 * beginning of the other or lost its blanks in folding; else the machine-readable one.
 */
export function betterReason(parsed: string | undefined, told: string | undefined): string | undefined {
  if (told === undefined || told === "") return parsed;
  if (parsed === undefined || isBareNumber(parsed)) return told;
  const [short, long] = [squeeze(parsed), squeeze(told)];
  if (long.includes(short.slice(0, 200)) && long.length >= short.length) return told;
  if (REPLY_CODE.test(parsed)) return parsed;
  return REPLY_CODE.test(told) ? told : parsed;
}

/** `X-Unix; 77`: the exit status of a program. */
function isBareNumber(text: string): boolean {
  return text.length < 40 && /^\d{0,3}$/.test(text.replace(/\W+/g, ""));
}

/** Without blanks, and without the three dots with which Sendmail shortens. */
function squeeze(text: string): string {
  return text.replace(/\s+|\.\.\.$/g, "").toLowerCase();
}
