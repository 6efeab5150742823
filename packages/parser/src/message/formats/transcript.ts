import { findAddress } from "../address.js";
import { MOST_RECIPIENTS } from "../limits.js";
import { toCommand } from "../reply/read-reply.js";

/** A refusal in the transcript of a session, as Sendmail writes it. */
export interface Exchange {
  readonly recipient?: string | undefined;
  /** The server's words, or the client's own where no server spoke. */
  readonly reply: string;
  readonly host?: string | undefined;
  readonly command?: string | undefined;
  /** Enhanced code of the client's own line. */
  readonly localStatus?: string | undefined;
}

interface Session {
  readonly found: Exchange[];
  host?: string | undefined;
  command?: string | undefined;
  /** The address in the last RCPT. */
  asked?: string | undefined;
  answer: string;
  /** What a program wrote. */
  output: string;
}

/**
 * Reads `>>> RCPT To:<…>`, `<<< 550 …` and the client's own `550 5.1.1 <…>... User unknown`. What follows a refusal
 * because of it (503 Need RCPT) comes without an address and is left out.
 */
export function readTranscript(lines: readonly string[]): Exchange[] {
  const session: Session = { found: [], answer: "", output: "" };
  for (const line of lines) {
    if (/^\s*-----/.test(line) || session.found.length >= MOST_RECIPIENTS) break;
    readLine(session, line.replace(/^\s{0,4}/, ""));
  }
  settle(session, session.asked, "");
  return withRecipients(session.found);
}

function readLine(session: Session, line: string): void {
  const talking = /while talking to ([^\s:]{1,255}?)\.?:/i.exec(line);
  if (talking) session.host = talking[1];
  else if (line.startsWith(">>>")) readCommand(session, line.slice(3).replace(/^>?\s*/, ""));
  else if (line.startsWith("<<<")) readAnswer(session, line.slice(3).trim());
  else readOwnLine(session, line);
}

function readCommand(session: Session, written: string): void {
  if (session.answer !== "" && /^[245]/.test(session.answer)) settle(session, session.asked, "");
  session.command = toCommand(written);
  session.asked = session.command === "RCPT" ? findAddress(written) : undefined;
}

function readAnswer(session: Session, answer: string): void {
  if (!/^[45]\d\d/.test(answer)) {
    session.answer ||= /^\d{3}/.test(answer) ? "" : answer;
    return;
  }
  const continues = session.answer.slice(0, 3) === answer.slice(0, 3) && lastLine(session.answer)[3] === "-";
  if (session.answer !== "" && !continues) settle(session, session.asked, "");
  session.answer = session.answer === "" || !continues ? answer : `${session.answer}\n${answer}`;
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf("\n") + 1);
}

/** `550 5.1.1 <user@example.com>... User unknown`, `554 5.0.0 Service unavailable`, `<user@example.com>... Deferred: …`. */
const OWN =
  /^(?:([245]\d\d) (?:([245]\.\d{1,3}\.\d{1,3}) )?)?(?:<?([^\s<>]{1,400}@[^\s<>]{1,255})>?|[^\s<>@]{1,255} \(smtp\))?(\.{3} .*)?/;

function readOwnLine(session: Session, line: string): void {
  const [, code, status, written, words] = OWN.exec(line)!;
  if (code === undefined && words === undefined) {
    if (line.trim() !== "") session.output = `${session.output} ${line.trim()}`.slice(-1_000);
    return;
  }
  const recipient = written === undefined ? undefined : findAddress(written);
  if (recipient === undefined && session.answer === "" && session.found.length > 0) return;
  settle(session, recipient ?? session.asked, ownReason(session, line), status);
}

/** A program's exit says less than what it printed. */
function ownReason({ output }: Session, line: string): string {
  const own = line
    .replace(/^([245]\d\d )[^\s<>@]{1,255} \(smtp\)\.{3} (?:\1)?/, "$1")
    .replace(/^[245]\d\d (.{1,300}?\.{3} )([245]\d\d )(?=\D)/, "$2$1");
  return output === "" ? own : `${own} ${output.trim()}`;
}

function settle(session: Session, recipient: string | undefined, own: string, localStatus?: string): void {
  const reply = session.answer || own;
  if (reply !== "")
    session.found.push({
      recipient,
      reply,
      host: session.host,
      command: session.answer ? session.command : undefined,
      localStatus,
    });
  session.answer = "";
  session.output = "";
}

/** Refusals with a recipient; without any, the first refusal of all. */
function withRecipients(found: readonly Exchange[]): Exchange[] {
  const named = found.filter(({ recipient }) => recipient !== undefined);
  const known = new Set<string>();
  const first = named.filter(({ recipient }) => !known.has(recipient!) && known.add(recipient!));
  return first.length > 0 ? first : found.slice(0, 1);
}
