import type { EventKind } from "../../event.js";
import { findAddress, isSameAddress } from "../address.js";
import type { Finding } from "../finding.js";
import { MOST_RECIPIENTS } from "../limits.js";
import { betterReason } from "../reply/combine.js";
import { type Format, says } from "./format.js";
import { type Exchange, readTranscript } from "./transcript.js";

/** Sendmail 8, and what copies its layout: ActiveHunter, Bigfoot, Biglobe. */
export const sendmail: Format = {
  name: "sendmail",
  recognises: (report) =>
    says(
      report,
      "Transcript of session follows",
      "addresses had permanent fatal errors",
      "addresses had transient non-fatal errors",
      "addresses had delivery problems -----",
    ),
  read: ({ lines, text }) => {
    const exchanges = readTranscript(sectionBehind(lines, /-----\s*Transcript of session follows/));
    const listed = readAddresses(lines);
    if (listed.length === 0) return exchanges.map(fromExchange);
    const notes = text.includes("Non-delivered information")
      ? sectionBehind(lines, /Non-delivered information/)
          .join(" ")
          .trim()
      : undefined;
    return listed.map((finding) => explain(finding, exchanges, listed.length === 1, notes));
  },
};

function sectionBehind(lines: readonly string[], title: RegExp): readonly string[] {
  const start = lines.findIndex((line) => title.test(line)) + 1;
  return start === 0 ? [] : lines.slice(start);
}

const SECTION =
  /^\s*-----\s*The following addresses had (permanent fatal errors|transient non-fatal errors|successful delivery|delivery problems)/;

/** The address lists, each address with its `(reason: …)` and `(expanded from: …)`. */
function readAddresses(lines: readonly string[]): Finding[] {
  const found: Finding[] = [];
  let kind: EventKind | undefined;
  let inside = false;
  for (const line of lines) {
    const title = SECTION.exec(line);
    if (title) {
      inside = true;
      kind = kindOf(title[1]!);
    } else if (/^\s*-----/.test(line)) inside = false;
    else if (inside && found.length < MOST_RECIPIENTS) readAddressLine(found, line, kind);
  }
  return found;
}

function kindOf(title: string): EventKind {
  if (title.startsWith("transient")) return "delay";
  return title.startsWith("successful") ? "delivered" : "bounce";
}

function readAddressLine(found: Finding[], line: string, kind: EventKind | undefined): void {
  const note = /^\((reason|expanded from): (.*)$/.exec(line.trim());
  const last = found.at(-1);
  if (note && last) {
    if (note[1] === "reason") found[found.length - 1] = { ...last, reason: note[2]!.replace(/\)$/, "") };
    else found[found.length - 1] = { ...last, ...expanded(last, note[2]!) };
    return;
  }
  if (note || line.trim() === "") return;
  const recipient = findAddress(line);
  if (recipient !== undefined || line.startsWith('"|')) found.push({ recipient, kind });
}

/** An alias that runs a program has no address but the one that it was expanded from. */
function expanded(last: Finding, written: string): Finding {
  const originalRecipient = findAddress(written);
  return { recipient: last.recipient ?? originalRecipient, originalRecipient };
}

function explain(
  finding: Finding,
  exchanges: readonly Exchange[],
  alone: boolean,
  notes: string | undefined,
): Finding {
  const exchange =
    exchanges.find(
      ({ recipient, reply }) => isSameAddress(recipient, finding.recipient) || begins(reply, finding.reason),
    ) ?? (alone ? exchanges[0] : undefined);
  const reason = betterReason(finding.reason, exchange?.reply) ?? notes;
  return {
    ...finding,
    reason,
    remoteHost: exchange?.host,
    command: exchange?.command,
    status: exchange?.localStatus,
  };
}

/** Sendmail shows the first line of a reply as the reason. */
function begins(reply: string, reason: string | undefined): boolean {
  return (
    reason !== undefined && reason.length > 3 && reply.startsWith(reason.slice(0, 60).replace(/\.\.\.$/, ""))
  );
}

function fromExchange({ recipient, reply, host, command, localStatus }: Exchange): Finding {
  return { recipient, reason: reply, remoteHost: host, command, status: localStatus };
}
