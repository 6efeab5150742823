import { findAddresses, isSameAddress } from "../address.js";
import { wordedFormat } from "./format.js";
import { sectionBehind } from "./sections.js";
import { readTranscript } from "./transcript.js";

/** A stamp in front of each line of the transcript. */
const STAMP = /^(?:\w{3} )?[\d :/.,-]{8,30}: (?:\[[^\]]{0,20}\] )?/;

/** MDaemon: addresses, then the session with arrows. */
export const mdaemon = wordedFormat(
  "mdaemon",
  ["--- Session Transcript ---", "fatal delivery errors"],
  ({ text }) => {
    const named =
      sectionBehind(text, "Failed address:", "\n\n") ??
      sectionBehind(text, "Failed addresses follow:", "\n\n", "---") ??
      "";
    const session = sectionBehind(text, "--- Session Transcript ---", "--- End Transcript ---") ?? "";
    const exchanges = readTranscript(session.split("\n").map(withMarks));
    return findAddresses(named).map((recipient) => {
      const exchange = exchanges.find((one) => isSameAddress(one.recipient, recipient)) ?? exchanges[0];
      return { recipient, reason: exchange?.reply, command: exchange?.command, remoteHost: exchange?.host };
    });
  },
);

function withMarks(line: string): string {
  return line.trim().replace(STAMP, "").replace(/^-->/, ">>>").replace(/^<--/, "<<<");
}
