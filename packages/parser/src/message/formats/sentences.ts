import { findAddress } from "../address.js";
import type { Finding } from "../finding.js";
import { MOST_RECIPIENTS } from "../limits.js";
import { toCommand } from "../reply/read-reply.js";
import { joinLines } from "./list.js";

/**
 * Reports that name a recipient in a sentence. A pattern is tried on the whole text, with the flags g, m and i as
 * needed; its groups are recipient, reason, host and command.
 */
export function readSentences(text: string, patterns: readonly RegExp[]): Finding[] {
  for (const pattern of patterns) {
    const found = [...text.matchAll(pattern)].slice(0, MOST_RECIPIENTS).flatMap(({ groups = {} }) => {
      const recipient = findAddress(groups.recipient ?? "");
      if (recipient === undefined && groups.recipient !== undefined) return [];
      return [
        {
          recipient,
          reason: joinReason(groups.reason),
          remoteHost: groups.host,
          command: toCommand(groups.command ?? ""),
        },
      ];
    });
    if (found.length > 0) return found;
  }
  return [];
}

function joinReason(written: string | undefined): string | undefined {
  const joined = (written ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .reduce(joinLines, "");
  return joined || undefined;
}
