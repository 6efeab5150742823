import type { EventKind } from "../../event.js";
import { findAddress, toBareAddress } from "../address.js";
import type { Finding } from "../finding.js";
import { LONGEST_REPLY, MOST_RECIPIENTS } from "../limits.js";

/** A report that lists recipients, each with the reason behind it. */
export interface ListLayout {
  /** The list starts behind the first line that matches; at the top where none does. */
  readonly begin?: RegExp;
  /** The list ends before the first line that matches. */
  readonly end?: RegExp;
  /** Lines of a reason that say nothing. */
  readonly skip?: RegExp;
  /** Empty lines do not end a reason. */
  readonly loose?: boolean;
  readonly kind?: EventKind | undefined;
}

interface Open {
  readonly recipient: string;
  readonly indent: number;
  reason: string;
  ended: boolean;
}

/** Reads the list; a line that begins with an address as far to the right as the first one does opens an entry. */
export function readList(lines: readonly string[], layout: ListLayout): Finding[] {
  const found: Finding[] = [];
  let open: Open | undefined;
  for (let at = startOf(lines, layout); at < lines.length && found.length < MOST_RECIPIENTS; at++) {
    const line = lines[at]!;
    if (layout.end?.test(line)) break;
    const next = readRecipientLine(line);
    if (next && (open === undefined || next.indent <= open.indent)) {
      if (open) found.push(close(open, layout));
      open = next;
    } else if (open) extend(open, line, layout);
  }
  if (open) found.push(close(open, layout));
  return found;
}

function startOf(lines: readonly string[], { begin }: ListLayout): number {
  return begin ? lines.findIndex((line) => begin.test(line)) + 1 : 0;
}

/**
 * `<user@example.com>: reason`, `user@example.com`, `"user@example.com":`, `* user@example.com`,
 * `user@example.com <user@example.com>: reason`.
 */
export function readRecipientLine(line: string): Open | undefined {
  const written = /^([\s>]*)(?:[*•·-]{1,4}\s+)?(.*)$/s.exec(line.slice(0, 2_000))!;
  const text = written[2]!;
  if (!text.includes("@")) return undefined;
  const head = readHead(text);
  if (!head) return undefined;
  const rest = head.rest.trim();
  if (rest !== "" && !/^[:(<[;,]|^\.{3}/.test(rest)) return undefined;
  return {
    recipient: head.recipient,
    indent: written[1]!.length,
    reason: rest.replace(/^(?:<mailto:[^>]{1,400}>)?[:;,]?\s*/, ""),
    ended: false,
  };
}

interface Head {
  readonly recipient: string;
  readonly rest: string;
}

function readHead(text: string): Head | undefined {
  const bracketed = /^<([^<>\s]{1,400}|"[^"<>]{1,200}"@[^<>\s]{1,255})>/.exec(text);
  if (bracketed) return toHead(bracketed[1]!, text.slice(bracketed[0].length));
  const quoted = /^(["'])([^\s"'<>]{1,400}@[^\s"'<>]{1,255})\1/.exec(text);
  if (quoted) return toHead(quoted[2]!, text.slice(quoted[0].length));
  const plain =
    /^([^\s<>()[\],;:"'@]{1,320}@[^\s<>()[\],;:"']{1,255})(?: <([^<>\s]{1,400}@[^<>\s]{1,255})>)?/.exec(text);
  return plain ? toHead(plain[2] ?? plain[1]!, text.slice(plain[0].length)) : undefined;
}

function toHead(written: string, rest: string): Head | undefined {
  const recipient = toBareAddress(`<${written.replace(/[.:;,]$/, "")}>`);
  return recipient?.includes("@") ? { recipient, rest } : undefined;
}

function extend(open: Open, line: string, { skip, loose }: ListLayout): void {
  const text = line.trim();
  if (text === "") {
    open.ended ||= open.reason !== "" && loose !== true;
    return;
  }
  if (open.ended || skip?.test(text) || open.reason.length > LONGEST_REPLY) return;
  open.reason = joinLines(open.reason, text);
}

/** Lines of a multi-line reply keep their line end; a wrapped line gets a blank. */
export function joinLines(text: string, line: string): string {
  if (text === "") return line;
  return /^[245]\d\d[ -]/.test(line) ? `${text}\n${line}` : `${text} ${line}`;
}

/** Postfix: `<a@example.com> (expanded from <b@example.com>): …`; Exim: `(generated from b@example.com) …`. */
const EXPANDED =
  /^\(?(?:expanded from|(?:ultimately )?generated from|originally addressed to)[: ]\s*([^()]{1,400})\):?\s*/i;

function close({ recipient, reason }: Open, { kind }: ListLayout): Finding {
  const expanded = EXPANDED.exec(reason);
  return {
    recipient,
    kind,
    originalRecipient: expanded ? findAddress(expanded[1]!) : undefined,
    reason: withoutMarks(expanded ? reason.slice(expanded[0].length) : reason) || undefined,
  };
}

/** `<user@example.com> ... unknown user`, `user@example.com (user unknown)`. */
function withoutMarks(reason: string): string {
  return reason.replace(/^\.{3}\s*/, "").replace(/^\(([^()]{1,1000})\)$/, "$1");
}
