import { findAddresses, isSameAddress } from "../address.js";
import type { Finding } from "../finding.js";
import { MOST_RECIPIENTS } from "../limits.js";
import { ownAddresses, type Report } from "../report.js";
import { readList, readRecipientLine } from "./list.js";
import { unwrap } from "./sections.js";
import { readTranscript } from "./transcript.js";

/** Lines of a report that are looked at; what is behind them repeats or returns mail. */
const MOST_LINES = 400;

/**
 * Reads a report of unknown software: the lines that look like recipients, and around them what looks like a
 * server's reply.
 */
export function readGeneric(report: Report): Finding[] {
  const recipients = findRecipients(report);
  if (recipients.length === 0) return [];
  const listed = readList(report.lines.slice(0, MOST_LINES), { end: /^-{3}\s*\S/ });
  return recipients.map((recipient) => {
    const own = listed.find(
      (one) => isSameAddress(one.recipient, recipient) && !/^Action: /i.test(one.reason ?? ""),
    );
    const kind = isDelay(report) ? ("delay" as const) : undefined;
    return {
      recipient,
      kind,
      reason: tellsReply(own?.reason)
        ? own!.reason
        : (findReply(report, recipient) ?? own?.reason ?? sentenceAround(report, recipient)),
    };
  });
}

/** Words of a report that the mail is still being tried. */
function isDelay({ text, subject }: Report): boolean {
  return (
    /^(?:warning:|delayed mail|delivery (?:delayed|status notification \(delay)|delay)|\bdelayed\b|zustellung verzögert|遅延|задержк/i.test(
      subject,
    ) ||
    /THIS IS A WARNING MESSAGE ONLY|not yet been delivered|has been delayed|will (?:be retried|continue to (?:try|be attempted)|keep trying)/.test(
      text,
    )
  );
}

/** In the order of trust: the header that names them, lines that begin with one, labels, sentences, the returned mail. */
function findRecipients(report: Report): string[] {
  if (report.failedRecipients.length > 0) return report.failedRecipients.slice(0, MOST_RECIPIENTS);
  const lines = report.lines.slice(0, MOST_LINES);
  const sources = [
    lines.flatMap((line) => readRecipientLine(line)?.recipient ?? []),
    lines.filter((line) => LABEL.test(line)).flatMap(findAddresses),
    lines.flatMap(findAddresses).slice(0, 10),
    findAddresses(report.original.get("to")).slice(0, 20),
  ];
  return (
    firstOthers(
      sources,
      ownAddresses(report, ["from", "reply-to", "return-path", "to", "delivered-to", "x-original-to"]),
    ) ??
    firstOthers(sources, ownAddresses(report, ["from"])) ??
    []
  );
}

/** The first source that names somebody else than the report's own sender and receiver, and their staff. */
function firstOthers(
  sources: readonly (readonly string[])[],
  own: ReadonlySet<string>,
): string[] | undefined {
  const isOther = (address: string): boolean => !own.has(address.toLowerCase()) && !OF_STAFF.test(address);
  const found = sources
    .map((addresses) => unique(addresses.filter(isOther)))
    .find((addresses) => addresses.length > 0);
  return found?.slice(0, MOST_RECIPIENTS);
}

const OF_STAFF = /^(?:postmaster|mailer-daemon|abuse|support|help|helpdesk|noc|info)@/i;
const LABEL =
  /^[\s>*-]{0,10}(?:RCPT TO|(?:failed |final |original |intended )?recipient(?: address)?s?|failed address(?:es)?|addressed to|to|destinataires?|empfänger|destinatarios?|destinatari|получатели?|кому|収件者|宛先|受信者|收件人)\s{0,3}[:：=]/i;

function unique(addresses: readonly string[]): string[] {
  const known = new Set<string>();
  return addresses.filter((address) => !known.has(address.toLowerCase()) && known.add(address.toLowerCase()));
}

const REPLY_LINE = /(?:^|[\s:;>('"[])[45]\d\d[ -](?:#?[45]\.\d{1,3}\.\d{1,3}\b|[A-Za-z<'"[:])/;
const STATUS = /(?:^|[\s(<[#:;])#?[45]\.[0-7]\.\d{1,3}(?![\d.]*\d)/;

function tellsReply(reason: string | undefined): boolean {
  return reason !== undefined && (REPLY_LINE.test(reason) || STATUS.test(reason));
}

/** A transcript's refusal, a line with a reply code and the lines that continue it, or one with an enhanced code. */
function findReply({ lines }: Report, recipient: string): string | undefined {
  if (lines.some((line) => line.trimStart().startsWith("<<< "))) {
    const exchanges = readTranscript(lines.map((line) => line.trim()));
    const exchange = exchanges.find((one) => isSameAddress(one.recipient, recipient)) ?? exchanges[0];
    if (exchange) return exchange.reply;
  }
  const near = lines.slice(0, MOST_LINES);
  const at = near.findIndex((line) => REPLY_LINE.test(line));
  if (at >= 0) return paragraphFrom(near, at);
  const coded = near.findIndex((line) => STATUS.test(line));
  return coded < 0 ? undefined : paragraphFrom(near, coded);
}

function paragraphFrom(lines: readonly string[], start: number): string {
  const end = lines.findIndex((line, at) => at > start && (line.trim() === "" || at > start + 12));
  return lines
    .slice(start, end < 0 ? start + 12 : end)
    .map((line) => line.trim())
    .join("\n");
}

/** A paragraph that is shorter is a greeting or a headline. */
const SHORTEST_SENTENCE = 20;

/** The paragraph that names the recipient, or a neighbour when that says nothing else. */
function sentenceAround({ text }: Report, recipient: string): string | undefined {
  const paragraphs = text
    .split("\n\n", MOST_LINES)
    .map(unwrap)
    .filter((paragraph) => paragraph !== "");
  const at = Math.max(
    0,
    paragraphs.findIndex((paragraph) => paragraph.includes(recipient)),
  );
  const near = [paragraphs[at], paragraphs[at + 1], paragraphs[at - 1]].filter(
    (paragraph) => paragraph !== undefined,
  );
  const said = near.filter((paragraph) => /\p{L}{3}/u.test(paragraph.replace(recipient, "")));
  const chosen = said.find((paragraph) => paragraph.length > recipient.length + SHORTEST_SENTENCE) ?? said[0];
  return chosen?.slice(0, 1_000);
}
